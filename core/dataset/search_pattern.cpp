// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataset/search_pattern.h"

#include "base/error.h"
#include "base/pcre.h"
#include "base/printable.h"

namespace heterosis {

namespace {

// Backtracking steps and KiB that one search may take.
constexpr std::uint32_t kMatchLimit = 4'000'000, kHeapLimitKiB = 64 << 10;

} // namespace

SearchPattern::SearchPattern(std::string_view pattern) : m_pattern(pattern)
{
    int code = 0;
    PCRE2_SIZE offset = 0;
    std::shared_ptr<pcre2_code> compiled = pcre::compiled(pattern, PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C, code, offset);
    if (!compiled)
        throw Error({.message = text("The pattern {} does not compile: {}", printable(pattern), pcre::messageOf(code)), .file = {},
                     .place = "character " + std::to_string(offset), .remedy = text("Correct the regular expression")});
    pcre2_jit_compile(compiled.get(), PCRE2_JIT_COMPLETE); // without a compiler for this machine the interpreter does it
    m_code = std::move(compiled);
}

bool SearchPattern::foundIn(std::string_view where) const
{
    const auto* code = static_cast<const pcre2_code*>(m_code.get());
    const int found = pcre::Search(code, kMatchLimit, kHeapLimitKiB).run(code, where);
    if (found < 0 && found != PCRE2_ERROR_NOMATCH)
        throw Error({.message = text("The pattern {} cannot be searched: {}", printable(m_pattern), pcre::messageOf(found)), .file = {}, .place = {},
                     .remedy = text("Write the regular expression without nested repetitions")});
    return found >= 0;
}

} // namespace heterosis
