// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/wordpiece.h"

#include <algorithm>

namespace heterosis {

namespace {

bool continuesCharacter(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

} // namespace

WordPiece::WordPiece(Vocabulary vocabulary, WordPieceOptions options) : m_vocabulary(std::move(vocabulary)), m_options(std::move(options))
{
    for (std::size_t id = 0; id < m_vocabulary.size(); ++id)
        if (const std::string* token = m_vocabulary.tokenOf(static_cast<int>(id)))
            m_longestToken = std::max(m_longestToken, token->size());
}

std::unique_ptr<const TokenModel> WordPiece::read(const JsonNode& node)
{
    WordPieceOptions options;
    options.unknown = node.optionalString("unk_token").value_or(options.unknown);
    options.continuingPrefix = node.optionalString("continuing_subword_prefix").value_or(options.continuingPrefix);
    if (node.has("max_input_chars_per_word"))
        options.longestWord = static_cast<std::size_t>(node.id("max_input_chars_per_word"));
    return std::make_unique<WordPiece>(Vocabulary::read(node.need("vocab")), std::move(options));
}

bool WordPiece::cover(std::string_view word, std::vector<int>& ids) const
{
    std::string token;
    for (std::size_t at = 0; at < word.size();) {
        std::size_t end = std::min(word.size(), at + m_longestToken);
        for (;; --end) {
            if (end <= at)
                return false;
            if (end < word.size() && continuesCharacter(word[end]))
                continue;
            token = at > 0 ? m_options.continuingPrefix : std::string();
            token += word.substr(at, end - at);
            if (const auto id = m_vocabulary.idOf(token)) {
                ids.push_back(*id);
                break;
            }
        }
        at = end;
    }
    return true;
}

void WordPiece::tokenize(std::string_view word, std::vector<int>& ids) const
{
    const std::size_t before = ids.size();
    const auto characters = static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) { return !continuesCharacter(c); }));
    if (characters <= m_options.longestWord && cover(word, ids))
        return;
    ids.resize(before);
    const auto unknown = m_vocabulary.idOf(m_options.unknown);
    if (!unknown)
        throw Error({.message = text("The text has a word that is not in the vocabulary, nor is the unknown token \"{}\"", m_options.unknown),
            .remedy = "Leave that word out, or use another tokenizer"});
    ids.push_back(*unknown);
}

} // namespace heterosis
