// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/charsmap.h"

#include <algorithm>

#include "base/error.h"
#include "tokenizer/utf8.h"

namespace heterosis {

namespace {

// Fields of a unit (darts-clone, darts.h, DoubleArrayUnit).
bool hasLeaf(std::uint32_t unit) { return (unit >> 8 & 1) != 0; }
std::uint32_t valueOf(std::uint32_t unit) { return unit & 0x7FFFFFFF; }
std::uint32_t labelOf(std::uint32_t unit) { return unit & 0x800000FF; }
std::uint32_t offsetOf(std::uint32_t unit) { return unit >> 10 << ((unit & 0x200) >> 6); }

[[noreturn]] void broken(const std::string& file, const std::string& place)
{
    throw Error({.message = "The table that normalises characters is damaged", .file = file, .place = place,
        .remedy = "Fetch the tokenizer again from its source"});
}

std::uint32_t wordAt(std::string_view blob, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(blob[at + i])); };
    return byte(0) | byte(1) << 8 | byte(2) << 16 | byte(3) << 24;
}

} // namespace

Charsmap::Charsmap(std::string_view blob, const std::string& file, const std::string& place)
{
    if (blob.size() <= 4)
        broken(file, place);
    const std::size_t size = wordAt(blob, 0);
    if (size == 0 || size % 4 != 0 || size > blob.size() - 4)
        broken(file, place);
    m_units.reserve(size / 4);
    for (std::size_t at = 4; at < 4 + size; at += 4)
        m_units.push_back(wordAt(blob, at));
    m_replacements = blob.substr(4 + size);
    if (lossyUtf8(m_replacements) != m_replacements)
        broken(file, place);
}

std::optional<Charsmap::Match> Charsmap::find(std::string_view text, bool first) const
{
    std::optional<Match> best;
    if (m_units.empty())
        return best;
    std::size_t node = offsetOf(m_units[0]);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        node ^= byte;
        if (byte == 0 || node >= m_units.size() || labelOf(m_units[node]) != byte)
            break;
        const std::uint32_t unit = m_units[node];
        node ^= offsetOf(unit);
        if (!hasLeaf(unit) || node >= m_units.size())
            continue;
        const std::size_t begin = valueOf(m_units[node]);
        if (begin > m_replacements.size())
            continue;
        const auto end = std::min(m_replacements.find('\0', begin), m_replacements.size());
        best = Match{i + 1, std::string_view(m_replacements).substr(begin, end - begin)};
        if (first)
            break;
    }
    return best;
}

std::string fromBase64(std::string_view text, const std::string& file, const std::string& place)
{
    constexpr std::string_view Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    while (text.ends_with('='))
        text.remove_suffix(1);
    std::string out;
    out.reserve(text.size() / 4 * 3 + 3);
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        const auto value = Alphabet.find(c);
        if (value == std::string_view::npos)
            broken(file, place);
        bits = bits << 6 | static_cast<std::uint32_t>(value);
        if ((count += 6) >= 8) {
            count -= 8;
            out += static_cast<char>(static_cast<unsigned char>(bits >> count));
        }
    }
    return out;
}

} // namespace heterosis
