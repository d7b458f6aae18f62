// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/characters.h"

#include <utf8proc.h>

#include "tokenizer/utf8.h"

namespace heterosis {

namespace {

// Other_Alphabetic beyond letters, marks and letter numbers: the circled, squared and negative capital letters.
bool isEnclosedLetter(char32_t c) noexcept
{
    return (c >= 0x24B6 && c <= 0x24E9) || (c >= 0x1F130 && c <= 0x1F149) || (c >= 0x1F150 && c <= 0x1F169)
        || (c >= 0x1F170 && c <= 0x1F189);
}

} // namespace

bool isWhitespace(char32_t c) noexcept
{
    return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A)
        || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool isMark(char32_t c) noexcept
{
    const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_ME;
}

bool isWordCharacter(char32_t c) noexcept
{
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_PC:
        return true;
    default:
        return isMark(c) || isEnclosedLetter(c) || c == 0x200C || c == 0x200D;
    }
}

void appendLowerCase(std::string& out, char32_t c)
{
    if (c == 0x130) // the only lower case of two characters
        out += "i\xCC\x87";
    else
        appendUtf8(out, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))));
}

} // namespace heterosis
