// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/json_node.h"

namespace heterosis {

namespace {

const Text Broken = "The tokenizer file is damaged or of an unknown make; fetch it again from its source";

} // namespace

std::string JsonNode::placeOf(std::string_view key) const
{
    return m_place.empty() ? std::string(key) : m_place + "." + std::string(key);
}

bool JsonNode::has(std::string_view key) const
{
    const Json& object = asObject();
    const auto found = object.find(key);
    return found != object.end() && !found->is_null();
}

std::optional<JsonNode> JsonNode::child(std::string_view key) const
{
    if (!has(key))
        return std::nullopt;
    return JsonNode(*asObject().find(key), m_file, placeOf(key));
}

JsonNode JsonNode::need(std::string_view key) const
{
    if (auto found = child(key))
        return *found;
    fail(text("The tokenizer lacks \"{}\"", key), Broken);
}

std::vector<JsonNode> JsonNode::list(std::string_view key) const
{
    const JsonNode array = need(key);
    std::vector<JsonNode> out;
    for (const Json& entry : array.asArray())
        out.emplace_back(entry, m_file, array.m_place + "[" + std::to_string(out.size()) + "]");
    return out;
}

bool JsonNode::flag(std::string_view key, bool otherwise) const
{
    const auto found = child(key);
    if (!found)
        return otherwise;
    if (!found->m_value->is_boolean())
        found->fail("This must be true or false", Broken);
    return found->m_value->get<bool>();
}

std::string JsonNode::string(std::string_view key) const { return need(key).asString(); }

std::optional<std::string> JsonNode::optionalString(std::string_view key) const
{
    const auto found = child(key);
    return found ? std::optional(found->asString()) : std::nullopt;
}

int JsonNode::id(std::string_view key) const { return need(key).asId(); }

std::string JsonNode::asString() const
{
    if (!m_value->is_string())
        fail("This must be a text", Broken);
    return m_value->get<std::string>();
}

int JsonNode::asId() const
{
    if (!m_value->is_number_integer())
        fail("A token's id must be a whole number", Broken);
    // A number beyond int64 is stored unsigned by the parser and would turn negative here: refused either way.
    const auto number = m_value->get<std::int64_t>();
    if (number < 0 || number > MaxTokenId)
        fail(text("The token id {} is outside 0..{}", m_value->dump(), MaxTokenId), Broken);
    return static_cast<int>(number);
}

const Json& JsonNode::asObject() const
{
    if (!m_value->is_object())
        fail("This must be an object with named fields", Broken);
    return *m_value;
}

const Json& JsonNode::asArray() const
{
    if (!m_value->is_array())
        fail("This must be a list", Broken);
    return *m_value;
}

void JsonNode::fail(Text message, Text remedy) const
{
    throw Error({.message = std::move(message), .file = m_file, .place = m_place, .remedy = std::move(remedy)});
}

} // namespace heterosis
