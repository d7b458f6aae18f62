// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/pattern.h"

namespace heterosis {

Pattern Pattern::read(const JsonNode& node)
{
    if (const auto regex = node.optionalString("Regex"))
        return Pattern(Regex(*regex, Regex::Dialect::Oniguruma, node.file(), node.placeOf("Regex")));
    if (const auto literal = node.optionalString("String")) {
        if (literal->empty())
            node.fail("The pattern is empty", "Fetch the tokenizer again from its source");
        return Pattern(*literal);
    }
    node.fail("A pattern must be a \"Regex\" or a \"String\"", "Fetch the tokenizer again from its source");
}

Pattern::Search::Search(const Pattern& pattern)
{
    if (const auto* regex = std::get_if<Regex>(&pattern.m_what))
        m_regex.emplace(*regex);
    else
        m_literal = std::get<std::string>(pattern.m_what);
}

void Pattern::Search::findAll(std::string_view text, std::vector<Span>& matches)
{
    if (m_regex)
        return m_regex->findAll(text, matches);
    matches.clear();
    for (std::size_t at = 0; (at = text.find(m_literal, at)) != std::string_view::npos; at += m_literal.size())
        matches.push_back({at, at + m_literal.size()});
}

} // namespace heterosis
