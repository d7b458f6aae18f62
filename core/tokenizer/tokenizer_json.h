// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <memory>
#include <string>

#include "base/json.h"
#include "tokenizer/tokenizer.h"

namespace heterosis {

// A tokenizer.json of huggingface/tokenizers. Truncation and padding that it may carry are not applied.
std::shared_ptr<const Tokenizer> openTokenizerJson(const std::filesystem::path& file);
// The same, read already; `file` is only named in the errors.
std::shared_ptr<const Tokenizer> makeTokenizer(const Json& json, const std::string& file);

} // namespace heterosis
