// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <initializer_list>
#include <string>
#include <vector>

#include "tokenizer/added_tokens.h"
#include "tokenizer/json_node.h"
#include "tokenizer/vocabulary.h"

namespace heterosis {

// Special tokens of a tokenizer that is not a tokenizer.json: tokenizer_config.json, special_tokens_map.json and added_tokens.json
// beside the vocabulary name them.

// An optional file; an empty object where there is none.
Json readBeside(const std::filesystem::path& directory, const char* name);

// Those that the three files name, each once; numbered ones that the vocabulary lacks are added to it.
std::vector<AddedToken> readSpecialTokens(const std::filesystem::path& directory, const JsonNode& config, Vocabulary& vocabulary);

// Those of `names` that the vocabulary has, unless they are among the tokens already.
void addSpecialTokens(std::initializer_list<const char*> names, const Vocabulary& vocabulary, std::vector<AddedToken>& tokens);

// The id of the token that the configuration has under `key`; empty where the vocabulary lacks it.
std::vector<int> namedToken(const JsonNode& config, const char* key, const std::string& otherwise, const Vocabulary& vocabulary);

} // namespace heterosis
