// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

#include <filesystem>

namespace heterosis {

// File names are bytes on disk; QFile knows how this system spells them.
std::filesystem::path toPath(const QString& text);
QString fromPath(const std::filesystem::path& path);
// Bytes for people in the window's language (powers of 1000).
QString shownBytes(std::uint64_t bytes);

} // namespace heterosis
