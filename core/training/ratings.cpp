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

Ratings::Ratings(const TrainingSettings& settings, std::shared_ptr<const ModelText> text, std::int64_t context, Control& control)
{
    const TrainingSettings::Policy& policy = settings.policy;
    const JudgedModel model{std::move(text), context};
    const auto add = [&](const char* name, JudgeSpec spec) {
        const std::optional<int> half = spec.half;
        m_all.push_back({name, judgeOf(spec, model, control), half});
    };
    if (settings.explores()) {
        const JudgeSpec common{.judge = policy.norms.empty() ? "reward" : "norms", .maxNew = int(policy.maxNew), .model = policy.rewardModel};
        const auto from = [&](const std::filesystem::path& file, std::optional<int> half) {
            JudgeSpec spec = common;
            spec.file = file;
            spec.half = half;
            return spec;
        };
        if (!policy.norms.empty())
            add("train", from(policy.norms, policy.half));
        for (const TrainingSettings::Source& source : settings.data)
            add("train", from(source.file, std::nullopt));
        for (std::size_t j = 0; j < m_all.size(); ++j)
            for (std::size_t i = 0; i < m_all[j].judge->questions().prompts.size(); ++i)
                m_asked.push_back({j, i});
        if (!settings.valid.empty())
            add("valid", from(settings.valid, std::nullopt));
        else if (policy.half)
            add("valid", from(policy.norms, 1 - *policy.half));
    }
    if (!settings.norms.file.empty())
        add("norms", {.judge = "norms", .file = settings.norms.file, .half = settings.norms.half, .maxNew = int(settings.norms.maxNew)});
}

const std::vector<int>& Ratings::prompt(std::size_t asked) const
{
    const Place& place = m_asked.at(asked);
    return m_all[place.judge].judge->questions().prompts[place.item];
}

std::vector<double> Ratings::rate(std::span<const std::size_t> asked, std::span<const std::vector<int>> answers, Control& control) const
{
    std::vector<double> ratings(asked.size());
    for (std::size_t j = 0; j < m_all.size(); ++j) {
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
        const std::vector<double> some = m_all[j].judge->rate(items, said, control);
        for (std::size_t i = 0; i < places.size(); ++i)
            ratings[places[i]] = some[i];
    }
    return ratings;
}

std::vector<std::vector<int>> Ratings::heldPrompts(std::size_t most) const
{
    std::vector<std::vector<int>> prompts;
    for (const Named& one : m_all)
        if (one.name != "train")
            for (const std::vector<int>& prompt : one.judge->questions().prompts)
                if (prompts.size() < most)
                    prompts.push_back(prompt);
    return prompts;
}

std::vector<std::vector<int>> Ratings::shownPrompts(std::size_t most) const
{
    std::vector<std::vector<int>> prompts = heldPrompts(most);
    for (std::size_t i = 0; i < size() && prompts.size() < most; ++i)
        prompts.push_back(prompt(i));
    return prompts;
}

std::vector<std::string> Ratings::problems() const
{
    std::vector<std::string> all;
    for (const Named& one : m_all)
        for (const std::string& line : one.judge->problems())
            all.push_back(one.judge->file() + ", " + line);
    return all;
}

} // namespace heterosis
