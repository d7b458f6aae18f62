// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace heterosis {

class Control;

// SHA-256 of a checkpoint as design.md defines it: of one file its own; of several, of the lines that sha256sum prints for
// them (bare names, sorted by name). "" in a minimal build. Asks control every 16 MB; several files are read at once. What
// was read before and has not changed since is not read again (hash_cache.h).
std::string hashFiles(const std::vector<std::filesystem::path>& files, Control& control);

} // namespace heterosis
