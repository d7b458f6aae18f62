// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/byte_alphabet.h"

#include <array>
#include <cstdint>

#include "tokenizer/utf8.h"

namespace heterosis {

namespace {

// Visible Latin-1 characters stand for themselves; the other 68 bytes follow from U+0100 upward.
struct Alphabet {
    std::array<std::string, 256> letter;
    std::array<std::int16_t, 256 + 68> byte; // by code point, -1: none

    Alphabet()
    {
        byte.fill(-1);
        char32_t next = 256;
        for (int b = 0; b < 256; ++b) {
            const bool visible = (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
            const char32_t codePoint = visible ? static_cast<char32_t>(b) : next++;
            appendUtf8(letter[static_cast<std::size_t>(b)], codePoint);
            byte[codePoint] = static_cast<std::int16_t>(b);
        }
    }
};

const Alphabet& alphabet() noexcept
{
    static const Alphabet a;
    return a;
}

} // namespace

std::string_view letterOfByte(unsigned char byte) noexcept { return alphabet().letter[byte]; }

std::string toByteLetters(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char c : bytes)
        out += letterOfByte(static_cast<unsigned char>(c));
    return out;
}

std::optional<std::string> fromByteLetters(std::string_view letters)
{
    const auto& bytes = alphabet().byte;
    std::string out;
    out.reserve(letters.size());
    for (std::size_t at = 0; at < letters.size();) {
        const Utf8Part part = utf8At(letters, at);
        if (part.codePoint >= bytes.size() || bytes[part.codePoint] < 0)
            return std::nullopt;
        out += static_cast<char>(static_cast<unsigned char>(bytes[part.codePoint]));
        at += part.length;
    }
    return out;
}

} // namespace heterosis
