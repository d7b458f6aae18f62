// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>

#include "base/json.h"

namespace heterosis {

class Adapter;
class Control;

// What an adapter is, for `inspect`: {"type", "r", "alpha", "rslora", "dora", "bias", "target_modules", "base", "base_path", "modules",
// "ranks": [lowest, highest]?}.
Json summaryOf(const Adapter& adapter);

// The document of `inspect` for an adapter's folder: kind "adapter", "adapter" as above, its tensors, and as problems what keeps it
// from being applied, to the base that it names where that lies on this machine.
Json inspectAdapter(const std::filesystem::path& path, bool values, Control& control);

} // namespace heterosis
