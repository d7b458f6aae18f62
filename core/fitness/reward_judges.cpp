// SPDX-License-Identifier: GPL-3.0-or-later
#include "fitness/reward_judges.h"

#include "fitness/judged_rows.h"

namespace heterosis {

namespace {

void needModel(const JudgeSpec& spec)
{
    if (spec.model.empty())
        throw Error({.message = text("The judge {} needs a reward model", spec.judge), .file = spec.file.string(), .place = "model",
                     .remedy = text("Name a checkpoint that a run of the kind reward has made")});
}

} // namespace

RewardJudge::RewardJudge(const JudgeSpec& spec, const JudgedModel& model, Control& control)
    : AnswerJudge("reward", spec, {Shape::Prompts, Shape::Norms, Shape::Preferences}, model, control), m_subject(spec.model.string())
{
    needModel(spec);
    m_model = std::make_unique<RewardModel>(spec.model, control);
}

std::vector<double> RewardJudge::rate(std::span<const std::size_t> items, std::span<const std::vector<int>> answers, Control& control) const
{
    std::vector<double> ratings;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto [known, isNew] = m_known.try_emplace({items[i], answers[i]}, 0);
        if (isNew)
            known->second = m_model->rate(m_rows[items[i]].messages, m_text->spoken(answers[i]), control);
        ratings.push_back(known->second);
    }
    return ratings;
}

void RewardJudge::describe(Score& score, const std::vector<ItemValue>& values, const Outputs& outputs) const
{
    score.details["model"] = m_subject;
    addAnswers(score, outputs, values, "reward");
}

RatedPreferencesJudge::RatedPreferencesJudge(const JudgeSpec& spec, const JudgedModel&, Control& control)
    : Judge("preferences", spec.file.string()), m_subject(spec.model.string())
{
    needModel(spec);
    RewardModel model(spec.model, control);
    for (const auto& row : judgedRows(spec, {Shape::Preferences}, control, m_problems)) {
        const double ahead = model.rate(row.messages, row.chosen, control) - model.rate(row.messages, row.rejected, control);
        addItem({}, {});
        m_values.push_back({.sum = ahead > 0 ? 1.0 : 0.0, .other = ahead});
    }
}

void RatedPreferencesJudge::describe(Score& score, const std::vector<ItemValue>& values, const Outputs&) const
{
    score.details["model"] = m_subject;
    double margin = 0;
    for (const ItemValue& value : values)
        margin += value.other / double(values.size());
    score.details["margin"] = margin;
}

} // namespace heterosis
