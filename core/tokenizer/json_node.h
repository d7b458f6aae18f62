// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/json.h"

namespace heterosis {

// A value of a tokenizer file and where it stands, so that every complaint names the file and the place.
class JsonNode {
public:
    JsonNode(const Json& value, std::string file, std::string place = {})
        : m_value(&value), m_file(std::move(file)), m_place(std::move(place))
    {
    }

    const Json& value() const noexcept { return *m_value; }
    const std::string& file() const noexcept { return m_file; }
    const std::string& place() const noexcept { return m_place; }
    std::string placeOf(std::string_view key) const;

    bool has(std::string_view key) const; // there, and not null
    std::optional<JsonNode> child(std::string_view key) const; // nullopt where it is missing or null
    JsonNode need(std::string_view key) const;
    std::vector<JsonNode> list(std::string_view key) const; // must be there

    bool flag(std::string_view key, bool otherwise) const;
    std::string string(std::string_view key) const; // must be there
    std::optional<std::string> optionalString(std::string_view key) const;
    std::string type() const { return string("type"); }
    int id(std::string_view key) const; // a token's number

    std::string asString() const;
    int asId() const;
    const Json& asObject() const;
    const Json& asArray() const;

    [[noreturn]] void fail(Text message, Text remedy = {}) const;

private:
    const Json* m_value;
    std::string m_file, m_place;
};

// A larger number is refused: no vocabulary comes near it, and a table of that size would be the file's choice, not ours.
constexpr int MaxTokenId = (1 << 22) - 1;

} // namespace heterosis
