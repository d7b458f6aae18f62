// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <span>
#include <vector>

#include "fitness/answer_judges.h"
#include "training/settings.h"

namespace heterosis {

// What a run that learns from its own answers asks, and what answers are worth: the prompts of its norm suite, or of its data, rated
// by the suite or by a reward model.
class Ratings {
public:
    // context: tokens of a text at most. Throws Error: as makeJudge().
    Ratings(const TrainingSettings& settings, std::shared_ptr<const ModelText> text, std::int64_t context, Control& control);

    std::size_t size() const noexcept { return m_asked.size(); }
    const std::vector<int>& prompt(std::size_t asked) const;
    const std::vector<int>& ends() const noexcept { return m_learned.front()->questions().limits.endIds; }
    std::vector<double> rate(std::span<const std::size_t> asked, std::span<const std::vector<int>> answers, Control& control) const;

    struct Named {
        const AnswerJudge* judge;
        std::optional<int> half;
    };
    std::vector<Named> learned() const, held() const; // held: what nothing is learned from (valid; the other half of the suite)
    std::vector<std::string> problems() const;

private:
    using Judges = std::vector<std::unique_ptr<AnswerJudge>>;
    struct Place {
        std::size_t judge, item;
    };
    Judges m_learned, m_held;
    std::vector<std::optional<int>> m_halves; // of m_held
    std::optional<int> m_half;
    std::vector<Place> m_asked;
};

} // namespace heterosis
