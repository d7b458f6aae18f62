// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/printable.h"

namespace heterosis {

std::size_t utf8Length(std::string_view text, std::size_t at) noexcept
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const auto tail = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) { return byte(i) >= low && byte(i) <= high; };
    const unsigned first = byte(at);
    if (at >= text.size())
        return 0;
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return tail(at + 1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) // E0: no overlong form; ED: no surrogate
        return tail(at + 1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF) && tail(at + 2) ? 3 : 0;
    if (first >= 0xF0 && first <= 0xF4)
        return tail(at + 1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF) && tail(at + 2) && tail(at + 3) ? 4 : 0;
    return 0;
}

std::string printable(std::string_view text, std::size_t most)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8Length(text, at);
        if (out.size() + (length ? length : 3) > most)
            return out + "...";
        const unsigned char c = static_cast<unsigned char>(text[at]);
        if (length == 0)
            out += "\xEF\xBF\xBD";
        else if (c < 0x20 || c == 0x7F)
            out += ' ';
        else
            out.append(text, at, length);
        at += length ? length : 1;
    }
    return out;
}

} // namespace heterosis
