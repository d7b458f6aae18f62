// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <cstdint>
#include <memory>
#include <new>
#include <string>
#include <string_view>

// PCRE2 for those who link it: owners of its objects, its messages, and a search that ends. Header only, since this room itself does
// without the library.
namespace heterosis::pcre {

struct Free {
    void operator()(pcre2_code* p) const noexcept { pcre2_code_free(p); }
    void operator()(pcre2_match_data* p) const noexcept { pcre2_match_data_free(p); }
    void operator()(pcre2_match_context* p) const noexcept { pcre2_match_context_free(p); }
};
using Code = std::unique_ptr<pcre2_code, Free>;

inline std::string messageOf(int code)
{
    PCRE2_UCHAR buffer[256] = {};
    pcre2_get_error_message(code, buffer, sizeof buffer);
    return reinterpret_cast<const char*>(buffer);
}

// Null where the pattern does not compile; then `fault` is PCRE2's number and `offset` where.
inline Code compiled(std::string_view pattern, std::uint32_t options, int& fault, PCRE2_SIZE& offset)
{
    return Code(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(), options, &fault, &offset, nullptr));
}

// The buffers of searches with one pattern, bounded in backtracking steps and KiB.
struct Search {
    std::unique_ptr<pcre2_match_data, Free> match;
    std::unique_ptr<pcre2_match_context, Free> context;

    Search(const pcre2_code* code, std::uint32_t steps, std::uint32_t heapKiB)
        : match(pcre2_match_data_create_from_pattern(code, nullptr)), context(pcre2_match_context_create(nullptr))
    {
        if (!match || !context)
            throw std::bad_alloc();
        pcre2_set_match_limit(context.get(), steps);
        pcre2_set_heap_limit(context.get(), heapKiB);
    }
    int run(const pcre2_code* code, std::string_view text, std::size_t from = 0, std::uint32_t options = 0)
    {
        return pcre2_match(code, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), from, options, match.get(), context.get());
    }
};

} // namespace heterosis::pcre
