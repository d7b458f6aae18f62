// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/peft_pattern.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "base/error.h"
#include "base/printable.h"

#ifndef HETEROSIS_MINIMAL
#include "base/pcre.h"
#endif

namespace heterosis {

namespace {

bool isPlain(const std::string& pattern)
{
    return std::all_of(pattern.begin(), pattern.end(), [](unsigned char c) { return std::isalnum(c) || c == '_' || c == '-' || c == '.'; });
}

// A '.' of a pattern is any character.
bool like(std::string_view text, std::string_view plain)
{
    return text.size() == plain.size() && std::equal(text.begin(), text.end(), plain.begin(), [](char c, char p) { return p == '.' || c == p; });
}

bool startsALevel(const std::string& name, std::size_t at) { return at == 0 || name[at - 1] == '.'; }

} // namespace

#ifdef HETEROSIS_MINIMAL

struct PeftPattern::Code {};

PeftPattern::PeftPattern(const std::string& pattern, Kind kind, std::string file, std::string place)
    : m_plain(pattern), m_kind(kind), m_file(std::move(file)), m_place(std::move(place))
{
    if (!isPlain(pattern))
        throw Error({.message = text("This build reads no regular expressions, and \"{}\" is one", printable(pattern)), .file = m_file, .place = m_place,
                     .remedy = "Write the modules' names, or use a build with PCRE2"});
}

std::optional<std::string> PeftPattern::match(const std::string& name) const { return matchPlainly(name); }

#else

namespace {

constexpr std::uint32_t kMatchLimit = 100'000, kHeapLimitKiB = 4096; // thousands of times what a pattern of names needs
constexpr std::size_t kLongest = 16'384;

std::string whole(const std::string& pattern, PeftPattern::Kind kind)
{
    switch (kind) {
    case PeftPattern::Kind::Whole: return "(?:" + pattern + ")\\z";
    case PeftPattern::Kind::Ending: return "(?:.*\\.)?(?:" + pattern + ")\\z";
    case PeftPattern::Kind::Within: return "(?:^|.*\\.)(?:" + pattern + ")(?:\\z|\\..*)";
    case PeftPattern::Kind::Layer: return "(?:^|.*?\\.)(?:" + pattern + ")\\.(?<heterosis_layer>\\d+)\\.";
    }
    return pattern;
}

} // namespace

struct PeftPattern::Code {
    pcre::Code code;
};

PeftPattern::PeftPattern(const std::string& pattern, Kind kind, std::string file, std::string place)
    : m_kind(kind), m_file(std::move(file)), m_place(std::move(place))
{
    if (isPlain(pattern) && !pattern.empty()) {
        m_plain = pattern;
        return;
    }
    const auto refuse = [&](Text message) {
        throw Error({.message = std::move(message), .file = m_file, .place = m_place, .remedy = "Correct the pattern in adapter_config.json"});
    };
    if (pattern.size() > kLongest)
        refuse(text("The pattern is {} characters long, more than any is", pattern.size()));
    const std::string source = whole(pattern, kind);
    int code = 0;
    PCRE2_SIZE offset = 0;
    m_code = std::make_unique<Code>();
    m_code->code = pcre::compiled(source, PCRE2_ANCHORED, code, offset);
    if (!m_code->code)
        refuse(text("The pattern \"{}\" is no regular expression: {}", printable(pattern), pcre::messageOf(code)));
}

std::optional<std::string> PeftPattern::match(const std::string& name) const
{
    if (!m_code)
        return matchPlainly(name);
    pcre::Search search(m_code->code.get(), kMatchLimit, kHeapLimitKiB);
    const int found = search.run(m_code->code.get(), name);
    if (found == PCRE2_ERROR_NOMATCH)
        return std::nullopt;
    if (found < 0)
        throw Error({.message = text("The pattern takes too long to search for: {}", pcre::messageOf(found)), .file = m_file, .place = m_place,
                     .remedy = "Write a simpler pattern in adapter_config.json"});
    if (m_kind != Kind::Layer)
        return "";
    const int group = pcre2_substring_number_from_name(m_code->code.get(), reinterpret_cast<PCRE2_SPTR>("heterosis_layer"));
    const PCRE2_SIZE* at = pcre2_get_ovector_pointer(search.match.get());
    return group > 0 && group < found ? std::optional(name.substr(at[2 * group], at[2 * group + 1] - at[2 * group])) : std::nullopt;
}

#endif

PeftPattern::~PeftPattern() = default;
PeftPattern::PeftPattern(PeftPattern&&) noexcept = default;

std::optional<std::string> PeftPattern::matchPlainly(const std::string& name) const
{
    const std::string_view all = name;
    const std::size_t length = m_plain.size();
    const auto ends = [&](std::size_t at) { return at + length == all.size(); };
    if (m_kind == Kind::Whole)
        return like(all, m_plain) ? std::optional<std::string>("") : std::nullopt;
    for (std::size_t at = 0; at + length <= all.size(); ++at) {
        if (!startsALevel(name, at) || !like(all.substr(at, length), m_plain))
            continue;
        if (m_kind == Kind::Ending && ends(at))
            return "";
        if (m_kind == Kind::Within && (ends(at) || all[at + length] == '.'))
            return "";
        if (m_kind != Kind::Layer || ends(at) || all[at + length] != '.')
            continue;
        const std::size_t digits = at + length + 1, past = all.find_first_not_of("0123456789", digits);
        if (past != std::string_view::npos && past > digits && all[past] == '.')
            return std::string(all.substr(digits, past - digits));
    }
    return std::nullopt;
}

std::optional<std::int64_t> PeftPattern::layerOf(const std::string& name) const
{
    const auto digits = match(name);
    std::int64_t layer = 0;
    if (!digits || std::from_chars(digits->data(), digits->data() + digits->size(), layer).ec != std::errc())
        return std::nullopt;
    return layer;
}

} // namespace heterosis
