// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tokenizer/bpe.h"

namespace heterosis {

// "a b" strings or ["a", "b"] pairs, as tokenizer.json has had them before and since 2024.
Bpe::Pairs readMerges(const JsonNode& node);

// merges.txt: one pair a line, in order; a first line "#version: ..." may be there. lines[i] is the line of pair i.
Bpe::Pairs parseMergesText(std::string_view content, const std::string& file, std::vector<std::size_t>& lines);

} // namespace heterosis
