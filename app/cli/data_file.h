// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>

#include "command.h"

namespace heterosis::cli {

// Whether inspect reads the file as data: .jsonl, .ndjson, .csv, .tsv and .txt, and a .json that is a list.
bool isDataFile(const std::filesystem::path& path);
// The document of `inspect` for a data file; --against and --tokenizer add overlap and lengths.
Json dataDocument(const std::filesystem::path& path, Call& call);
// `inspect --example SHAPE`: prints an example file.
Json exampleDocument(Call& call);

} // namespace heterosis::cli
