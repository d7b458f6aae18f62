// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <span>
#include <vector>

#include "fitness/answer_judges.h"
#include "training/settings.h"

namespace heterosis {

// What a run that learns from its own answers asks, and what answers are worth: the prompts of its norm suite, or of its data, rated
// by the suite or by a reward model. And of any run the norm suite that its proof asks.
class Ratings {
public:
    // context: tokens of a text at most. Throws Error: as makeJudge().
    Ratings(const TrainingSettings& settings, std::shared_ptr<const ModelText> text, std::int64_t context, Control& control);

    std::size_t size() const noexcept { return m_asked.size(); }
    const std::vector<int>& prompt(std::size_t asked) const;
    const std::vector<int>& ends() const noexcept { return m_all.front().judge->questions().limits.endIds; }
    std::vector<double> rate(std::span<const std::size_t> asked, std::span<const std::vector<int>> answers, Control& control) const;

    // In this order: "train"; what nothing is learned from: "valid" (the file, or the other half of the suite), "norms" (the proof's suite).
    struct Named {
        std::string name;
        std::unique_ptr<AnswerJudge> judge;
        std::optional<int> half;
    };
    const std::vector<Named>& all() const noexcept { return m_all; }
    std::vector<std::vector<int>> heldPrompts(std::size_t most) const;
    std::vector<std::vector<int>> shownPrompts(std::size_t most) const; // those, and where they are too few, some that are learned from
    std::vector<std::string> problems() const;

private:
    struct Place {
        std::size_t judge, item;
    };
    std::vector<Named> m_all;
    std::vector<Place> m_asked;
};

} // namespace heterosis
