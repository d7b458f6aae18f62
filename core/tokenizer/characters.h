// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

namespace heterosis {

bool isWhitespace(char32_t c) noexcept;    // Unicode White_Space
bool isMark(char32_t c) noexcept;          // general category M
bool isWordCharacter(char32_t c) noexcept; // UTS #18 \w: alphabetic, marks, decimal digits, connectors, joiners
void appendLowerCase(std::string& out, char32_t c);

} // namespace heterosis
