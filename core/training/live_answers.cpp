// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/live_answers.h"

#include <algorithm>

namespace heterosis {

namespace {

constexpr std::size_t kAsked = 3;
constexpr int kShare = 20; // one part in so many of the time

} // namespace

LiveAnswers::LiveAnswers(const LearningData& data, const ModelText* text, const std::vector<std::vector<int>>& before) : m_text(text), m_next(Clock::now())
{
    for (std::size_t i = 0; i < std::min({kAsked, data.prompts.size(), before.size()}); ++i) {
        m_prompts.push_back(data.prompts[i]);
        m_answers.push_back({.prompt = text ? text->tokenizer().decode(data.prompts[i], true) : wordsOf(data.prompts[i], nullptr), .before = wordsOf(before[i], text), .now = {}});
    }
}

bool LiveAnswers::isDue() const { return !m_prompts.empty() && Clock::now() >= m_next; }

std::vector<LiveAnswer> LiveAnswers::ask(Trainer& trainer, Control& control)
{
    const auto began = Clock::now();
    const std::vector<int> ends = m_text ? m_text->endIds() : std::vector<int>();
    const std::vector<std::uint64_t> seeds(m_prompts.size(), 0);
    const auto said = trainer.answers(m_prompts, ends, seeds, control);
    for (std::size_t i = 0; i < said.size(); ++i)
        m_answers[i].now = wordsOf(said[i], m_text);
    m_next = Clock::now() + (Clock::now() - began) * (kShare - 1);
    return m_answers;
}

} // namespace heterosis
