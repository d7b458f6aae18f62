// SPDX-License-Identifier: GPL-3.0-or-later
#include <cctype>
#include <map>

#include "base/error.h"
#include "tokenizer/regex.h"
#include "tokenizer/utf8.h"

// Where Oniguruma's Ruby syntax (kkos/oniguruma, doc/RE) and PCRE2 (pcre2pattern(3)) give the same letters another meaning:
// \s \w \d \h \v, properties, {,n}, {n,m}+, (?m). What PCRE2 has no words for (nested classes, &&) is refused by name.

namespace heterosis {

namespace {

// What a property or class shorthand stands for, as the inside of a bracket.
const std::map<std::string, std::string, std::less<>>& knownProperties()
{
    static const std::map<std::string, std::string, std::less<>> table = {
        {"alpha", "\\p{Alphabetic}"}, {"digit", "\\p{Nd}"}, {"space", "\\p{White_Space}"}, {"upper", "\\p{Uppercase}"},
        {"lower", "\\p{Lowercase}"}, {"alnum", "\\p{Alphabetic}\\p{Nd}"}, {"word", "\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}"},
        {"punct", "\\p{P}$+<=>^`|~"}, {"cntrl", "\\p{Cc}"}, {"blank", "\\p{Zs}\\t"}, {"xdigit", "0-9A-Fa-f"},
        {"ascii", "\\x00-\\x7F"}, {"letter", "\\p{L}"}, {"mark", "\\p{M}"}, {"number", "\\p{N}"}, {"punctuation", "\\p{P}"},
        {"symbol", "\\p{S}"}, {"separator", "\\p{Z}"}, {"other", "\\p{C}"}, {"uppercaseletter", "\\p{Lu}"},
        {"lowercaseletter", "\\p{Ll}"}, {"titlecaseletter", "\\p{Lt}"}, {"modifierletter", "\\p{Lm}"}, {"otherletter", "\\p{Lo}"},
        {"decimalnumber", "\\p{Nd}"}, {"letternumber", "\\p{Nl}"}, {"othernumber", "\\p{No}"}, {"nonspacingmark", "\\p{Mn}"},
        {"spacingmark", "\\p{Mc}"}, {"enclosingmark", "\\p{Me}"}, {"control", "\\p{Cc}"}, {"format", "\\p{Cf}"}};
    return table;
}

std::string plainName(std::string_view name)
{
    std::string out;
    for (const char c : name)
        if (c != ' ' && c != '_' && c != '-')
            out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

// \p{Han} means the script in Oniguruma, but the script extensions in PCRE2 10.40 and later.
bool isScript(const std::string& name)
{
    if (name.size() < 3 || plainName(name) == "any")
        return false;
    for (const char c : name)
        if (!std::isalpha(static_cast<unsigned char>(c)) && c != '_' && c != ' ')
            return false;
    try {
        Regex probe("\\p{sc:" + name + "}", Regex::Dialect::Pcre, {}, {});
        return true;
    } catch (const Error&) {
        return false;
    }
}

class Translator {
public:
    Translator(std::string_view in, const std::string& file, const std::string& place) : m_in(in), m_file(file), m_place(place) {}

    std::string run()
    {
        while (m_at < m_in.size()) {
            switch (m_in[m_at]) {
            case '\\': m_atom = m_out.size(); m_out += escape(false); break;
            case '[': m_atom = m_out.size(); bracket(); break;
            case '(': openGroup(); break;
            case ')': closeGroup(); break;
            case '{': interval(); break;
            case '*': case '+': case '?': m_out += m_in[m_at++]; break;
            default: m_atom = m_out.size(); copyCharacter();
            }
        }
        return std::move(m_out);
    }

private:
    [[noreturn]] void refuse(std::string_view what) const
    {
        throw Error({.message = text("The pattern uses {}, which is not read yet by this version", what), .file = m_file,
            .place = m_place, .remedy = "Use another tokenizer of the same family"});
    }

    bool ahead(std::string_view text) const { return m_in.substr(m_at).starts_with(text); }

    void copyCharacter()
    {
        const std::size_t length = utf8At(m_in, m_at).length;
        m_out.append(m_in, m_at, length);
        m_at += length;
    }

    // A shorthand's members, in a bracket of its own or inside of one that is open.
    std::string members(const std::string& inside, bool negated, bool inClass) const
    {
        if (inside.starts_with("\\p{") && inside.find('}') == inside.size() - 1)
            return negated ? "\\P" + inside.substr(2) : inside;
        if (!inClass)
            return (negated ? "[^" : "[") + inside + "]";
        if (negated)
            refuse("a negated set inside of brackets");
        return inside;
    }

    std::string shorthand(std::string_view name, bool negated, bool inClass) const
    {
        return members(knownProperties().find(name)->second, negated, inClass);
    }

    std::string property(std::string_view name, bool negated, bool inClass) const
    {
        if (name.starts_with('^')) {
            negated = !negated;
            name.remove_prefix(1);
        }
        if (const auto known = knownProperties().find(plainName(name)); known != knownProperties().end())
            return members(known->second, negated, inClass);
        const std::string own(name);
        return (negated ? "\\P{" : "\\p{") + (isScript(own) ? "sc:" + own : own) + "}";
    }

    std::string escape(bool inClass)
    {
        if (m_at + 1 >= m_in.size())
            refuse("a backslash at its end");
        const char c = m_in[m_at + 1];
        m_at += 2;
        switch (c) {
        case 's': case 'S': return shorthand("space", c == 'S', inClass);
        case 'w': case 'W': return shorthand("word", c == 'W', inClass);
        case 'd': case 'D': return shorthand("digit", c == 'D', inClass);
        case 'h': case 'H': return shorthand("xdigit", c == 'H', inClass);
        case 'v': return "\\x0B";
        case 'Q': case 'E': return std::string(1, c);
        case 'u': return unicode();
        case 'b': case 'B': return inClass ? std::string("\\") + c : wordBoundary(c == 'B');
        case 'p': case 'P':
            if (const auto end = m_in.find('}', m_at); ahead("{") && end != std::string_view::npos) {
                const std::string_view name = m_in.substr(m_at + 1, end - m_at - 1);
                m_at = end + 1;
                return property(name, c == 'P', inClass);
            }
            refuse("\\p without braces");
        default:
            m_at -= 1; // a character of several bytes stays whole
            const std::size_t length = utf8At(m_in, m_at).length;
            std::string out = "\\" + std::string(m_in.substr(m_at, length));
            m_at += length;
            return out;
        }
    }

    std::string unicode()
    {
        const std::string_view digits = m_in.substr(m_at, 4);
        for (const char c : digits)
            if (!std::isxdigit(static_cast<unsigned char>(c)))
                refuse("\\u without four digits");
        if (digits.size() < 4)
            refuse("\\u without four digits");
        m_at += 4;
        return "\\x{" + std::string(digits) + "}";
    }

    std::string wordBoundary(bool negated) const
    {
        const std::string w = shorthand("word", false, false);
        const std::string same = "(?<=" + w + ")", before = "(?<!" + w + ")", is = "(?=" + w + ")", no = "(?!" + w + ")";
        return negated ? "(?:" + same + is + "|" + before + no + ")" : "(?:" + same + no + "|" + before + is + ")";
    }

    void bracket()
    {
        m_out += m_in[m_at++];
        if (ahead("^"))
            m_out += m_in[m_at++];
        if (ahead("]")) {
            m_out += "\\]";
            ++m_at;
        }
        while (m_at < m_in.size() && !ahead("]")) {
            if (ahead("\\"))
                m_out += escape(true);
            else if (ahead("[:"))
                posix();
            else if (ahead("["))
                refuse("brackets inside of brackets");
            else if (ahead("&&"))
                refuse("&& inside of brackets");
            else
                copyCharacter();
        }
        if (m_at < m_in.size())
            m_out += m_in[m_at++];
    }

    void posix()
    {
        const auto end = m_in.find(":]", m_at);
        const std::string_view name = end == std::string_view::npos ? "" : m_in.substr(m_at + 2, end - m_at - 2);
        if (!knownProperties().contains(plainName(name.starts_with('^') ? name.substr(1) : name)))
            refuse("brackets inside of brackets");
        m_out += property(name, false, true);
        m_at = end + 2;
    }

    void openGroup()
    {
        if (ahead("(*"))
            refuse("a verb");
        m_groups.push_back(m_out.size());
        m_out += m_in[m_at++];
        if (!ahead("?"))
            return;
        m_out += m_in[m_at++];
        std::size_t end = m_at;
        while (end < m_in.size() && (m_in[end] == 'i' || m_in[end] == 'm' || m_in[end] == 'x' || m_in[end] == '-'))
            ++end;
        if (end < m_in.size() && (m_in[end] == ':' || m_in[end] == ')'))
            for (; m_at < end; ++m_at) // Ruby's m lets the dot match a line's end
                m_out += m_in[m_at] == 'm' ? 's' : m_in[m_at];
        else if (ahead("<") || ahead(":") || ahead("=") || ahead("!") || ahead(">"))
            m_out += m_in[m_at++];
        else if (!ahead("#"))
            refuse("an unknown kind of group");
    }

    void closeGroup()
    {
        m_atom = m_groups.empty() ? m_out.size() : m_groups.back();
        if (!m_groups.empty())
            m_groups.pop_back();
        m_out += m_in[m_at++];
    }

    std::string digits(std::size_t& at) const
    {
        std::string out;
        while (at < m_in.size() && std::isdigit(static_cast<unsigned char>(m_in[at])))
            out += m_in[at++];
        return out;
    }

    // {n,m}+ is a repetition of the repetition in Ruby, not a possessive one; {n}? makes it optional; {,m} counts from 0.
    void interval()
    {
        std::size_t at = m_at + 1;
        const std::string low = digits(at);
        const bool range = at < m_in.size() && m_in[at] == ',';
        if (range)
            ++at;
        const std::string high = range ? digits(at) : low;
        if (at >= m_in.size() || m_in[at] != '}' || (low.empty() && high.empty())) {
            m_atom = m_out.size();
            m_out += "\\{";
            ++m_at;
            return;
        }
        m_out += "{" + (low.empty() ? "0" : low) + (range ? "," + high : "") + "}";
        m_at = at + 1;
        if (ahead("+") || (ahead("?") && !range)) {
            m_out.insert(m_atom, "(?:");
            m_out += ")";
            m_out += m_in[m_at++];
        }
    }

    std::string_view m_in;
    const std::string& m_file;
    const std::string& m_place;
    std::string m_out;
    std::size_t m_at = 0, m_atom = 0;
    std::vector<std::size_t> m_groups;
};

} // namespace

std::string fromOniguruma(std::string_view pattern, const std::string& file, const std::string& place)
{
    return Translator(pattern, file, place).run();
}

} // namespace heterosis
