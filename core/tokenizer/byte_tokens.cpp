// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/byte_tokens.h"

#include <charconv>

namespace heterosis {

std::string byteToken(unsigned char byte)
{
    constexpr std::string_view Digits = "0123456789ABCDEF";
    return {'<', '0', 'x', Digits[byte >> 4], Digits[byte & 15], '>'};
}

std::optional<unsigned char> byteOfToken(std::string_view token)
{
    if (token.size() != 6 || !token.starts_with("<0x") || token[5] != '>')
        return std::nullopt;
    unsigned char byte = 0;
    const auto [end, failed] = std::from_chars(token.data() + 3, token.data() + 5, byte, 16);
    return failed == std::errc() && end == token.data() + 5 ? std::optional(byte) : std::nullopt;
}

} // namespace heterosis
