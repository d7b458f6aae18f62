// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>
#include <vector>

#include "tokenizer/byte_trie.h"
#include "tokenizer/sentencepiece_model.h"
#include "tokenizer/viterbi.h"
#include "tokenizer/vocabulary.h"

namespace heterosis {

// Splits a normalised text into pieces, as the model's kind does (bpe_model.cc, unigram_model.cc). Id -1: unknown.
class SentencePieceSegmenter {
public:
    // Both must outlive it.
    SentencePieceSegmenter(const SentencePieceModel& model, const ByteTrie& userDefined);
    std::vector<ViterbiPart> split(std::string_view text) const;

private:
    class Merging;
    std::vector<ViterbiPart> likeliest(std::string_view text) const;
    SentencePieceModel::PieceType typeOf(int id) const { return m_model.pieces[static_cast<std::size_t>(id)].type; }

    const SentencePieceModel& m_model;
    const ByteTrie& m_userDefined;
    Vocabulary m_text;                  // pieces that can be found in a text; of BPE
    ByteTrie m_trie;                    // the same, of unigram
    float m_leastScore = 0;
};

} // namespace heterosis
