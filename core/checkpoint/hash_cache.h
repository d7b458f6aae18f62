// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>

namespace heterosis {

// What a file is known by without reading it. The time of the last change of its entry (ctime) cannot be set by anybody, so a
// file that was written since has another one.
struct FileIdentity {
    std::uint64_t device = 0, inode = 0, size = 0;
    std::int64_t modifiedNs = 0, changedNs = 0;
    bool operator==(const FileIdentity&) const = default;
};
FileIdentity identityOf(int descriptor); // throws Error; of an open file

// SHA-256 of files that were read before, kept for the user in $XDG_CACHE_HOME/heterosis (~/.cache/heterosis). Never throws: a
// cache that cannot be read or written is none.
std::string knownHash(const FileIdentity& file); // "" where it is not known
// A file that was changed within the last seconds is not kept: another change could fall into the same tick of the clock.
void keepHash(const FileIdentity& file, const std::string& sha256);

} // namespace heterosis
