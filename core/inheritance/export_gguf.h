// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <map>
#include <string>

#include "family/model_map.h"
#include "inheritance/export.h"
#include "inheritance/model_writer.h"

namespace heterosis {

// Writes a model as one GGUF file that llama.cpp runs: its names and layout, norms and biases in F32, the tokenizer and chat
// template of the model's folder. The tensors come as `model` makes them, under the names of `map`; options.dtype and
// options.eightBits say how matrices are stored. Whole or not there. Throws Error, before anything is written, where llama.cpp
// has no counterpart for the family, a setting or the tokenizer. Fills everything of the result but its parents.
ExportResult writeGguf(const ModelMap& map, const OutputModel& model, const std::filesystem::path& out, const ExportOptions& options, Control& control);

// The same complaints, before anything long begins.
void checkGguf(const ModelMap& map);

// Of a model that is read from a GGUF file: tokenizer.json and tokenizer_config.json, as far as its tokenizer can be said so; what cannot is left out.
void addTokenizerFiles(const Checkpoint& checkpoint, std::map<std::string, std::string>& texts);

} // namespace heterosis
