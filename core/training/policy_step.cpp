// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/policy_step.h"

#include <cmath>

#include "base/stable_random.h"

namespace heterosis {

namespace {

constexpr double kLeast = 1e-6; // of a deviation that is divided by

// Lets a step come to its end before it is cancelled.
class UntilTheEnd final : public Control {
public:
    explicit UntilTheEnd(Control& whole) : m_whole(whole) {}
    void step(double fraction, std::string_view what) override
    {
        if (m_cancelled)
            return;
        try {
            m_whole.step(fraction, what);
        } catch (const Cancelled&) {
            m_cancelled = true;
        }
    }

private:
    Control& m_whole;
    bool m_cancelled = false;
};

Lesson lessonOf(const std::vector<int>& prompt, const std::vector<int>& answer)
{
    Lesson lesson{.ids = prompt, .labels = std::vector<int>(prompt.size(), kNoLabel)};
    lesson.ids.insert(lesson.ids.end(), answer.begin(), answer.end());
    lesson.labels.insert(lesson.labels.end(), answer.begin(), answer.end());
    return lesson;
}

struct Spread {
    double mean = 0, deviation = 0;
};

template <class Range> Spread spreadOf(const Range& values)
{
    Spread s;
    const double n = double(std::max<std::size_t>(1, values.size()));
    for (const auto value : values)
        s.mean += double(value) / n;
    for (const auto value : values)
        s.deviation += (double(value) - s.mean) * (double(value) - s.mean) / n;
    s.deviation = std::sqrt(s.deviation);
    return s;
}

} // namespace

PolicyStep::Answered PolicyStep::answer(Trainer& trainer, const std::vector<std::vector<std::size_t>>& asked, std::int64_t index, Control& control) const
{
    const auto group = std::size_t(m_settings.policy.group);
    const std::uint64_t start = splitMix64(splitMix64(m_settings.seed ^ fnv1a("answers")) + std::uint64_t(index) * kGoldenStep);
    std::vector<std::vector<int>> prompts;
    std::vector<std::size_t> rows;
    std::vector<std::uint64_t> seeds;
    for (const std::vector<std::size_t>& batch : asked)
        for (const std::size_t row : batch)
            for (std::size_t i = 0; i < group; ++i) {
                seeds.push_back(splitMix64(start + rows.size() * kGoldenStep));
                rows.push_back(row);
                prompts.push_back(m_ratings.prompt(row));
            }
    std::vector<std::vector<int>> answers = trainer.answers(prompts, m_ratings.ends(), seeds, control);
    Answered all;
    all.ratings = m_ratings.rate(rows, answers, control);
    all.figures.reward = spreadOf(all.ratings).mean;
    all.figures.sample = m_text.spoken(answers.front());
    std::size_t next = 0;
    for (const std::vector<std::size_t>& batch : asked) {
        MicroBatch& made = all.batches.emplace_back();
        for (std::size_t i = 0; i < batch.size() * group; ++i, ++next) {
            made.rollouts.emplace_back().lesson = lessonOf(prompts[next], answers[next]);
            all.figures.length += double(answers[next].size()) / double(rows.size());
        }
    }
    return all;
}

void PolicyStep::addLikelihoods(MicroBatch& batch, Trainer& trainer, Voice& reference, Control& control) const
{
    std::vector<const Lesson*> texts;
    for (const Rollout& rollout : batch.rollouts)
        texts.push_back(&rollout.lesson);
    const Trainer::Tokens tokens = trainer.tokens(texts, control);
    std::size_t at = 0;
    for (Rollout& rollout : batch.rollouts) {
        const std::size_t count = rollout.lesson.targets();
        rollout.logps.assign(tokens.logps.begin() + std::ptrdiff_t(at), tokens.logps.begin() + std::ptrdiff_t(at + count));
        if (!tokens.values.empty())
            rollout.values.assign(tokens.values.begin() + std::ptrdiff_t(at), tokens.values.begin() + std::ptrdiff_t(at + count));
        at += count;
        std::vector<std::size_t> places;
        for (std::size_t t = rollout.lesson.ids.size() - count; t < rollout.lesson.ids.size(); ++t)
            places.push_back(t);
        rollout.reference = reference.logprobs(rollout.lesson.ids, places, control, m_settings.policy.temperature);
    }
}

void PolicyStep::compareAnswers(Answered& all) const
{
    const auto group = std::size_t(m_settings.policy.group);
    std::size_t next = 0;
    for (MicroBatch& batch : all.batches)
        for (std::size_t i = 0; i < batch.rollouts.size(); ++i, ++next) {
            const Spread spread = spreadOf(std::span(all.ratings).subspan(next - i % group, group));
            const double ahead = spread.deviation > kLeast ? (all.ratings[next] - spread.mean) / spread.deviation : 0;
            batch.rollouts[i].advantages.assign(batch.rollouts[i].logps.size(), float(ahead));
        }
}

void PolicyStep::compareTokens(Answered& all) const
{
    const TrainingSettings::Policy& set = m_settings.policy;
    std::vector<float> advantages;
    std::size_t next = 0;
    for (MicroBatch& batch : all.batches)
        for (Rollout& r : batch.rollouts) {
            const std::size_t count = r.logps.size();
            r.advantages.resize(count);
            r.returns.resize(count);
            double ahead = 0, later = 0; // later: the value of what follows
            for (std::size_t t = count; t-- > 0;) {
                const double reward = -set.kl * double(r.logps[t] - r.reference[t]) + (t + 1 == count ? all.ratings[next] : 0);
                ahead = reward + later - double(r.values[t]) + set.lambda * ahead;
                later = double(r.values[t]);
                r.advantages[t] = float(ahead);
                r.returns[t] = float(ahead + later);
            }
            ++next;
            advantages.insert(advantages.end(), r.advantages.begin(), r.advantages.end());
        }
    const Spread spread = spreadOf(advantages);
    for (MicroBatch& batch : all.batches)
        for (Rollout& r : batch.rollouts)
            for (float& a : r.advantages)
                a = float((double(a) - spread.mean) / (spread.deviation + kLeast));
}

TrainedStep PolicyStep::operator()(Trainer& trainer, Voice& reference, const std::vector<std::vector<std::size_t>>& asked, std::int64_t index, Control& control) const
{
    Answered all = answer(trainer, asked, index, control);
    double divergence = 0, tokens = 0;
    for (MicroBatch& batch : all.batches) {
        addLikelihoods(batch, trainer, reference, control);
        for (const Rollout& r : batch.rollouts)
            for (std::size_t t = 0; t < r.logps.size(); ++t, ++tokens) {
                const double ahead = double(r.reference[t]) - double(r.logps[t]);
                divergence += std::exp(ahead) - ahead - 1;
            }
    }
    all.figures.kl = divergence / std::max(1.0, tokens);
    m_settings.kind == "ppo" ? compareTokens(all) : compareAnswers(all);
    std::vector<const MicroBatch*> batches;
    for (const MicroBatch& batch : all.batches)
        batches.push_back(&batch);
    UntilTheEnd rest(control);
    TrainedStep done = trainer.step(batches, index, control, {0, m_settings.policy.passes});
    for (std::int64_t pass = 1; pass < m_settings.policy.passes && done.finite; ++pass) {
        const TrainedStep again = trainer.step(batches, index, rest, {pass, m_settings.policy.passes});
        done.finite = again.finite;
        done.read += again.read;
        done.seconds += again.seconds;
    }
    done.answered = std::move(all.figures);
    return done;
}

} // namespace heterosis
