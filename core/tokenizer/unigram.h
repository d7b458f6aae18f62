// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "tokenizer/byte_trie.h"
#include "tokenizer/token_model.h"

namespace heterosis {

// The Unigram model of a tokenizer.json (tokenizers, models/unigram): the likeliest split; unknown characters in a row are one
// unknown token, or bytes.
class Unigram final : public TokenModel {
public:
    static std::unique_ptr<const TokenModel> read(const JsonNode& node);

    void tokenize(std::string_view word, std::vector<int>& ids) const override;
    const Vocabulary& vocabulary() const noexcept override { return m_vocabulary; }
    std::string kind() const override { return "Unigram"; }

private:
    void addPiece(std::string_view piece, std::vector<int>& ids) const;
    bool addBytes(std::string_view piece, std::vector<int>& ids) const;

    Vocabulary m_vocabulary;
    ByteTrie m_trie;
    std::vector<double> m_scores;
    double m_unknownScore = 0;
    std::optional<int> m_unknown;
    bool m_byteFallback = false;
};

} // namespace heterosis
