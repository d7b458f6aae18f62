// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/sentencepiece_normalizer.h"

#include "tokenizer/utf8.h"

namespace heterosis {

SentencePieceNormalizer::Prefix SentencePieceNormalizer::prefixOf(std::string_view text) const
{
    if (const std::size_t length = m_userDefined.longestPrefixOf(text))
        return {text.substr(0, length), length};
    if (const auto match = m_model.charsmap.longest(text))
        return {match->replacement, match->length};
    const std::size_t length = utf8At(text, 0).length;
    return {text.substr(0, length), length};
}

std::string SentencePieceNormalizer::apply(std::string_view text, bool dummyPrefix) const
{
    const std::string_view space = m_model.escapeSpaces ? SpaceSymbol : std::string_view(" ");
    const bool trim = m_model.removeExtraSpaces, dummy = dummyPrefix && m_model.addDummyPrefix;
    while (trim && !text.empty()) {
        const Prefix prefix = prefixOf(text);
        if (prefix.normal != " ")
            break;
        text.remove_prefix(prefix.length);
    }
    std::string out;
    if (text.empty())
        return out;
    out.reserve(text.size() * 2);
    if (dummy && !m_model.spaceAsSuffix)
        out += space;
    bool afterSpace = trim;
    while (!text.empty()) {
        Prefix prefix = prefixOf(text);
        while (afterSpace && prefix.normal.starts_with(' '))
            prefix.normal.remove_prefix(1);
        for (const char c : prefix.normal) {
            if (c == ' ')
                out += space;
            else
                out += c;
        }
        if (!prefix.normal.empty())
            afterSpace = trim && prefix.normal.ends_with(' ');
        text.remove_prefix(prefix.length);
    }
    while (trim && out.ends_with(space))
        out.resize(out.size() - space.size());
    if (dummy && m_model.spaceAsSuffix)
        out += space;
    return out;
}

} // namespace heterosis
