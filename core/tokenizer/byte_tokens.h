// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace heterosis {

// Tokens that stand for one byte: <0x0A>.
std::string byteToken(unsigned char byte);
std::optional<unsigned char> byteOfToken(std::string_view token);

} // namespace heterosis
