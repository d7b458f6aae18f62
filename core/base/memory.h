// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>

namespace heterosis {

// Bytes that can be taken without swapping: MemAvailable of /proc/meminfo, less where a cgroup allows less.
// 0 where the system does not say.
std::uint64_t availableMemory();

// Throws Error that says both figures and what to do, where `needed` is more than `free`. Unknown (0) lets pass.
void requireMemory(std::uint64_t needed, std::uint64_t free);

} // namespace heterosis
