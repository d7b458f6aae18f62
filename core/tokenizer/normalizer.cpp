// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/normalizer.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <new>

#include "tokenizer/byte_alphabet.h"
#include "tokenizer/characters.h"
#include "tokenizer/library_normalizers.h"
#include "tokenizer/pattern.h"
#include "tokenizer/utf8.h"

namespace heterosis {

namespace {

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// NFC, NFD, NFKC, NFKD (Unicode, annex 15).
class UnicodeForm final : public Normalizer {
public:
    explicit UnicodeForm(int options) : m_options(static_cast<utf8proc_option_t>(options | UTF8PROC_STABLE)) {}
    void apply(std::string& text) const override
    {
        if (isAscii(text))
            return;
        // utf8proc up to 2.8 swallows U+11A7 behind a Hangul syllable, as if it were a final consonant. It is none: it joins with
        // nothing, so what stands on its sides can be composed apart.
        constexpr std::string_view BeforeFinals = "\xE1\x86\xA7";
        std::string out;
        std::size_t from = 0;
        for (std::size_t at; (at = text.find(BeforeFinals, from)) != std::string::npos; from = at + BeforeFinals.size()) {
            map(std::string_view(text).substr(from, at - from), out);
            out += BeforeFinals;
        }
        map(std::string_view(text).substr(from), out);
        text = std::move(out);
    }

private:
    void map(std::string_view part, std::string& out) const
    {
        utf8proc_uint8_t* mapped = nullptr;
        const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(part.data()),
            static_cast<utf8proc_ssize_t>(part.size()), &mapped, m_options);
        const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> hold(mapped, &std::free);
        if (size < 0)
            throw std::bad_alloc(); // the text is valid: nothing else can fail
        out.append(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
    }

    utf8proc_option_t m_options;
};

// Rewrites a text character by character.
template <class Rewrite> class ByCharacter final : public Normalizer {
public:
    explicit ByCharacter(Rewrite rewrite) : m_rewrite(rewrite) {}
    void apply(std::string& text) const override
    {
        std::string out;
        out.reserve(text.size());
        for (std::size_t at = 0; at < text.size();) {
            const Utf8Part part = utf8At(text, at);
            m_rewrite(out, part.codePoint);
            at += part.length;
        }
        text = std::move(out);
    }

private:
    Rewrite m_rewrite;
};

void withoutMarks(std::string& out, char32_t c)
{
    if (!isMark(c))
        appendUtf8(out, c);
}

class Prepend final : public Normalizer {
public:
    explicit Prepend(std::string prefix) : m_prefix(std::move(prefix)) {}
    void apply(std::string& text) const override
    {
        if (!text.empty())
            text.insert(0, m_prefix);
    }

private:
    std::string m_prefix;
};

class Replace final : public Normalizer {
public:
    Replace(Pattern pattern, std::string content) : m_pattern(std::move(pattern)), m_content(std::move(content)) {}
    void apply(std::string& text) const override
    {
        std::vector<Span> matches;
        m_pattern.search().findAll(text, matches);
        std::string out;
        std::size_t from = 0;
        for (const Span& match : matches) {
            out.append(text, from, match.begin - from).append(m_content);
            from = match.end;
        }
        text = out.append(text, from);
    }

private:
    Pattern m_pattern;
    std::string m_content;
};

class Strip final : public Normalizer {
public:
    Strip(bool left, bool right) : m_left(left), m_right(right) {}
    void apply(std::string& text) const override
    {
        std::size_t first = text.size(), last = 0; // the part between outer white space
        for (std::size_t at = 0; at < text.size();) {
            const Utf8Part part = utf8At(text, at);
            if (!isWhitespace(part.codePoint)) {
                first = std::min(first, at);
                last = at + part.length;
            }
            at += part.length;
        }
        const std::size_t begin = m_left ? first : 0, end = m_right ? std::max(last, begin) : text.size();
        text = text.substr(begin, end - begin);
    }

private:
    bool m_left, m_right;
};

class Letters final : public Normalizer {
public:
    void apply(std::string& text) const override { text = toByteLetters(text); }
};

class Sequence final : public Normalizer {
public:
    explicit Sequence(std::vector<std::unique_ptr<const Normalizer>> parts) : m_parts(std::move(parts)) {}
    void apply(std::string& text) const override
    {
        for (const auto& part : m_parts)
            part->apply(text);
    }

private:
    std::vector<std::unique_ptr<const Normalizer>> m_parts;
};

template <class Rewrite> std::unique_ptr<const Normalizer> byCharacter(Rewrite rewrite)
{
    return std::make_unique<ByCharacter<Rewrite>>(rewrite);
}

} // namespace

std::unique_ptr<const Normalizer> Normalizer::canonicalDecomposition() { return std::make_unique<UnicodeForm>(UTF8PROC_DECOMPOSE); }

std::unique_ptr<const Normalizer> Normalizer::read(const JsonNode& node)
{
    const std::string type = node.type();
    if (type == "NFC")
        return std::make_unique<UnicodeForm>(UTF8PROC_COMPOSE);
    if (type == "NFD")
        return std::make_unique<UnicodeForm>(UTF8PROC_DECOMPOSE);
    if (type == "NFKC")
        return std::make_unique<UnicodeForm>(UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
    if (type == "NFKD")
        return std::make_unique<UnicodeForm>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT);
    if (type == "Lowercase")
        return byCharacter(&appendLowerCase);
    if (type == "StripAccents")
        return byCharacter(&withoutMarks);
    if (type == "Prepend")
        return std::make_unique<Prepend>(node.string("prepend"));
    if (type == "Replace")
        return std::make_unique<Replace>(Pattern::read(node.need("pattern")), node.string("content"));
    if (type == "Strip")
        return std::make_unique<Strip>(node.flag("strip_left", true), node.flag("strip_right", true));
    if (type == "ByteLevel")
        return std::make_unique<Letters>();
    if (type == "BertNormalizer")
        return makeBertNormalizer(BertNormalizerOptions::read(node));
    if (type == "Precompiled")
        return readPrecompiled(node);
    if (type != "Sequence")
        node.fail(text("The normalizer \"{}\" is not read by this version", type),
            "NFC, NFD, NFKC, NFKD, Lowercase, StripAccents, Prepend, Replace, Strip, ByteLevel, BertNormalizer, Precompiled and Sequence are");
    std::vector<std::unique_ptr<const Normalizer>> parts;
    for (const JsonNode& part : node.list("normalizers"))
        parts.push_back(read(part));
    return std::make_unique<Sequence>(std::move(parts));
}

} // namespace heterosis
