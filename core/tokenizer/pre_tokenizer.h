// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>

#include "tokenizer/json_node.h"
#include "tokenizer/pieces.h"

namespace heterosis {

// Splits a text into the words that the model may not merge across.
class PreTokenizer {
public:
    virtual ~PreTokenizer() = default;
    virtual void apply(Pieces& pieces) const = 0;
    // The "pre_tokenizer" of a tokenizer.json. Throws Error for kinds that are not read.
    static std::unique_ptr<const PreTokenizer> read(const JsonNode& node);
    // GPT-2's: its pattern, then the byte alphabet.
    static std::unique_ptr<const PreTokenizer> byteLevel(bool addPrefixSpace, bool useRegex);
    static std::unique_ptr<const PreTokenizer> bert(); // at white space, and around each sign of punctuation
};

} // namespace heterosis
