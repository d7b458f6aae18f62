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

// Realises a mergekit YAML file (github.com/arcee-ai/mergekit, config.py) to disk: every merge method, models or slices, parameters
// by model, slice and file with gradients and filters, dtype, out_dtype; anything else is refused by name. Model paths are
// relative to `root`. Any number of parents; linear computes in mergekit's own order, so that the bits agree, the others agree
// within float32's rounding. Everything is looked up and checked before the first tensor is read.
ExportResult mergeMergekit(const std::filesystem::path& yaml, const std::filesystem::path& out, const std::filesystem::path& root,
                           const ExportOptions& options, Control& control, const MergekitOptions& mergekit = {});

} // namespace heterosis
