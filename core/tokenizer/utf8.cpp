// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/utf8.h"

namespace heterosis {

namespace {

constexpr std::string_view Replacement = "\xEF\xBF\xBD";

// Appends the valid and the replaced parts of bytes; returns where a cut last character begins (or the end).
std::size_t appendWhole(std::string& out, std::string_view bytes)
{
    std::size_t at = 0, plain = 0;
    while (at < bytes.size()) {
        const Utf8Part part = utf8At(bytes, at);
        if (part.state == Utf8Part::State::Cut)
            break;
        if (part.state == Utf8Part::State::Broken) {
            out.append(bytes, plain, at - plain).append(Replacement);
            plain = at + part.length;
        }
        at += part.length;
    }
    out.append(bytes, plain, at - plain);
    return at;
}

} // namespace

Utf8Part utf8At(std::string_view text, std::size_t at) noexcept
{
    using State = Utf8Part::State;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    if (first < 0x80)
        return {State::Whole, first, 1};
    if (first < 0xC2 || first > 0xF4)
        return {State::Broken, 0xFFFD, 1};
    const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    // The second byte excludes overlong forms, surrogates and what lies above U+10FFFF.
    unsigned char low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    unsigned char high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    char32_t codePoint = first & (0xFF >> (length + 1));
    for (std::size_t i = 1; i < length; ++i, low = 0x80, high = 0xBF) {
        if (at + i >= text.size())
            return {State::Cut, 0xFFFD, i};
        if (byte(at + i) < low || byte(at + i) > high)
            return {State::Broken, 0xFFFD, i};
        codePoint = codePoint << 6 | (byte(at + i) & 0x3F);
    }
    return {State::Whole, codePoint, length};
}

void appendUtf8(std::string& out, char32_t codePoint)
{
    const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (codePoint < 0x80) {
        put(codePoint);
    } else if (codePoint < 0x800) {
        put(0xC0 | codePoint >> 6);
        put(0x80 | (codePoint & 0x3F));
    } else if (codePoint < 0x10000) {
        put(0xE0 | codePoint >> 12);
        put(0x80 | (codePoint >> 6 & 0x3F));
        put(0x80 | (codePoint & 0x3F));
    } else {
        put(0xF0 | codePoint >> 18);
        put(0x80 | (codePoint >> 12 & 0x3F));
        put(0x80 | (codePoint >> 6 & 0x3F));
        put(0x80 | (codePoint & 0x3F));
    }
}

std::string lossyUtf8(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size());
    if (appendWhole(out, bytes) < bytes.size())
        out.append(Replacement);
    return out;
}

std::string takeWholeUtf8(std::string& pending)
{
    std::string out;
    pending.erase(0, appendWhole(out, pending));
    return out;
}

} // namespace heterosis
