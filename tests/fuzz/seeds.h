// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace heterosis::fuzz {

// Where a target begins: small valid inputs that are made here, and files of the oracle kit where it is there.
std::vector<std::string> seedsOf(std::string_view target, const std::filesystem::path& kit);

} // namespace heterosis::fuzz
