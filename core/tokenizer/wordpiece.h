// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <string>

#include "tokenizer/token_model.h"

namespace heterosis {

struct WordPieceOptions {
    std::string unknown = "[UNK]";
    std::string continuingPrefix = "##"; // before every token of a word but the first
    std::size_t longestWord = 100;       // characters; a longer word is unknown
};

// WordPiece (Schuster and Nakajima 2012; tokenizers, models/wordpiece): the longest token that fits, again and again; a word
// that cannot be covered is one unknown token.
class WordPiece final : public TokenModel {
public:
    WordPiece(Vocabulary vocabulary, WordPieceOptions options);
    static std::unique_ptr<const TokenModel> read(const JsonNode& node);

    void tokenize(std::string_view word, std::vector<int>& ids) const override;
    const Vocabulary& vocabulary() const noexcept override { return m_vocabulary; }
    std::string kind() const override { return "WordPiece"; }

private:
    bool cover(std::string_view word, std::vector<int>& ids) const;

    Vocabulary m_vocabulary;
    WordPieceOptions m_options;
    std::size_t m_longestToken = 0; // bytes
};

} // namespace heterosis
