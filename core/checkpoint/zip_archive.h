// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <map>
#include <span>
#include <string>

namespace heterosis {

// The entries of a zip archive by name, as views into the file; nothing is ever unpacked, so no name leads anywhere. Zip64 too
// (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT). Throws Error that names the fault: no directory at the end, an
// entry that is compressed, encrypted, beyond the file, there twice, or named as if it lay outside of the archive.
std::map<std::string, std::span<const std::byte>, std::less<>> readZip(std::span<const std::byte> bytes, const std::string& file);

} // namespace heterosis
