// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <optional>
#include <string>

namespace heterosis {

// The name of the public test set that a file looks to be, by its name, its fields or its writing; nothing otherwise. Whoever selects by one
// can no longer report on it, so breeding refuses these as judges unless the user insists. Never throws: an unreadable file is none.
std::optional<std::string> knownTestSet(const std::filesystem::path& file) noexcept;

} // namespace heterosis
