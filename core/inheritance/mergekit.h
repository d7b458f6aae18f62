// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>

#include "base/control.h"
#include "inheritance/export.h"

namespace heterosis {

// Realises a mergekit YAML file (github.com/arcee-ai/mergekit, config.py) to disk. This issue: merge_method linear with `models`,
// scalar weights, normalize, dtype, out_dtype; anything else is refused by name. Model paths are relative to `root`. Any number of
// parents; arithmetic in mergekit's own order, so that the bits agree.
ExportResult mergeMergekit(const std::filesystem::path& yaml, const std::filesystem::path& out, const std::filesystem::path& root,
                           const ExportOptions& options, Control& control);

} // namespace heterosis
