// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace heterosis {

// Common accidents, told apart by how a weight file begins: throws Error for a Git LFS pointer and for a web page that was
// saved in place of the weights. Anything else is left to the format's reader.
void refuseAccidents(std::string_view content, const std::string& file);

inline std::string_view asCharacters(std::span<const std::byte> bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

} // namespace heterosis
