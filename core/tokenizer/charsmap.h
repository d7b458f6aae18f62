// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace heterosis {

// SentencePiece's precompiled_charsmap: the size of a double array in bytes, the array (darts-clone, little endian), then the
// replacements, each ended by a zero byte. What the file says of places is checked at every step, not trusted.
class Charsmap {
public:
    Charsmap() = default; // maps nothing
    // file and place are named in the errors.
    Charsmap(std::string_view blob, const std::string& file, const std::string& place);

    struct Match {
        std::size_t length = 0; // bytes of the text
        std::string_view replacement;
    };
    // The shortest and the longest rule that text begins with.
    std::optional<Match> shortest(std::string_view text) const { return find(text, true); }
    std::optional<Match> longest(std::string_view text) const { return find(text, false); }

private:
    std::optional<Match> find(std::string_view text, bool first) const;

    std::vector<std::uint32_t> m_units;
    std::string m_replacements;
};

std::string fromBase64(std::string_view text, const std::string& file, const std::string& place);

} // namespace heterosis
