// SPDX-License-Identifier: GPL-3.0-or-later
#include "fitness/reward_model.h"

#include "base/error.h"
#include "base/whole_number.h"
#include "inheritance/subject.h"

namespace heterosis {

std::size_t ratedPlace(std::span<const int> ids, std::int64_t padding)
{
    std::size_t place = ids.size();
    while (place > 1 && ids[place - 1] == padding)
        --place;
    return place - 1;
}

std::int64_t paddingOf(const Checkpoint& checkpoint)
{
    const Json config = checkpoint.config().value_or(Json::object());
    const auto padding = config.contains("pad_token_id") ? wholeNumber(config["pad_token_id"]) : std::nullopt;
    return padding.value_or(-1);
}

std::int64_t scorePadding(const Checkpoint& checkpoint, const ModelConfig& config)
{
    const std::int64_t said = paddingOf(checkpoint);
    return said >= 0 || config.eos.empty() ? said : config.eos.front();
}

RewardModel::RewardModel(const std::filesystem::path& path, Control& control)
{
    const Subject subject = Subject::open(path, control);
    const Part* head = subject.map->part("score.weight");
    if (!head || head->shape.front() != 1)
        throw Error({.message = head ? text("{} sorts texts into {} classes and rates none", subject.name, head->shape.front())
                                     : text("{} is no reward model: it has no score.weight", subject.name),
                     .file = path.string(), .remedy = text("Train one: a run of the kind reward on pairs of a chosen and a rejected answer")});
    const ModelConfig& config = subject.map->config;
    m_voice = std::make_unique<Voice>(subject.map, subject.source, chooseCompute({}, config));
    m_text = std::make_unique<ModelText>(subject.tokenizer, config.bos, config.eos);
    m_padding = paddingOf(*subject.map->checkpoint);
}

double RewardModel::rate(std::span<const int> ids, Control& control)
{
    return double(m_voice->logits(ids, false, control).logits.at(ratedPlace(ids, m_padding)));
}

double RewardModel::rate(const std::vector<ChatMessage>& turns, const std::string& answer, Control& control)
{
    std::vector<int> ids = m_text->answered(turns, answer).ids;
    ids.resize(std::min(ids.size(), std::size_t(m_voice->map().config.context)));
    return rate(ids, control);
}

} // namespace heterosis
