// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/ratings.h"

namespace heterosis {

namespace {

std::unique_ptr<AnswerJudge> judgeOf(const JudgeSpec& spec, const JudgedModel& model, Control& control)
{
    std::unique_ptr<Judge> judge = makeJudge(spec, model, control);
    auto* answers = dynamic_cast<AnswerJudge*>(judge.get()); // norms and reward are
    judge.release();
    return std::unique_ptr<AnswerJudge>(answers);
}

} // namespace

Ratings::Ratings(const TrainingSettings& settings, std::shared_ptr<const ModelText> text, std::int64_t context, Control& control) : m_half(settings.policy.half)
{
    const TrainingSettings::Policy& policy = settings.policy;
    const JudgedModel model{std::move(text), context};
    const JudgeSpec common{.judge = policy.norms.empty() ? "reward" : "norms", .file = policy.norms, .maxNew = int(policy.maxNew), .model = policy.rewardModel};
    const auto add = [&](Judges& judges, const std::filesystem::path& file, std::optional<int> half) {
        JudgeSpec spec = common;
        spec.file = file;
        spec.half = half;
        judges.push_back(judgeOf(spec, model, control));
    };
    const auto hold = [&](const std::filesystem::path& file, std::optional<int> half) {
        add(m_held, file, half);
        m_halves.push_back(half);
    };
    if (!policy.norms.empty())
        add(m_learned, policy.norms, policy.half);
    for (const TrainingSettings::Source& source : settings.data)
        add(m_learned, source.file, std::nullopt);
    if (!settings.valid.empty())
        hold(settings.valid, std::nullopt);
    else if (policy.half)
        hold(policy.norms, 1 - *policy.half);
    for (std::size_t j = 0; j < m_learned.size(); ++j)
        for (std::size_t i = 0; i < m_learned[j]->questions().prompts.size(); ++i)
            m_asked.push_back({j, i});
}

const std::vector<int>& Ratings::prompt(std::size_t asked) const
{
    const Place& place = m_asked.at(asked);
    return m_learned[place.judge]->questions().prompts[place.item];
}

std::vector<double> Ratings::rate(std::span<const std::size_t> asked, std::span<const std::vector<int>> answers, Control& control) const
{
    std::vector<double> ratings(asked.size());
    for (std::size_t j = 0; j < m_learned.size(); ++j) {
        std::vector<std::size_t> items, places;
        std::vector<std::vector<int>> said;
        for (std::size_t i = 0; i < asked.size(); ++i)
            if (m_asked[asked[i]].judge == j) {
                items.push_back(m_asked[asked[i]].item);
                places.push_back(i);
                said.push_back(answers[i]);
            }
        if (items.empty())
            continue;
        const std::vector<double> some = m_learned[j]->rate(items, said, control);
        for (std::size_t i = 0; i < places.size(); ++i)
            ratings[places[i]] = some[i];
    }
    return ratings;
}

std::vector<Ratings::Named> Ratings::learned() const
{
    std::vector<Named> all;
    for (const auto& judge : m_learned)
        all.push_back({judge.get(), m_half});
    return all;
}

std::vector<Ratings::Named> Ratings::held() const
{
    std::vector<Named> all;
    for (std::size_t i = 0; i < m_held.size(); ++i)
        all.push_back({m_held[i].get(), m_halves[i]});
    return all;
}

std::vector<std::string> Ratings::problems() const
{
    std::vector<std::string> all;
    for (const Judges* judges : {&m_learned, &m_held})
        for (const auto& judge : *judges)
            for (const std::string& line : judge->problems())
                all.push_back(judge->file() + ", " + line);
    return all;
}

} // namespace heterosis
