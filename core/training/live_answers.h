// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <string>
#include <vector>

#include "base/control.h"
#include "dataset/model_text.h"
#include "training/learning_data.h"
#include "training/trainer.h"

namespace heterosis {

// A prompt of the data, what the model answered before it learned, and what it answers now.
struct LiveAnswer {
    std::string prompt, before, now;
};

// Lets a learner answer a few prompts now and then, greedily and without a change to what it learns: so seldom that it takes a twentieth
// of the time.
class LiveAnswers {
public:
    // before: answers to the data's prompts, in their order.
    LiveAnswers(const LearningData& data, const ModelText* text, const std::vector<std::vector<int>>& before);
    bool isDue() const;                      // false where there is nothing to ask, too
    std::vector<LiveAnswer> ask(Trainer& trainer, Control& control);

private:
    using Clock = std::chrono::steady_clock;

    const ModelText* m_text;
    std::vector<std::vector<int>> m_prompts;
    std::vector<LiveAnswer> m_answers;
    Clock::time_point m_next;
};

} // namespace heterosis
