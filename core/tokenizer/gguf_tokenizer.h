// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <optional>
#include <string>

#include "base/json.h"
#include "tokenizer/gguf_vocabulary.h"
#include "tokenizer/tokenizer.h"

namespace heterosis {

// The tokenizer that the files of the model had before it was converted. Throws Error for kinds and pre-tokenizers that are not
// read. `file` is only named in the errors.
std::shared_ptr<const Tokenizer> makeGgufTokenizer(const GgufVocabulary& vocabulary, const std::string& file);

// The same as a tokenizer.json: of byte-level BPE ("gpt2") and WordPiece ("bert"); nothing for SentencePiece's kinds.
std::optional<Json> ggufTokenizerJson(const GgufVocabulary& vocabulary, const std::string& file);

} // namespace heterosis
