// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

#include "tokenizer/byte_trie.h"
#include "tokenizer/sentencepiece_model.h"

namespace heterosis {

constexpr std::string_view SpaceSymbol = "\u2581";

// SentencePiece's normaliser (normalizer.cc): the charsmap's longest rule at each place, user-defined symbols untouched, spaces
// put in order and escaped. Texts are valid UTF-8.
class SentencePieceNormalizer {
public:
    // Both must outlive it.
    SentencePieceNormalizer(const SentencePieceModel& model, const ByteTrie& userDefined) : m_model(model), m_userDefined(userDefined) {}
    // dummyPrefix: whether a space may be added in front at all (or behind, for models that want it there).
    std::string apply(std::string_view text, bool dummyPrefix) const;

private:
    struct Prefix {
        std::string_view normal;
        std::size_t length;
    };
    Prefix prefixOf(std::string_view text) const;

    const SentencePieceModel& m_model;
    const ByteTrie& m_userDefined;
};

} // namespace heterosis
