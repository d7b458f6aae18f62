// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <utility>

#include "fitness/answer_judges.h"
#include "fitness/reward_model.h"

namespace heterosis {

// The mean rating that a reward model gives to the answers.
class RewardJudge final : public AnswerJudge {
public:
    RewardJudge(const JudgeSpec& spec, const JudgedModel& model, Control& control);
    std::vector<double> rate(std::span<const std::size_t> items, std::span<const std::vector<int>> answers, Control& control) const override;

private:
    void describe(Score& score, const std::vector<ItemValue>& values, const Outputs& outputs) const override;
    std::string m_subject;
    std::unique_ptr<RewardModel> m_model;
    mutable std::map<std::pair<std::size_t, std::vector<int>>, double> m_known; // of greedy answers, which are asked for again and again
};

// Share of pairs whose chosen answer a reward model rates higher. The one that is judged is not asked.
class RatedPreferencesJudge final : public Judge {
public:
    RatedPreferencesJudge(const JudgeSpec& spec, const JudgedModel& model, Control& control);
    std::vector<ItemValue> values(const Outputs&) const override { return m_values; }

private:
    void describe(Score& score, const std::vector<ItemValue>& values, const Outputs& outputs) const override;
    std::string m_subject;
    std::vector<ItemValue> m_values; // other: the distance of the two ratings
};

} // namespace heterosis
