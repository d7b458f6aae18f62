// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataset/search_pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <new>

#include "base/error.h"
#include "base/printable.h"

namespace heterosis {

namespace {

// Backtracking steps and KiB that one search may take.
constexpr std::uint32_t kMatchLimit = 4'000'000, kHeapLimitKiB = 64 << 10;

std::string messageOf(int code)
{
    PCRE2_UCHAR buffer[256] = {};
    pcre2_get_error_message(code, buffer, sizeof buffer);
    return reinterpret_cast<const char*>(buffer);
}

} // namespace

SearchPattern::SearchPattern(std::string_view pattern) : m_pattern(pattern)
{
    int code = 0;
    PCRE2_SIZE offset = 0;
    pcre2_code* compiled = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(),
                                         PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C, &code, &offset, nullptr);
    if (!compiled)
        throw Error({.message = text("The pattern {} does not compile: {}", printable(pattern), messageOf(code)), .file = {},
                     .place = "character " + std::to_string(offset), .remedy = text("Correct the regular expression")});
    pcre2_jit_compile(compiled, PCRE2_JIT_COMPLETE); // without a compiler for this machine the interpreter does it
    m_code = std::shared_ptr<const void>(compiled, [](const void* p) { pcre2_code_free(static_cast<pcre2_code*>(const_cast<void*>(p))); });
}

bool SearchPattern::foundIn(std::string_view where) const
{
    const auto* code = static_cast<const pcre2_code*>(m_code.get());
    const std::unique_ptr<pcre2_match_data, decltype(&pcre2_match_data_free)> match(pcre2_match_data_create_from_pattern(code, nullptr),
                                                                                    pcre2_match_data_free);
    const std::unique_ptr<pcre2_match_context, decltype(&pcre2_match_context_free)> context(pcre2_match_context_create(nullptr),
                                                                                            pcre2_match_context_free);
    if (!match || !context)
        throw std::bad_alloc();
    pcre2_set_match_limit(context.get(), kMatchLimit);
    pcre2_set_heap_limit(context.get(), kHeapLimitKiB);
    const int found = pcre2_match(code, reinterpret_cast<PCRE2_SPTR>(where.data()), where.size(), 0, 0, match.get(), context.get());
    if (found < 0 && found != PCRE2_ERROR_NOMATCH)
        throw Error({.message = text("The pattern {} cannot be searched: {}", printable(m_pattern), messageOf(found)), .file = {}, .place = {},
                     .remedy = text("Write the regular expression without nested repetitions")});
    return found >= 0;
}

} // namespace heterosis
