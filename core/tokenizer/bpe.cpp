// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/bpe.h"

#include <algorithm>

#include "tokenizer/byte_tokens.h"
#include "tokenizer/merges.h"
#include "tokenizer/utf8.h"

namespace heterosis {

Bpe::Bpe(Vocabulary vocabulary, const Pairs& merges, BpeOptions options, const std::string& file,
    const std::function<std::string(std::size_t)>& where)
    : m_vocabulary(std::move(vocabulary)), m_merges(merges.size()), m_options(std::move(options))
{
    const auto idOf = [&](const std::string& token, std::size_t i) {
        if (const auto id = m_vocabulary.idOf(token))
            return *id;
        throw Error({.message = text("A merge needs the token \"{}\", which the vocabulary lacks", token), .file = file,
            .place = where(i), .remedy = "The merges and the vocabulary do not belong together; fetch both again from one source"});
    };
    for (std::size_t i = 0; i < merges.size(); ++i) {
        const auto& [left, right] = merges[i];
        const int leftId = idOf(left, i), rightId = idOf(right, i);
        const std::size_t prefix = std::min(m_options.continuingPrefix.size(), right.size());
        m_merges.set({leftId, rightId, static_cast<int>(i), idOf(left + right.substr(prefix), i)});
    }
    if (m_options.unknown)
        m_unknown = m_vocabulary.idOf(*m_options.unknown);
}

std::unique_ptr<const TokenModel> Bpe::read(const JsonNode& node)
{
    BpeOptions options;
    options.ignoreMerges = node.flag("ignore_merges", false);
    options.byteFallback = node.flag("byte_fallback", false);
    options.fuseUnknown = node.flag("fuse_unk", false);
    options.unknown = node.optionalString("unk_token");
    options.continuingPrefix = node.optionalString("continuing_subword_prefix").value_or("");
    options.endSuffix = node.optionalString("end_of_word_suffix").value_or("");
    const JsonNode merges = node.need("merges");
    return std::make_unique<Bpe>(Vocabulary::read(node.need("vocab")), readMerges(merges), std::move(options), node.file(),
        [place = merges.place()](std::size_t i) { return place + ", merge " + std::to_string(i + 1); });
}

bool Bpe::addBytes(std::string_view character, std::vector<Symbol>& symbols) const
{
    std::vector<int> ids;
    for (const char c : character) {
        const auto id = m_vocabulary.idOf(byteToken(static_cast<unsigned char>(c)));
        if (!id)
            return false;
        ids.push_back(*id);
    }
    for (const int id : ids)
        symbols.push_back({id, 0, 0});
    return true;
}

// The characters of a word as tokens. Unknown ones: bytes, the unknown token, or nothing (as tokenizers' BPE::merge_word).
std::vector<Bpe::Symbol> Bpe::symbolsOf(std::string_view word) const
{
    std::vector<Symbol> symbols;
    symbols.reserve(word.size());
    bool pendingUnknown = false;
    std::string marked;
    for (std::size_t at = 0, length = 0; at < word.size(); at += length) {
        length = utf8At(word, at).length;
        std::string_view character = word.substr(at, length);
        const bool prefixed = at > 0 && !m_options.continuingPrefix.empty();
        const bool suffixed = at + length == word.size() && !m_options.endSuffix.empty();
        if (prefixed || suffixed) {
            marked = (prefixed ? m_options.continuingPrefix : "") + std::string(character) + (suffixed ? m_options.endSuffix : "");
            character = marked;
        }
        if (const auto id = m_vocabulary.idOf(character)) {
            if (pendingUnknown)
                symbols.push_back({*m_unknown, 0, 0});
            pendingUnknown = false;
            symbols.push_back({*id, 0, 0});
        } else if (!(m_options.byteFallback && addBytes(character, symbols)) && m_options.unknown) {
            if (!m_unknown)
                throw Error({.message = text("The text has a character that is not in the vocabulary, nor is the unknown token \"{}\"",
                                 *m_options.unknown), .remedy = "Leave that character out, or use another tokenizer"});
            if (pendingUnknown && !m_options.fuseUnknown)
                symbols.push_back({*m_unknown, 0, 0});
            pendingUnknown = true;
        }
    }
    if (pendingUnknown)
        symbols.push_back({*m_unknown, 0, 0});
    return symbols;
}

// O(n log n) in the length of the word: a heap of candidates; those whose neighbours have changed since are dropped.
void Bpe::merge(std::vector<Symbol>& symbols) const
{
    const int count = static_cast<int>(symbols.size());
    std::vector<Candidate> heap;
    heap.reserve(symbols.size());
    const auto candidate = [&](int position, int next) -> std::optional<Candidate> {
        const auto* merge = m_merges.find(symbols[static_cast<std::size_t>(position)].id, symbols[static_cast<std::size_t>(next)].id);
        return merge ? std::optional(Candidate{merge->rank, position, merge->merged}) : std::nullopt;
    };
    const auto push = [&](int position, int next) {
        if (const auto found = candidate(position, next)) {
            heap.push_back(*found);
            std::push_heap(heap.begin(), heap.end());
        }
    };
    for (int i = 0; i < count; ++i) {
        auto& symbol = symbols[static_cast<std::size_t>(i)];
        symbol.previous = i - 1;
        symbol.next = i + 1 < count ? i + 1 : -1;
        if (symbol.next >= 0)
            if (const auto found = candidate(i, i + 1))
                heap.push_back(*found);
    }
    std::make_heap(heap.begin(), heap.end());
    while (!heap.empty()) {
        const Candidate top = heap.front();
        std::pop_heap(heap.begin(), heap.end());
        heap.pop_back();
        Symbol& symbol = symbols[static_cast<std::size_t>(top.position)];
        if (symbol.previous == Gone || symbol.next < 0)
            continue;
        if (const auto now = candidate(top.position, symbol.next); !now || now->merged != top.merged)
            continue;
        Symbol& right = symbols[static_cast<std::size_t>(symbol.next)];
        symbol.id = top.merged;
        symbol.next = right.next;
        right.previous = Gone;
        if (symbol.next >= 0)
            symbols[static_cast<std::size_t>(symbol.next)].previous = top.position;
        if (symbol.previous >= 0)
            push(symbol.previous, top.position);
        if (symbol.next >= 0)
            push(top.position, symbol.next);
    }
    std::erase_if(symbols, [](const Symbol& symbol) { return symbol.previous == Gone; });
}

void Bpe::tokenize(std::string_view word, std::vector<int>& ids) const
{
    if (m_options.ignoreMerges)
        if (const auto id = m_vocabulary.idOf(word)) {
            ids.push_back(*id);
            return;
        }
    std::vector<Symbol> symbols = symbolsOf(word);
    merge(symbols);
    for (const Symbol& symbol : symbols)
        ids.push_back(symbol.id);
}

} // namespace heterosis
