// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace heterosis {

inline constexpr int kNoLabel = -100; // of a token whose loss is not taken, as data collators of the Python world mark it

// One text to learn from. labels[t] is what ids[t] ought to be, after all tokens before it; the first is never asked.
struct Lesson {
    std::vector<int> ids, labels;
    std::vector<bool> seen; // false: padding that nobody may look at; empty: all are seen
    // What a teacher thinks of each label's place, logarithms of probabilities, [targets(), vocabulary]: the loss is then the divergence
    // KL(teacher | model) instead of the label's (G. Hinton, O. Vinyals, J. Dean 2015). Empty: the labels are wanted.
    std::vector<float> taught = {};

    std::size_t targets() const
    {
        std::size_t count = 0;
        for (std::size_t t = 1; t < labels.size(); ++t)
            count += labels[t] != kNoLabel;
        return count;
    }
};

// An answer that is wanted beside one that is not (kto: either alone), each behind its prompt; only the answers are labelled.
struct Preference {
    Lesson chosen, rejected;                              // ids empty where there is none (kto)
    double referenceChosen = 0, referenceRejected = 0;    // log p of the answers by the reference model
    Lesson chosenElsewhere, rejectedElsewhere;            // kto: the prompts with the answer of another row, for the KL term
    double referenceChosenElsewhere = 0, referenceRejectedElsewhere = 0;
};

// An answer that the learner gave itself, and what came of it; the numbers are those of its labelled tokens (ppo, grpo).
struct Rollout {
    Lesson lesson;                                // prompt and answer; only the answer is labelled
    std::vector<float> logps, reference;          // log p of each token when it was drawn, and by the reference model
    std::vector<float> advantages;
    std::vector<float> values, returns;           // ppo: what the value head said, and what it should have said
};

// What one forward and backward pass reads. Its parts stand for each other: lessons for sft, rollouts for ppo and grpo, preferences for the other kinds.
struct MicroBatch {
    std::vector<Lesson> lessons;
    std::vector<Preference> preferences;
    std::vector<Rollout> rollouts = {};

    // What the step's loss is divided by, summed over its micro-batches: target tokens, or preferences.
    std::size_t weight() const
    {
        std::size_t sum = preferences.size();
        for (const Lesson& lesson : lessons)
            sum += lesson.targets();
        for (const Rollout& rollout : rollouts)
            sum += rollout.lesson.targets();
        return sum;
    }
    std::size_t tokens() const
    {
        std::size_t sum = 0;
        for (const Lesson& lesson : lessons)
            sum += lesson.ids.size();
        for (const Preference& p : preferences)
            sum += p.chosen.ids.size() + p.rejected.ids.size() + p.chosenElsewhere.ids.size() + p.rejectedElsewhere.ids.size();
        for (const Rollout& rollout : rollouts)
            sum += rollout.lesson.ids.size();
        return sum;
    }
};

} // namespace heterosis
