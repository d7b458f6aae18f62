// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <optional>

#include "base/control.h"
#include "inheritance/export.h"

namespace heterosis {

// What a mergekit file does not say.
struct MergekitOptions {
    // safetensors, "<model's folder>/<tensor>", U8: which elements the random methods (dare_*, della*) keep, given instead of drawn.
    std::optional<std::filesystem::path> masks;
    std::uint64_t seed = 0; // of the random methods
};

// Realises a mergekit YAML file (github.com/arcee-ai/mergekit, config.py and multimerge.py) to disk: every merge method, models,
// slices or modules, parameters with gradients and filters, dtype, out_dtype, tokenizers and chat templates, several documents that
// take each other's models; anything else is refused by name. Model paths are relative to `root`. Any number of parents; linear
// computes in mergekit's own order, so that the bits agree, the others agree within float32's rounding. Everything of a document is
// looked up and checked before its first tensor is read.
ExportResult mergeMergekit(const std::filesystem::path& yaml, const std::filesystem::path& out, const std::filesystem::path& root,
                           const ExportOptions& options, Control& control, const MergekitOptions& mergekit = {});

} // namespace heterosis
