// SPDX-License-Identifier: GPL-3.0-or-later
#include "fitness/scripts.h"

#include <cstdint>

#include "base/printable.h"

namespace heterosis {

namespace {

struct Range {
    char32_t first, last;
};
// Unicode blocks. Others: the scripts that a model of these two languages slips into.
constexpr Range kHangul[] = {{0xAC00, 0xD7A3}, {0x1100, 0x11FF}, {0x3130, 0x318F}, {0xA960, 0xA97F}, {0xD7B0, 0xD7FF}};
constexpr Range kLatin[] = {{'A', 'Z'}, {'a', 'z'}, {0xC0, 0xD6}, {0xD8, 0xF6}, {0xF8, 0x24F}, {0x1E00, 0x1EFF}};
constexpr Range kOthers[] = {{0x370, 0x1FFF}, {0x3040, 0x30FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}, {0x20000, 0x3FFFF}};

template <std::size_t n> bool within(const Range (&ranges)[n], char32_t letter) noexcept
{
    for (const auto& range : ranges)
        if (letter >= range.first && letter <= range.last)
            return true;
    return false;
}

char32_t decode(std::string_view sequence) noexcept
{
    const auto byte = [&](std::size_t i) { return char32_t(static_cast<unsigned char>(sequence[i])); };
    switch (sequence.size()) {
    case 1: return byte(0);
    case 2: return (byte(0) & 0x1F) << 6 | (byte(1) & 0x3F);
    case 3: return (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    default: return (byte(0) & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
    }
}

} // namespace

Letters lettersOf(std::string_view text) noexcept
{
    Letters letters;
    for (std::size_t at = 0; at < text.size();) {
        const auto length = utf8Length(text, at);
        if (length == 0) {
            ++at;
            continue;
        }
        const char32_t letter = decode(text.substr(at, length));
        at += length;
        if (within(kHangul, letter))
            ++letters.hangul;
        else if (within(kLatin, letter))
            ++letters.latin;
        else if (within(kOthers, letter))
            ++letters.others;
    }
    return letters;
}

} // namespace heterosis
