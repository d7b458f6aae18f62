// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/regex.h"

#include "base/error.h"
#include "base/pcre.h"
#include "tokenizer/utf8.h"

namespace heterosis {

namespace {

// Backtracking steps and KiB that one search may take: thousands of times what a tokenizer's pattern needs, under a second.
constexpr std::uint32_t MatchLimit = 4'000'000, HeapLimitKiB = 64 << 10;

} // namespace

struct Regex::Code {
    pcre::Code code;
    std::string file, place;
};

struct Regex::Search::Buffers {
    pcre::Search search;
};

Regex::Regex(std::string_view pattern, Dialect dialect, std::string file, std::string place)
    : m_code(std::make_unique<Code>())
{
    const std::string source = dialect == Dialect::Oniguruma ? fromOniguruma(pattern, file, place) : std::string(pattern);
    int code = 0;
    PCRE2_SIZE offset = 0;
    // Ruby's ^ and $ always look at lines.
    m_code->code = pcre::compiled(source, PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C, code, offset);
    if (!m_code->code)
        throw Error({.message = text("The pattern does not compile: {}", pcre::messageOf(code)), .file = std::move(file),
            .place = std::move(place), .remedy = "Fetch the tokenizer again from its source, or correct the pattern"});
    pcre2_jit_compile(m_code->code.get(), PCRE2_JIT_COMPLETE); // without a compiler for this machine the interpreter does it
    m_code->file = std::move(file);
    m_code->place = std::move(place);
}

Regex::~Regex() = default;
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;

Regex::Search::Search(const Regex& regex) : m_regex(&regex),
    m_buffers(std::make_unique<Buffers>(Buffers{pcre::Search(regex.m_code->code.get(), MatchLimit, HeapLimitKiB)}))
{
}

Regex::Search::~Search() = default;
Regex::Search::Search(Search&&) noexcept = default;

bool Regex::Search::next(std::string_view text, std::size_t from, Span& match)
{
    const auto search = [&](std::uint32_t options) {
        return m_buffers->search.run(m_regex->m_code->code.get(), text, from, options | PCRE2_NO_UTF_CHECK);
    };
    int found = search(0);
    if (found == PCRE2_ERROR_JIT_STACKLIMIT) // the interpreter takes its stack from the heap
        found = search(PCRE2_NO_JIT);
    if (found == PCRE2_ERROR_NOMATCH)
        return false;
    if (found < 0)
        throw Error({.message = heterosis::text("The tokenizer's pattern gives up on this text: {}", pcre::messageOf(found)),
            .file = m_regex->m_code->file, .place = m_regex->m_code->place,
            .remedy = "The pattern tries too many ways to split it; shorten the text or use another tokenizer"});
    const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(m_buffers->search.match.get());
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
