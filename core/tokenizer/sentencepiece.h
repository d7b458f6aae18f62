// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "tokenizer/sentencepiece_model.h"
#include "tokenizer/tokenizer.h"

namespace heterosis {

// A tokenizer.model. tokenizer_config.json, special_tokens_map.json and added_tokens.json beside it name special tokens, which are
// found in a text where those are to be read, and say whether BOS and EOS are added; where they do not, a model of the BPE kind
// takes BOS, a unigram one nothing.
std::shared_ptr<const Tokenizer> openSentencePiece(const std::filesystem::path& file);

// Ids around every text.
struct SentencePieceFrame {
    std::vector<int> before, after;
};
// A model that was put together in memory; its control pieces are found in a text where those are to be read, user-defined ones
// always. `file` is only named in the errors.
std::shared_ptr<const Tokenizer> makeSentencePiece(SentencePieceModel model, SentencePieceFrame frame, const std::string& file);

} // namespace heterosis
