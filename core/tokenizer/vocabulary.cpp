// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/vocabulary.h"

namespace heterosis {

Vocabulary Vocabulary::read(const JsonNode& node)
{
    Vocabulary out;
    const Json& object = node.asObject();
    out.m_ids.reserve(object.size());
    for (const auto& [token, id] : object.items()) {
        if (!id.is_number_integer() || id < 0 || id > MaxTokenId)
            JsonNode(id, node.file(), node.placeOf(token)).asId(); // says what is wrong with it
        out.add(token, id.get<int>());
    }
    return out;
}

void Vocabulary::add(std::string token, int id)
{
    const auto at = m_ids.insert_or_assign(std::move(token), id).first;
    const auto index = static_cast<std::size_t>(id);
    if (index >= m_tokens.size())
        m_tokens.resize(index + 1);
    if (!m_tokens[index])
        m_tokens[index] = &at->first;
}

std::optional<int> Vocabulary::idOf(std::string_view token) const
{
    const auto found = m_ids.find(token);
    return found == m_ids.end() ? std::nullopt : std::optional(found->second);
}

const std::string* Vocabulary::tokenOf(int id) const noexcept
{
    return id >= 0 && static_cast<std::size_t>(id) < m_tokens.size() ? m_tokens[static_cast<std::size_t>(id)] : nullptr;
}

} // namespace heterosis
