// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <variant>

#include "tokenizer/json_node.h"
#include "tokenizer/regex.h"

namespace heterosis {

// What a Split or a Replace looks for: a regular expression, or a text as it stands.
class Pattern {
public:
    explicit Pattern(Regex regex) : m_what(std::move(regex)) {}
    explicit Pattern(std::string literal) : m_what(std::move(literal)) {}
    static Pattern read(const JsonNode& node); // {"Regex": ...} or {"String": ...}

    class Search {
    public:
        explicit Search(const Pattern& pattern);
        void findAll(std::string_view text, std::vector<Span>& matches);

    private:
        std::optional<Regex::Search> m_regex;
        std::string_view m_literal;
    };
    Search search() const { return Search(*this); }

private:
    std::variant<Regex, std::string> m_what;
};

} // namespace heterosis
