// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace heterosis {

// One character of a text that may be broken.
struct Utf8Part {
    enum class State { Whole, Broken, Cut }; // Cut: the text ends inside a character that more bytes could complete
    State state = State::Whole;
    char32_t codePoint = 0xFFFD;
    std::size_t length = 1; // bytes; of a broken sequence its maximal subpart (Unicode, chapter 3, table 3-8)
};

Utf8Part utf8At(std::string_view text, std::size_t at) noexcept; // at < text.size()
void appendUtf8(std::string& out, char32_t codePoint);

// Each maximal subpart of a broken sequence becomes U+FFFD, as Rust's from_utf8_lossy does.
std::string lossyUtf8(std::string_view bytes);

// The same for a text that goes on: takes everything but a cut last character out of `pending`.
std::string takeWholeUtf8(std::string& pending);

} // namespace heterosis
