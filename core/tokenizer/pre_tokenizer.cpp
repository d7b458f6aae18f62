// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/pre_tokenizer.h"

#include <algorithm>

#include "tokenizer/bert_characters.h"
#include "tokenizer/byte_alphabet.h"
#include "tokenizer/characters.h"
#include "tokenizer/metaspace.h"
#include "tokenizer/pattern.h"
#include "tokenizer/utf8.h"

namespace heterosis {

namespace {

// What becomes of the parts that match and of those between them (tokenizers, SplitDelimiterBehavior).
enum class Behavior { Isolated, Removed, MergedWithPrevious, MergedWithNext, Contiguous };

struct Part {
    std::size_t begin, end;
    bool match;
};

// Part after part in the order of walking; a part that joins the one before widens it.
template <class Parts, class Joins, class Widen> std::vector<Part> joined(const Parts& parts, Joins joins, Widen widen)
{
    std::vector<Part> out;
    bool previous = false;
    for (const Part& part : parts) {
        if (!out.empty() && joins(part.match, previous))
            widen(out.back(), part);
        else
            out.push_back(part);
        previous = part.match;
    }
    return out;
}

void applyBehavior(Behavior behavior, std::vector<Part>& parts)
{
    const auto toRight = [](Part& to, const Part& part) { to.end = part.end; };
    const auto toLeft = [](Part& to, const Part& part) { to.begin = part.begin; };
    const auto lone = [](bool match, bool previous) { return match && !previous; };
    switch (behavior) {
    case Behavior::Isolated:
        break;
    case Behavior::Removed:
        std::erase_if(parts, [](const Part& part) { return part.match; });
        break;
    case Behavior::Contiguous:
        parts = joined(parts, [](bool match, bool previous) { return match == previous; }, toRight);
        break;
    case Behavior::MergedWithPrevious:
        parts = joined(parts, lone, toRight);
        break;
    case Behavior::MergedWithNext:
        std::reverse(parts.begin(), parts.end());
        parts = joined(parts, lone, toLeft);
        std::reverse(parts.begin(), parts.end());
        break;
    }
}

class Split final : public PreTokenizer {
public:
    Split(Pattern pattern, Behavior behavior, bool invert) : m_pattern(std::move(pattern)), m_behavior(behavior), m_invert(invert) {}

    void apply(Pieces& pieces) const override
    {
        std::vector<Piece> out;
        out.reserve(pieces.list.size());
        Pattern::Search search = m_pattern.search();
        std::vector<Span> matches;
        std::vector<Part> parts;
        for (const Piece& piece : pieces.list) {
            if (piece.id >= 0) {
                out.push_back(piece);
                continue;
            }
            search.findAll(pieces.view(piece), matches);
            listParts(piece.end - piece.begin, matches, parts);
            applyBehavior(m_behavior, parts);
            for (const Part& part : parts)
                if (part.begin < part.end)
                    out.push_back({piece.begin + part.begin, piece.begin + part.end});
        }
        pieces.list = std::move(out);
    }

private:
    void listParts(std::size_t size, const std::vector<Span>& matches, std::vector<Part>& parts) const
    {
        parts.clear();
        std::size_t from = 0;
        for (const Span& match : matches) {
            if (from != match.begin)
                parts.push_back({from, match.begin, m_invert});
            parts.push_back({match.begin, match.end, !m_invert});
            from = match.end;
        }
        if (from != size)
            parts.push_back({from, size, m_invert});
    }

    Pattern m_pattern;
    Behavior m_behavior;
    bool m_invert;
};

class PrefixSpace final : public PreTokenizer {
public:
    void apply(Pieces& pieces) const override
    {
        Pieces out;
        out.text.reserve(pieces.text.size() + pieces.list.size());
        for (const Piece& piece : pieces.list) {
            const std::string_view view = pieces.view(piece);
            if (piece.id < 0 && !view.starts_with(' '))
                out.add(" " + std::string(view));
            else
                out.add(view, piece.id);
        }
        pieces = std::move(out);
    }
};

class ByteLetters final : public PreTokenizer {
public:
    void apply(Pieces& pieces) const override
    {
        Pieces out;
        out.text.reserve(pieces.text.size() * 2);
        out.list.reserve(pieces.list.size());
        for (const Piece& piece : pieces.list) {
            const std::size_t begin = out.text.size();
            if (piece.id < 0)
                for (const char c : pieces.view(piece))
                    out.text += letterOfByte(static_cast<unsigned char>(c));
            out.list.push_back({begin, out.text.size(), piece.id});
        }
        pieces = std::move(out);
    }
};

class Bert final : public PreTokenizer {
public:
    void apply(Pieces& pieces) const override
    {
        std::vector<Piece> out;
        for (const Piece& piece : pieces.list) {
            if (piece.id >= 0)
                out.push_back(piece);
            else
                split(pieces, piece, out);
        }
        pieces.list = std::move(out);
    }

private:
    static void split(const Pieces& pieces, const Piece& piece, std::vector<Piece>& out)
    {
        std::size_t word = piece.begin;
        const auto end = [&](std::size_t at) {
            if (word < at)
                out.push_back({word, at});
        };
        for (std::size_t at = piece.begin, next = at; at < piece.end; at = next) {
            const Utf8Part part = utf8At(pieces.text, at);
            next = at + part.length;
            const bool sign = isBertPunctuation(part.codePoint);
            if (!sign && !isWhitespace(part.codePoint))
                continue;
            end(at);
            if (sign)
                out.push_back({at, next});
            word = next;
        }
        end(piece.end);
    }
};

class Sequence final : public PreTokenizer {
public:
    explicit Sequence(std::vector<std::unique_ptr<const PreTokenizer>> parts) : m_parts(std::move(parts)) {}
    void apply(Pieces& pieces) const override
    {
        for (const auto& part : m_parts)
            part->apply(pieces);
    }

private:
    std::vector<std::unique_ptr<const PreTokenizer>> m_parts;
};

Behavior readBehavior(const JsonNode& node, const std::string& name)
{
    if (name == "Isolated")
        return Behavior::Isolated;
    if (name == "Removed")
        return Behavior::Removed;
    if (name == "MergedWithPrevious")
        return Behavior::MergedWithPrevious;
    if (name == "MergedWithNext")
        return Behavior::MergedWithNext;
    if (name == "Contiguous")
        return Behavior::Contiguous;
    node.fail(text("The split behavior \"{}\" is unknown", name),
        "Isolated, Removed, MergedWithPrevious, MergedWithNext and Contiguous are read");
}

std::unique_ptr<const PreTokenizer> splitAt(const char* regex, Behavior behavior, bool invert = false)
{
    return std::make_unique<Split>(Pattern(Regex(regex, Regex::Dialect::Pcre, {}, {})), behavior, invert);
}

std::string oneCharacter(const JsonNode& node, std::string_view key)
{
    const std::string character = node.string(key);
    if (character.empty())
        node.fail(text("\"{}\" is empty", key), "Fetch the tokenizer again from its source");
    return character;
}

} // namespace

std::unique_ptr<const PreTokenizer> PreTokenizer::byteLevel(bool addPrefixSpace, bool useRegex)
{
    // openai/gpt-2, encoder.py; white space as Unicode has it.
    constexpr const char* Gpt2 = "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\p{White_Space}\\p{L}\\p{N}]+"
                                 "|\\p{White_Space}+(?!\\P{White_Space})|\\p{White_Space}+";
    std::vector<std::unique_ptr<const PreTokenizer>> parts;
    if (addPrefixSpace)
        parts.push_back(std::make_unique<PrefixSpace>());
    if (useRegex)
        parts.push_back(splitAt(Gpt2, Behavior::Isolated));
    parts.push_back(std::make_unique<ByteLetters>());
    return std::make_unique<Sequence>(std::move(parts));
}

std::unique_ptr<const PreTokenizer> PreTokenizer::bert() { return std::make_unique<Bert>(); }

std::unique_ptr<const PreTokenizer> PreTokenizer::read(const JsonNode& node)
{
    const std::string type = node.type();
    if (type == "ByteLevel")
        return byteLevel(node.flag("add_prefix_space", true), node.flag("use_regex", true));
    if (type == "Split")
        return std::make_unique<Split>(Pattern::read(node.need("pattern")), readBehavior(node, node.string("behavior")),
            node.flag("invert", false));
    if (type == "Digits")
        return splitAt("\\p{N}", node.flag("individual_digits", false) ? Behavior::Isolated : Behavior::Contiguous);
    if (type == "WhitespaceSplit")
        return splitAt("\\p{White_Space}", Behavior::Removed);
    if (type == "Whitespace")
        return splitAt("[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\x{200C}\\x{200D}]+"
                       "|[^\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\x{200C}\\x{200D}\\p{White_Space}]+", Behavior::Removed, true);
    if (type == "Punctuation")
        return splitAt("[\\p{P}$+<=>^`|~]", readBehavior(node, node.optionalString("behavior").value_or("Isolated")));
    if (type == "CharDelimiterSplit")
        return std::make_unique<Split>(Pattern(oneCharacter(node, "delimiter")), Behavior::Removed, false);
    if (type == "BertPreTokenizer")
        return bert();
    if (type == "Metaspace")
        return std::make_unique<Metaspace>(MetaspaceOptions::read(node));
    if (type != "Sequence")
        node.fail(text("The pre-tokenizer \"{}\" is not read by this version", type),
            "ByteLevel, Split, Digits, Whitespace, WhitespaceSplit, Punctuation, CharDelimiterSplit, BertPreTokenizer, Metaspace and Sequence are");
    std::vector<std::unique_ptr<const PreTokenizer>> parts;
    for (const JsonNode& part : node.list("pretokenizers"))
        parts.push_back(read(part));
    return std::make_unique<Sequence>(std::move(parts));
}

} // namespace heterosis
