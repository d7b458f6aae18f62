// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/added_tokens.h"

#include <algorithm>

#include "tokenizer/characters.h"
#include "tokenizer/utf8.h"

namespace heterosis {

namespace {

// Start of the last character of a text that is not empty.
std::size_t lastCharacter(std::string_view text)
{
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
        --at;
    return at;
}

bool endsInWord(std::string_view text) { return !text.empty() && isWordCharacter(utf8At(text, lastCharacter(text)).codePoint); }

bool startsWithWord(std::string_view text) { return !text.empty() && isWordCharacter(utf8At(text, 0).codePoint); }

std::size_t withoutSpaceOnTheRight(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t last = lastCharacter(text);
        if (!isWhitespace(utf8At(text, last).codePoint))
            break;
        text = text.substr(0, last);
    }
    return text.size();
}

std::size_t spaceOnTheLeft(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        const Utf8Part part = utf8At(text, at);
        if (!isWhitespace(part.codePoint))
            break;
        at += part.length;
    }
    return at;
}

} // namespace

AddedToken AddedToken::read(const JsonNode& node)
{
    AddedToken out;
    out.content = node.string("content");
    out.special = node.flag("special", false);
    out.singleWord = node.flag("single_word", false);
    out.lstrip = node.flag("lstrip", false);
    out.rstrip = node.flag("rstrip", false);
    out.normalized = node.flag("normalized", !out.special);
    return out;
}

void AddedTokens::Tree::add(std::string_view content, int id)
{
    int at = 0;
    for (const char c : content) {
        const auto byte = static_cast<unsigned char>(c);
        int to = child(at, byte);
        if (to < 0) {
            to = static_cast<int>(nodes.size());
            nodes.emplace_back();
            nodes[static_cast<std::size_t>(at)].next.emplace_back(byte, to);
        }
        at = to;
    }
    if (nodes[static_cast<std::size_t>(at)].id < 0) // two that look alike once normalised: the first one is found
        nodes[static_cast<std::size_t>(at)].id = id;
}

int AddedTokens::Tree::child(int node, unsigned char byte) const
{
    for (const auto& [key, to] : nodes[static_cast<std::size_t>(node)].next)
        if (key == byte)
            return to;
    return -1;
}

std::size_t AddedTokens::Tree::longest(std::string_view text, std::size_t at, int& id) const
{
    std::size_t length = 0;
    int node = 0;
    for (std::size_t i = at; i < text.size(); ++i) {
        node = child(node, static_cast<unsigned char>(text[i]));
        if (node < 0)
            break;
        if (nodes[static_cast<std::size_t>(node)].id >= 0) {
            id = nodes[static_cast<std::size_t>(node)].id;
            length = i + 1 - at;
        }
    }
    return length;
}

AddedTokens::AddedTokens(const std::vector<AddedToken>& tokens, const Vocabulary& vocabulary, const Normalizer* normalizer)
{
    number(tokens, vocabulary);
    for (const bool special : {true, false})
        for (const AddedToken& token : tokens) {
            if (token.content.empty() || token.special != special)
                continue;
            std::string content = token.content;
            if (token.normalized && normalizer)
                normalizer->apply(content);
            const int id = m_ids.at(token.content);
            if (!content.empty())
                (token.normalized ? m_normalized : m_raw).add(content, id);
            m_tokens.at(id).content = std::move(content); // is decoded to what it looks like in a normalised text
        }
}

void AddedTokens::number(const std::vector<AddedToken>& tokens, const Vocabulary& vocabulary)
{
    int next = static_cast<int>(vocabulary.count());
    for (const AddedToken& token : tokens) {
        if (token.content.empty()) // would be found everywhere
            continue;
        auto id = idOf(token.content);
        if (!id)
            id = vocabulary.idOf(token.content);
        if (!id)
            id = next;
        next = std::max(next, *id + 1 > static_cast<int>(vocabulary.count()) ? *id + 1 : next);
        m_ids[token.content] = *id;
        m_tokens[*id] = token;
        m_size = std::max(m_size, static_cast<std::size_t>(*id) + 1);
        if (token.special)
            m_special.insert(token.content);
    }
}

void AddedTokens::split(const Tree& tree, std::string_view text, bool parseSpecial, const Sink& sink) const
{
    std::size_t from = 0;
    int id = -1;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = tree.longest(text, at, id);
        if (length == 0) {
            ++at;
            continue;
        }
        std::size_t begin = at, end = at + length;
        at = end;
        const AddedToken& token = m_tokens.at(id);
        if (token.special && !parseSpecial)
            continue;
        if (token.singleWord && (endsInWord(text.substr(0, begin)) || startsWithWord(text.substr(end))))
            continue;
        if (token.lstrip)
            begin = std::max(withoutSpaceOnTheRight(text.substr(0, begin)), from);
        if (token.rstrip)
            end += spaceOnTheLeft(text.substr(end));
        if (from < begin)
            sink(text.substr(from, begin - from), -1);
        sink(text.substr(begin, end > begin ? end - begin : 0), id);
        from = end;
    }
    if (from < text.size())
        sink(text.substr(from), -1);
}

const std::string* AddedTokens::contentOf(int id) const
{
    const auto found = m_tokens.find(id);
    return found == m_tokens.end() ? nullptr : &found->second.content;
}

std::optional<int> AddedTokens::idOf(std::string_view content) const
{
    const auto found = m_ids.find(std::string(content));
    return found == m_ids.end() ? std::nullopt : std::optional(found->second);
}

} // namespace heterosis
