// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/text.h"
#include "tokenizer/chat_template.h"

namespace heterosis {

// The fields of one row, each read as what it has to be. Everything that is not throws an Error that names line, field and remedy.
class Fields {
public:
    Fields(const Json& row, std::size_t line) : m_row(row), m_line(line) {}

    bool has(std::string_view field) const { return m_row.contains(field) && !m_row.at(std::string(field)).is_null(); }
    bool isList(std::string_view field) const { return has(field) && at(field).is_array(); }
    std::string string(std::string_view field) const;
    std::vector<std::string> strings(std::string_view field) const; // none where the field is absent
    const Json& list(std::string_view field) const;                 // empty where it is absent
    bool truth(std::string_view field) const;                       // true, false; "true", "0" of a table
    std::size_t index(std::string_view field, std::size_t count) const; // 0-based; a letter A, B, ... too
    // A list of {"role", "content"} or {"from", "value"}; roles are user, assistant or system afterwards.
    std::vector<ChatMessage> turns(std::string_view field) const;
    // A text (one turn of the user) or a list of turns; never blank.
    std::vector<ChatMessage> promptTurns(std::string_view field) const;
    [[noreturn]] void fail(std::string_view field, Text message, Text remedy) const;

private:
    const Json& at(std::string_view field) const; // throws where it is absent
    ChatMessage turn(std::string_view field, const Json& value, std::size_t number) const;
    const Json& m_row;
    std::size_t m_line;
};

bool isTruth(const Json& value); // a truth value, or a table's word for one

} // namespace heterosis
