// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/sentencepiece_segmenter.h"

#include <algorithm>
#include <limits>
#include <map>

namespace heterosis {

using PieceType = SentencePieceModel::PieceType;

namespace {

constexpr float UnknownPenalty = 10; // below the least likely piece
constexpr float UserDefinedScore = -0.1F; // above every other piece, and the fewer of them the better

} // namespace

// Byte-pair encoding on the text itself: neighbours that join to a known piece merge, best score first, then leftmost.
class SentencePieceSegmenter::Merging {
public:
    Merging(const SentencePieceSegmenter& model, std::string_view text) : m_model(model), m_text(text)
    {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t symbol = model.m_userDefined.longestPrefixOf(text.substr(at));
            const std::size_t end = at + (symbol > 0 ? symbol : utf8At(text, at).length);
            m_symbols.push_back({at, end, m_symbols.size() - 1, m_symbols.size() + 1, symbol > 0});
            at = end;
        }
        for (std::size_t i = 0; i + 1 < m_symbols.size(); ++i)
            offer(i, i + 1);
    }

    std::vector<ViterbiPart> run()
    {
        while (!m_heap.empty()) {
            std::pop_heap(m_heap.begin(), m_heap.end());
            const Candidate top = m_heap.back();
            m_heap.pop_back();
            Symbol &left = m_symbols[top.left], &right = m_symbols[top.right];
            if (left.begin == left.end || right.begin == right.end || right.end - left.begin != top.size)
                continue;
            left.end = right.end;
            right.begin = right.end;
            left.next = right.next;
            if (left.next < m_symbols.size())
                m_symbols[left.next].previous = top.left;
            if (left.previous < m_symbols.size())
                offer(left.previous, top.left);
            if (left.next < m_symbols.size())
                offer(top.left, left.next);
        }
        std::vector<ViterbiPart> parts;
        for (std::size_t i = 0; i < m_symbols.size(); i = m_symbols[i].next)
            put(m_symbols[i].begin, m_symbols[i].end, parts);
        return parts;
    }

private:
    struct Symbol {
        std::size_t begin, end; // empty once it was merged into its left neighbour
        std::size_t previous, next; // beyond the list at the ends
        bool frozen; // a user-defined symbol merges with nothing
    };
    struct Candidate {
        float score;
        std::size_t left, right, size;
        bool operator<(const Candidate& other) const noexcept // a heap gives its largest
        {
            return score != other.score ? score < other.score : left > other.left;
        }
    };

    void offer(std::size_t left, std::size_t right)
    {
        const Symbol &a = m_symbols[left], &b = m_symbols[right];
        if (a.frozen || b.frozen)
            return;
        const std::string_view piece = m_text.substr(a.begin, b.end - a.begin);
        const auto id = m_model.m_text.idOf(piece);
        if (!id)
            return;
        m_heap.push_back({m_model.m_model.pieces[static_cast<std::size_t>(*id)].score, left, right, piece.size()});
        std::push_heap(m_heap.begin(), m_heap.end());
        if (m_model.typeOf(*id) == PieceType::Unused)
            m_halves[piece] = a.end - a.begin;
    }

    // A piece that is marked unused serves merging only: in the end it falls into the two that it was merged from.
    void put(std::size_t begin, std::size_t end, std::vector<ViterbiPart>& parts) const
    {
        std::vector<std::pair<std::size_t, std::size_t>> open = {{begin, end}};
        while (!open.empty()) {
            const auto [from, to] = open.back();
            open.pop_back();
            const std::string_view piece = m_text.substr(from, to - from);
            const int id = m_model.m_text.idOf(piece).value_or(-1);
            const auto half = id >= 0 && m_model.typeOf(id) == PieceType::Unused ? m_halves.find(piece) : m_halves.end();
            if (half == m_halves.end()) {
                parts.push_back({from, to, id});
                continue;
            }
            open.emplace_back(from + half->second, to);
            open.emplace_back(from, from + half->second);
        }
    }

    const SentencePieceSegmenter& m_model;
    std::string_view m_text;
    std::vector<Symbol> m_symbols;
    std::vector<Candidate> m_heap;
    std::map<std::string_view, std::size_t> m_halves; // of unused pieces: the length of the left one
};

SentencePieceSegmenter::SentencePieceSegmenter(const SentencePieceModel& model, const ByteTrie& userDefined)
    : m_model(model), m_userDefined(userDefined)
{
    std::vector<std::pair<std::string_view, int>> keys;
    m_leastScore = std::numeric_limits<float>::max();
    for (int id = 0; const auto& piece : model.pieces) {
        if (piece.type == PieceType::Normal)
            m_leastScore = std::min(m_leastScore, piece.score);
        if (piece.type == PieceType::Normal || piece.type == PieceType::UserDefined || piece.type == PieceType::Unused)
            keys.emplace_back(piece.text, id);
        ++id;
    }
    if (model.kind == SentencePieceModel::Kind::Unigram)
        m_trie = ByteTrie(std::move(keys));
    else
        for (const auto& [piece, id] : keys)
            m_text.add(std::string(piece), id);
}

std::vector<ViterbiPart> SentencePieceSegmenter::likeliest(std::string_view text) const
{
    return likeliestSplit<float>(text, m_trie, m_leastScore - UnknownPenalty, [this](int id, std::size_t) -> float {
        switch (typeOf(id)) {
        case PieceType::UserDefined: return UserDefinedScore;
        case PieceType::Unused: return std::numeric_limits<float>::quiet_NaN();
        default: return m_model.pieces[static_cast<std::size_t>(id)].score;
        }
    });
}

std::vector<ViterbiPart> SentencePieceSegmenter::split(std::string_view text) const
{
    return m_model.kind == SentencePieceModel::Kind::Bpe ? Merging(*this, text).run() : likeliest(text);
}

} // namespace heterosis
