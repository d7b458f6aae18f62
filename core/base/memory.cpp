// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/memory.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <string>

#include "base/error.h"
#include "base/files.h"

namespace heterosis {

namespace {

std::optional<std::uint64_t> numberIn(const char* file)
{
    std::ifstream in(file);
    std::uint64_t value = 0;
    if (in >> value)
        return value;
    return std::nullopt; // no such file, or "max"
}

// Control groups version 2 as a container sees them: what is left below memory.max; clean page cache can be given up.
std::optional<std::uint64_t> leftInGroup()
{
    const auto limit = numberIn("/sys/fs/cgroup/memory.max");
    const auto used = numberIn("/sys/fs/cgroup/memory.current");
    if (!limit || !used)
        return std::nullopt;
    std::uint64_t cache = 0;
    std::ifstream stat("/sys/fs/cgroup/memory.stat");
    std::string key;
    for (std::uint64_t value = 0; stat >> key >> value;)
        if (key == "inactive_file" || key == "active_file")
            cache += value;
    return *limit - std::min(*limit, *used - std::min(*used, cache));
}

} // namespace

std::uint64_t availableMemory()
{
    std::ifstream in("/proc/meminfo");
    std::string key, unit;
    std::uint64_t kibibytes = 0, available = 0;
    while (in >> key >> kibibytes) {
        if (key == "MemAvailable:") {
            available = kibibytes * 1024;
            break;
        }
        std::getline(in, unit);
    }
    const auto group = leftInGroup();
    return group && available ? std::min(available, *group) : available;
}

void requireMemory(std::uint64_t needed, std::uint64_t free)
{
    if (free != 0 && needed > free)
        throw Error({.message = text("Opening these models takes {} of memory, but only {} are free", humanBytes(needed), humanBytes(free)),
                     .remedy = text("Close other programs, or open smaller models")});
}

} // namespace heterosis
