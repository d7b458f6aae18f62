// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>

#include "inheritance/export.h"

namespace heterosis {

// An export in any format: those of core/inheritance, and PEFT adapters (core/adapter), for which the child is realised in memory.
// An adapter is one of options.base; without it of the recipe's original, of its parent A, or of a checkpoint's own base.
// Throws Error, Cancelled.
ExportResult exportAs(const Parents& parents, const Recipe& recipe, const std::filesystem::path& out, const ExportOptions& options, Control& control);
ExportResult exportAs(const std::shared_ptr<const ModelMap>& map, const std::filesystem::path& out, const ExportOptions& options, Control& control);

} // namespace heterosis
