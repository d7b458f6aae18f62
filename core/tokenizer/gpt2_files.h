// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <memory>

#include "tokenizer/tokenizer.h"

namespace heterosis {

// vocab.json and merges.txt of GPT-2's kind; tokenizer_config.json, special_tokens_map.json and added_tokens.json beside them
// name the special tokens.
std::shared_ptr<const Tokenizer> openGpt2Files(const std::filesystem::path& directory);

TokenizerFileSummary summarizeMerges(const std::filesystem::path& file);
TokenizerFileSummary summarizeVocabulary(const std::filesystem::path& file);

} // namespace heterosis
