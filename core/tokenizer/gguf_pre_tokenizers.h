// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>
#include <vector>

#include "base/json.h"

namespace heterosis {

// How a byte-level BPE of a GGUF file splits texts, by the name in tokenizer.ggml.pre (llama.cpp, src/llama-vocab.cpp).
struct GgufPreTokenizer {
    std::string_view name;
    enum class Split { Gpt2, Digits, Llama3, Qwen2, Qwen35, Tekken, Gpt4o, SeedCoder, Bailing, Default } split;
    bool ignoreMerges = false; // a word that is a token is that token
    bool addBos = false;       // where the file does not say
    bool addSeparator = false;
    bool compose = false;      // NFC, which the tokenizers of that name have and llama.cpp leaves out
};

// The first of those with equal settings is the one that an export names.
const std::vector<GgufPreTokenizer>& ggufPreTokenizers();
const GgufPreTokenizer* ggufPreTokenizer(std::string_view name); // nullptr for an unknown name; "" means "default"

// As the "pre_tokenizer" of a tokenizer.json.
Json preTokenizerJson(const GgufPreTokenizer& pre);

} // namespace heterosis
