// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace heterosis {

// A pattern of a norm suite: PCRE2 in UTF mode with Unicode properties, searched in the whole text, case-sensitive unless it says (?i).
class SearchPattern {
public:
    explicit SearchPattern(std::string_view pattern); // throws Error: does not compile
    // text is valid UTF-8. Throws Error where the search would take for ever.
    bool foundIn(std::string_view text) const;

private:
    std::shared_ptr<const void> m_code; // pcre2_code, kept opaque
    std::string m_pattern;
};

} // namespace heterosis
