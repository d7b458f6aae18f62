// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/jinja_source.h"

#include <cctype>

#include "base/error.h"

namespace heterosis {

namespace {

[[noreturn]] void fail()
{
    throw Error({.message = "A tag of the chat template does not end, or cannot be read", .remedy = "Turn the chat off"});
}

bool isSpace(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }

bool isNameCharacter(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

std::string trimmedRight(std::string text)
{
    while (!text.empty() && isSpace(text.back()))
        text.pop_back();
    return text;
}

// lstrip_blocks: blanks between the start of a line and a statement go.
std::string withoutIndent(std::string text, bool atStart)
{
    std::size_t at = text.size();
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t'))
        --at;
    if (at == 0 ? atStart : text[at - 1] == '\n')
        text.resize(at);
    return text;
}

// The end of a tag's inside, beyond quoted text.
std::size_t endOfTag(std::string_view source, std::size_t at, std::string_view close)
{
    const bool comment = close == "#}";
    for (char quote = 0; at < source.size(); ++at) {
        if (quote) {
            if (source[at] == '\\')
                ++at;
            else if (source[at] == quote)
                quote = 0;
        } else if (!comment && (source[at] == '\'' || source[at] == '"')) {
            quote = source[at];
        } else if (source.substr(at).starts_with(close)) {
            return at;
        }
    }
    fail();
}

std::size_t nextTag(std::string_view source, std::size_t at)
{
    for (; (at = source.find('{', at)) != std::string_view::npos && at + 1 < source.size(); ++at)
        if (source[at + 1] == '{' || source[at + 1] == '%' || source[at + 1] == '#')
            return at;
    return source.size();
}

std::string quotedText(std::string_view inside, std::size_t& at)
{
    std::string out;
    const char quote = inside[at++];
    for (; at < inside.size() && inside[at] != quote; ++at) {
        if (inside[at] != '\\') {
            out += inside[at];
            continue;
        }
        if (++at >= inside.size())
            fail();
        switch (inside[at]) {
        case 'n': out += '\n'; break;
        case 't': out += '\t'; break;
        case 'r': out += '\r'; break;
        case '\\':
        case '\'':
        case '"': out += inside[at]; break;
        default: fail();
        }
    }
    if (at++ >= inside.size())
        fail();
    return out;
}

std::vector<JinjaWord> wordsOf(std::string_view inside)
{
    std::vector<JinjaWord> out;
    for (std::size_t at = 0; at < inside.size();) {
        const char c = inside[at];
        if (isSpace(c)) {
            ++at;
        } else if (c == '\'' || c == '"') {
            out.push_back({JinjaWord::Kind::Quoted, quotedText(inside, at)});
        } else if (isNameCharacter(c)) {
            std::size_t end = at;
            while (end < inside.size() && isNameCharacter(inside[end]))
                ++end;
            const bool number = std::isdigit(static_cast<unsigned char>(c));
            out.push_back({number ? JinjaWord::Kind::Number : JinjaWord::Kind::Name, std::string(inside.substr(at, end - at))});
            at = end;
        } else {
            const std::string_view two = inside.substr(at, 2);
            const bool pair = two == "==" || two == "!=" || two == "<=" || two == ">=" || two == "//";
            out.push_back({JinjaWord::Kind::Sign, std::string(inside.substr(at, pair ? 2 : 1))});
            at += pair ? 2 : 1;
        }
    }
    return out;
}

} // namespace

std::vector<JinjaPart> readJinjaSource(std::string_view source)
{
    if (source.ends_with('\n')) // keep_trailing_newline is off
        source.remove_suffix(1);
    std::vector<JinjaPart> out;
    for (std::size_t at = 0; at < source.size();) {
        const std::size_t open = nextTag(source, at);
        std::string plain(source.substr(at, open - at));
        const bool atStart = at == 0 || source[at - 1] == '\n';
        if (open == source.size()) {
            out.push_back({JinjaPart::Kind::Text, std::move(plain), {}});
            break;
        }
        const char kind = source[open + 1];
        const std::size_t end = endOfTag(source, open + 2, kind == '{' ? "}}" : kind == '%' ? "%}" : "#}");
        std::string_view inside = source.substr(open + 2, end - open - 2);
        at = end + 2;
        if (inside.starts_with('-'))
            plain = trimmedRight(std::move(plain));
        else if (kind != '{' && !inside.starts_with('+'))
            plain = withoutIndent(std::move(plain), atStart);
        if (inside.ends_with('-'))
            while (at < source.size() && isSpace(source[at]))
                ++at;
        else if (kind != '{' && at < source.size() && source[at] == '\n') // trim_blocks
            ++at;
        if (!inside.empty() && (inside.front() == '-' || inside.front() == '+'))
            inside.remove_prefix(1);
        if (inside.ends_with('-'))
            inside.remove_suffix(1);
        if (!plain.empty())
            out.push_back({JinjaPart::Kind::Text, std::move(plain), {}});
        if (kind != '#')
            out.push_back({kind == '%' ? JinjaPart::Kind::Statement : JinjaPart::Kind::Output, {}, wordsOf(inside)});
    }
    return out;
}

} // namespace heterosis
