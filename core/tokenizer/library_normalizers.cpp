// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/library_normalizers.h"

#include <utf8proc.h>

#include "tokenizer/bert_characters.h"
#include "tokenizer/characters.h"
#include "tokenizer/charsmap.h"
#include "tokenizer/utf8.h"

namespace heterosis {

namespace {

class Bert final : public Normalizer {
public:
    explicit Bert(const BertNormalizerOptions& options) : m_options(options), m_decompose(Normalizer::canonicalDecomposition()) {}

    void apply(std::string& text) const override
    {
        if (m_options.cleanText || m_options.ideographs)
            rewrite(text, [this](std::string& out, char32_t c) { clean(out, c); });
        if (m_options.stripAccents)
            m_decompose->apply(text);
        if (m_options.stripAccents || m_options.lowercase)
            rewrite(text, [this](std::string& out, char32_t c) { simplify(out, c); });
    }

private:
    template <class Each> static void rewrite(std::string& text, Each each)
    {
        std::string out;
        out.reserve(text.size());
        for (std::size_t at = 0; at < text.size();) {
            const Utf8Part part = utf8At(text, at);
            each(out, part.codePoint);
            at += part.length;
        }
        text = std::move(out);
    }
    void clean(std::string& out, char32_t c) const
    {
        if (m_options.cleanText && (c == 0xFFFD || isBertControl(c)))
            return;
        if (m_options.cleanText && isWhitespace(c))
            c = ' ';
        const bool apart = m_options.ideographs && isBertIdeograph(c);
        if (apart)
            out += ' ';
        appendUtf8(out, c);
        if (apart)
            out += ' ';
    }
    void simplify(std::string& out, char32_t c) const
    {
        if (m_options.stripAccents && isBertMark(c))
            return;
        if (m_options.lowercase)
            appendLowerCase(out, c);
        else
            appendUtf8(out, c);
    }

    BertNormalizerOptions m_options;
    std::unique_ptr<const Normalizer> m_decompose;
};

class Precompiled final : public Normalizer {
public:
    explicit Precompiled(Charsmap map) : m_map(std::move(map)) {}

    void apply(std::string& text) const override
    {
        std::string out;
        out.reserve(text.size());
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = clusterEnd(text, at);
            const std::string_view cluster = std::string_view(text).substr(at, end - at);
            const auto whole = cluster.size() < 6 ? m_map.shortest(cluster) : std::nullopt;
            if (whole)
                out += whole->replacement; // of its beginning, but instead of all of it: the reference's way
            else
                mapCharacters(cluster, out);
            at = end;
        }
        text = std::move(out);
    }

private:
    static std::size_t clusterEnd(std::string_view text, std::size_t at)
    {
        utf8proc_int32_t state = 0;
        Utf8Part part = utf8At(text, at);
        for (at += part.length; at < text.size(); at += part.length) {
            const auto before = static_cast<utf8proc_int32_t>(part.codePoint);
            part = utf8At(text, at);
            if (utf8proc_grapheme_break_stateful(before, static_cast<utf8proc_int32_t>(part.codePoint), &state))
                break;
        }
        return at;
    }
    void mapCharacters(std::string_view cluster, std::string& out) const
    {
        for (std::size_t at = 0; at < cluster.size();) {
            const std::string_view character = cluster.substr(at, utf8At(cluster, at).length);
            const auto match = m_map.shortest(character);
            out += match ? match->replacement : character;
            at += character.size();
        }
    }

    Charsmap m_map;
};

} // namespace

BertNormalizerOptions BertNormalizerOptions::read(const JsonNode& node)
{
    BertNormalizerOptions out;
    out.cleanText = node.flag("clean_text", true);
    out.ideographs = node.flag("handle_chinese_chars", true);
    out.lowercase = node.flag("lowercase", true);
    out.stripAccents = node.flag("strip_accents", out.lowercase);
    return out;
}

std::unique_ptr<const Normalizer> makeBertNormalizer(const BertNormalizerOptions& options) { return std::make_unique<Bert>(options); }

std::unique_ptr<const Normalizer> readPrecompiled(const JsonNode& node)
{
    const std::string place = node.placeOf("precompiled_charsmap");
    const std::string blob = fromBase64(node.optionalString("precompiled_charsmap").value_or(""), node.file(), place);
    return std::make_unique<Precompiled>(blob.empty() ? Charsmap() : Charsmap(blob, node.file(), place));
}

} // namespace heterosis
