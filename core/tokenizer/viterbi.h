// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <algorithm>
#include <string_view>
#include <vector>

#include "tokenizer/byte_trie.h"
#include "tokenizer/utf8.h"

namespace heterosis {

// One token of a split; id -1 is a character that no token covers.
struct ViterbiPart {
    std::size_t begin = 0, end = 0;
    int id = -1;
};

// The likeliest split of a text under a unigram model (Kudo 2018), in time linear in the text: to every end the best last token
// is kept. Ties go to the token that begins first, as SentencePiece and huggingface/tokenizers have it; Score is the type of
// their sums, float and double, rounded before they are compared. scoreOf(id, length) gives a Score, NaN for a token that must not be used.
template <class Score, class ScoreOf>
std::vector<ViterbiPart> likeliestSplit(std::string_view text, const ByteTrie& trie, Score unknownScore, ScoreOf scoreOf)
{
    struct Best {
        Score score = 0;
        int id = -1;
        bool reached = false;
        std::size_t begin = 0;
    };
    std::vector<Best> best(text.size() + 1);
    const auto offer = [&](std::size_t begin, std::size_t end, int id, Score score) {
        if (!best[end].reached || score > best[end].score)
            best[end] = {score, id, true, begin};
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t character = utf8At(text, at).length;
        const Score before = best[at].score;
        bool covered = false;
        trie.prefixesOf(text.substr(at), [&](int id, std::size_t length) {
            const Score score = scoreOf(id, length);
            if (score != score)
                return;
            offer(at, at + length, id, score + before);
            covered = covered || length == character;
        });
        if (!covered)
            offer(at, at + character, -1, unknownScore + before);
        at += character;
    }
    std::vector<ViterbiPart> parts;
    for (std::size_t end = text.size(); end > 0; end = best[end].begin)
        parts.push_back({best[end].begin, end, best[end].id});
    std::reverse(parts.begin(), parts.end());
    return parts;
}

} // namespace heterosis
