// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace heterosis::fuzz {

struct Target {
    const char* name;
    int (*run)(const std::uint8_t*, std::size_t);
};
const std::vector<Target>& targets(); // made by CMake from the files fuzz_*.cpp

} // namespace heterosis::fuzz
