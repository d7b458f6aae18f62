// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <new>

#include "base/error.h"
#include "tokenizer/utf8.h"

namespace heterosis {

namespace {

// Backtracking steps and KiB that one search may take: thousands of times what a tokenizer's pattern needs, under a second.
constexpr std::uint32_t MatchLimit = 4'000'000, HeapLimitKiB = 64 << 10;

struct FreeCode {
    void operator()(pcre2_code* p) const noexcept { pcre2_code_free(p); }
};
struct FreeMatch {
    void operator()(pcre2_match_data* p) const noexcept { pcre2_match_data_free(p); }
};
struct FreeContext {
    void operator()(pcre2_match_context* p) const noexcept { pcre2_match_context_free(p); }
};

std::string messageOf(int code)
{
    PCRE2_UCHAR buffer[256] = {};
    pcre2_get_error_message(code, buffer, sizeof buffer);
    return reinterpret_cast<const char*>(buffer);
}

} // namespace

struct Regex::Code {
    std::unique_ptr<pcre2_code, FreeCode> code;
    std::string file, place;
};

struct Regex::Search::Buffers {
    std::unique_ptr<pcre2_match_data, FreeMatch> match;
    std::unique_ptr<pcre2_match_context, FreeContext> context;
};

Regex::Regex(std::string_view pattern, Dialect dialect, std::string file, std::string place)
    : m_code(std::make_unique<Code>())
{
    const std::string source = dialect == Dialect::Oniguruma ? fromOniguruma(pattern, file, place) : std::string(pattern);
    int code = 0;
    PCRE2_SIZE offset = 0;
    // Ruby's ^ and $ always look at lines.
    m_code->code.reset(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(source.data()), source.size(),
        PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C, &code, &offset, nullptr));
    if (!m_code->code)
        throw Error({.message = text("The pattern does not compile: {}", messageOf(code)), .file = std::move(file),
            .place = std::move(place), .remedy = "Fetch the tokenizer again from its source, or correct the pattern"});
    pcre2_jit_compile(m_code->code.get(), PCRE2_JIT_COMPLETE); // without a compiler for this machine the interpreter does it
    m_code->file = std::move(file);
    m_code->place = std::move(place);
}

Regex::~Regex() = default;
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;

Regex::Search::Search(const Regex& regex) : m_regex(&regex), m_buffers(std::make_unique<Buffers>())
{
    m_buffers->match.reset(pcre2_match_data_create_from_pattern(regex.m_code->code.get(), nullptr));
    m_buffers->context.reset(pcre2_match_context_create(nullptr));
    if (!m_buffers->match || !m_buffers->context)
        throw std::bad_alloc();
    pcre2_set_match_limit(m_buffers->context.get(), MatchLimit);
    pcre2_set_heap_limit(m_buffers->context.get(), HeapLimitKiB);
}

Regex::Search::~Search() = default;
Regex::Search::Search(Search&&) noexcept = default;

bool Regex::Search::next(std::string_view text, std::size_t from, Span& match)
{
    const auto search = [&](std::uint32_t options) {
        return pcre2_match(m_regex->m_code->code.get(), reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), from,
            options | PCRE2_NO_UTF_CHECK, m_buffers->match.get(), m_buffers->context.get());
    };
    int found = search(0);
    if (found == PCRE2_ERROR_JIT_STACKLIMIT) // the interpreter takes its stack from the heap
        found = search(PCRE2_NO_JIT);
    if (found == PCRE2_ERROR_NOMATCH)
        return false;
    if (found < 0)
        throw Error({.message = heterosis::text("The tokenizer's pattern gives up on this text: {}", messageOf(found)),
            .file = m_regex->m_code->file, .place = m_regex->m_code->place,
            .remedy = "The pattern tries too many ways to split it; shorten the text or use another tokenizer"});
    const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(m_buffers->match.get());
    match = {ends[0], ends[1]};
    return match.begin <= match.end;
}

void Regex::Search::findAll(std::string_view text, std::vector<Span>& matches)
{
    matches.clear();
    std::size_t from = 0;
    for (Span match; from <= text.size() && next(text, from, match);) {
        const bool emptyAgain = match.begin == match.end && !matches.empty() && matches.back().end == match.end;
        if (!emptyAgain)
            matches.push_back(match);
        from = emptyAgain ? from + (from < text.size() ? utf8At(text, from).length : 1) : match.end;
    }
}

} // namespace heterosis
