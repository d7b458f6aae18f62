// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>

namespace heterosis {

// Steps that everything which is written whole or not at all has in common (atomic_files.cpp).
std::filesystem::path wholePath(const std::filesystem::path& path);     // absolute, ending in a name
void makeParents(const std::filesystem::path& target);
void refuseOccupied(const std::filesystem::path& target);               // by anything but an empty directory
void syncTree(const std::filesystem::path& directory);

} // namespace heterosis
