// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>

#include "command.h"
#include "inheritance/export.h"

namespace heterosis::cli {

ExportOptions exportOptions(const Call& call);                                            // --dtype, --shard-size
ExportResult exportRecipe(Call& call, const Recipe& recipe, const std::filesystem::path& out);
Json exported(Call& call, const ExportResult& result);                                    // the document of `merge` and `export`

} // namespace heterosis::cli
