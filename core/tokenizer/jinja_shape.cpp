// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/jinja_shape.h"

#include <cctype>

namespace heterosis {

namespace {

using Part = ChatShape::Part;

struct Chunk {
    enum class Kind { Text, Output, Statement } kind = Kind::Text;
    std::string text; // of tags: what is between the braces
};

bool isSpace(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }

bool isNameCharacter(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

std::string trimmedRight(std::string text)
{
    while (!text.empty() && isSpace(text.back()))
        text.pop_back();
    return text;
}

// lstrip_blocks: blanks between the start of a line and a statement go.
std::string withoutIndent(std::string text)
{
    std::size_t at = text.size();
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t'))
        --at;
    if (at == 0 || text[at - 1] == '\n')
        text.resize(at);
    return text;
}

// The end of a tag's inside, beyond quoted text; npos where it does not end.
std::size_t endOfTag(std::string_view source, std::size_t at, std::string_view close)
{
    for (char quote = 0; at < source.size(); ++at) {
        if (quote) {
            if (source[at] == '\\')
                ++at;
            else if (source[at] == quote)
                quote = 0;
        } else if (source[at] == '\'' || source[at] == '"') {
            quote = source[at];
        } else if (source.substr(at).starts_with(close)) {
            return at;
        }
    }
    return std::string_view::npos;
}

// Text and tags, white space controlled as the tags' signs and the two settings ask. nullopt for what is not closed.
std::optional<std::vector<Chunk>> chunksOf(std::string_view source)
{
    if (source.ends_with('\n')) // keep_trailing_newline is off
        source.remove_suffix(1);
    std::vector<Chunk> out;
    std::size_t at = 0;
    while (at < source.size()) {
        std::size_t open = at;
        while (open < source.size() && !source.substr(open).starts_with("{{") && !source.substr(open).starts_with("{%")) {
            if (source.substr(open).starts_with("{#"))
                return std::nullopt;
            ++open;
        }
        std::string plain(source.substr(at, open - at));
        if (open == source.size()) {
            out.push_back({Chunk::Kind::Text, std::move(plain)});
            break;
        }
        const bool statement = source[open + 1] == '%';
        const std::size_t end = endOfTag(source, open + 2, statement ? "%}" : "}}");
        if (end == std::string_view::npos)
            return std::nullopt;
        std::string_view inside = source.substr(open + 2, end - open - 2);
        at = end + 2;
        if (inside.starts_with('-'))
            plain = trimmedRight(std::move(plain));
        else if (statement && !inside.starts_with('+'))
            plain = withoutIndent(std::move(plain));
        if (inside.ends_with('-'))
            while (at < source.size() && isSpace(source[at]))
                ++at;
        else if (statement && at < source.size() && source[at] == '\n') // trim_blocks
            ++at;
        if (!inside.empty() && (inside.front() == '-' || inside.front() == '+'))
            inside.remove_prefix(1);
        if (inside.ends_with('-'))
            inside.remove_suffix(1);
        out.push_back({Chunk::Kind::Text, std::move(plain)});
        out.push_back({statement ? Chunk::Kind::Statement : Chunk::Kind::Output, std::string(inside)});
    }
    return out;
}

// Names, signs and quoted texts of a tag; quoted ones with ' in front and their escapes resolved.
std::optional<std::vector<std::string>> wordsOf(std::string_view inside)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; at < inside.size();) {
        const char c = inside[at];
        std::string word(1, c);
        if (isSpace(c)) {
            ++at;
            continue;
        }
        if (c == '\'' || c == '"') {
            word = "'";
            for (++at; at < inside.size() && inside[at] != c; ++at) {
                if (inside[at] != '\\') {
                    word += inside[at];
                    continue;
                }
                const char escaped = ++at < inside.size() ? inside[at] : 0;
                if (escaped != 'n' && escaped != 't' && escaped != '\\' && escaped != '\'' && escaped != '"')
                    return std::nullopt;
                word += escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
            }
            if (at++ >= inside.size())
                return std::nullopt;
        } else if (isNameCharacter(c)) {
            while (++at < inside.size() && isNameCharacter(inside[at]))
                word += inside[at];
        } else {
            ++at;
            if ((c == '!' || c == '=') && at < inside.size() && inside[at] == '=')
                word += inside[at++];
        }
        out.push_back(std::move(word));
    }
    return out;
}

using Words = std::vector<std::string>;

// Reads the chunks in order; any surprise makes the template an unknown one.
class ShapeReader {
public:
    explicit ShapeReader(const std::vector<Chunk>& chunks)
    {
        for (const Chunk& chunk : chunks) {
            if (chunk.kind == Chunk::Kind::Text) {
                addText(chunk.text);
            } else if (auto words = wordsOf(chunk.text)) {
                chunk.kind == Chunk::Kind::Output ? output(*words) : statement(*words);
            } else {
                m_known = false;
            }
        }
    }

    std::optional<ChatShape> take()
    {
        const bool whole = m_known && m_where == Where::After && !m_shape.message.empty();
        return whole ? std::optional(std::move(m_shape)) : std::nullopt;
    }

private:
    enum class Where { Before, Message, DefaultSystem, After, Generation };

    void addText(const std::string& text)
    {
        if (text.empty())
            return;
        if (m_where == Where::DefaultSystem)
            m_shape.defaultSystem += text;
        else if (m_where == Where::Generation)
            m_shape.generation += text;
        else if (m_where != Where::Message)
            m_known = false;
        else if (!m_shape.message.empty() && m_shape.message.back().kind == Part::Kind::Text)
            m_shape.message.back().text += text;
        else
            m_shape.message.push_back({Part::Kind::Text, text});
    }

    // 'text' + message['role'] + message.content
    void output(const Words& words)
    {
        for (std::size_t at = 0; at < words.size();) {
            if (at > 0 && words[at] != "+" && words[at] != "~") {
                m_known = false;
                return;
            }
            if (at > 0)
                ++at;
            if (at < words.size() && words[at].starts_with('\''))
                addText(words[at++].substr(1));
            else if (const std::size_t length = field(words, at))
                at += length;
            else {
                m_known = false;
                return;
            }
        }
    }

    // message['role'] or message.role; returns how many words it takes.
    std::size_t field(const Words& words, std::size_t at)
    {
        const auto is = [&](std::size_t i, std::string_view word) { return at + i < words.size() && words[at + i] == word; };
        if (m_where != Where::Message || !is(0, m_variable))
            return 0;
        for (const bool role : {true, false}) {
            const std::string name = role ? "role" : "content";
            const bool bracket = is(1, "[") && is(2, "'" + name) && is(3, "]");
            if (!bracket && !(is(1, ".") && is(2, name)))
                continue;
            m_shape.message.push_back({role ? Part::Kind::Role : Part::Kind::Content, {}});
            return bracket ? 4 : 3;
        }
        return 0;
    }

    void statement(const Words& words)
    {
        if (m_where == Where::Before && words.size() == 4)
            m_variable = words[1];
        if (m_where == Where::Before && words.size() == 4 && words[0] == "for" && words[2] == "in" && words[3] == "messages")
            m_where = Where::Message;
        else if (m_where == Where::Message && m_shape.message.empty() && m_shape.defaultSystem.empty() && isFirstWithoutSystem(words))
            m_where = Where::DefaultSystem;
        else if (m_where == Where::DefaultSystem && words == Words{"endif"})
            m_where = Where::Message;
        else if (m_where == Where::Message && words == Words{"endfor"})
            m_where = Where::After;
        else if (m_where == Where::After && m_shape.generation.empty() && words == Words{"if", "add_generation_prompt"})
            m_where = Where::Generation;
        else if (m_where == Where::Generation && words == Words{"endif"})
            m_where = Where::After;
        else
            m_known = false;
    }

    bool isFirstWithoutSystem(Words words) const
    {
        for (std::string& word : words) // the loop's own message is the first one here
            if (word == m_variable)
                word = "messages[0]";
        Words flat;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const bool first = i + 3 < words.size() && words[i] == "messages" && words[i + 1] == "[" && words[i + 2] == "0" && words[i + 3] == "]";
            flat.push_back(first ? "messages[0]" : words[i]);
            i += first ? 3 : 0;
        }
        return flat == Words{"if", "loop", ".", "first", "and", "messages[0]", "[", "'role", "]", "!=", "'system"}
            || flat == Words{"if", "loop", ".", "first", "and", "messages[0]", ".", "role", "!=", "'system"};
    }

    ChatShape m_shape;
    Where m_where = Where::Before;
    std::string m_variable;
    bool m_known = true;
};

} // namespace

std::optional<ChatShape> readChatShape(std::string_view source)
{
    const auto chunks = chunksOf(source);
    return chunks ? ShapeReader(*chunks).take() : std::nullopt;
}

} // namespace heterosis
