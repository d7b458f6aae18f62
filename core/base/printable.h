// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace heterosis {

// A name or a piece of a file as a message may show it: valid UTF-8 (a broken byte is U+FFFD), control characters are
// spaces, and what is longer than `most` bytes is cut at a whole character and ends in "...".
std::string printable(std::string_view text, std::size_t most = 120);

// Length of the UTF-8 sequence that starts at text[at], 0 where there is no valid one (overlong forms, surrogates, values
// beyond U+10FFFF and cut sequences are not valid: RFC 3629).
std::size_t utf8Length(std::string_view text, std::size_t at) noexcept;

} // namespace heterosis
