// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <memory>

#include "tokenizer/tokenizer.h"

namespace heterosis {

// A vocab.txt of BERT's kind, one token a line, its number the line's; tokenizer_config.json beside it says how texts are
// normalised (do_lower_case, tokenize_chinese_chars, strip_accents).
std::shared_ptr<const Tokenizer> openBertFiles(const std::filesystem::path& vocabulary);

} // namespace heterosis
