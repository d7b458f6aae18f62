// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/jinja_template.h"

#include <algorithm>

#include "base/error.h"

namespace heterosis {

namespace {

constexpr int DeepestNesting = 64;

bool begins(const JinjaPart& part, std::string_view word)
{
    return part.kind == JinjaPart::Kind::Statement && !part.words.empty() && part.words[0].is(word);
}

} // namespace

// Finds the ends of the blocks.
class JinjaTemplate::Parser {
public:
    explicit Parser(std::vector<JinjaPart> parts) : m_parts(std::move(parts)) {}

    std::vector<Node> whole()
    {
        auto nodes = until({});
        if (m_at != m_parts.size())
            refuseJinja();
        return nodes;
    }

private:
    // The nodes up to a statement that begins with one of `ends`, which is left to be read.
    std::vector<Node> until(std::initializer_list<std::string_view> ends)
    {
        if (++m_depth > DeepestNesting)
            refuseJinja();
        std::vector<Node> nodes;
        while (m_at < m_parts.size() && !std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return begins(m_parts[m_at], end); })) {
            Node node{std::move(m_parts[m_at++]), {}, {}};
            if (node.part.kind == JinjaPart::Kind::Statement)
                statement(node);
            nodes.push_back(std::move(node));
        }
        if (ends.size() > 0 && m_at >= m_parts.size())
            refuseJinja();
        --m_depth;
        return nodes;
    }
    void statement(Node& node)
    {
        if (begins(node.part, "if") || begins(node.part, "elif")) {
            node.body = until({"elif", "else", "endif"});
            if (begins(m_parts[m_at], "elif")) {
                Node next{std::move(m_parts[m_at++]), {}, {}};
                if (++m_depth > DeepestNesting)
                    refuseJinja();
                statement(next); // reads on to the endif
                --m_depth;
                node.otherwise.push_back(std::move(next));
            } else {
                if (begins(m_parts[m_at], "else")) {
                    ++m_at;
                    node.otherwise = until({"endif"});
                }
                ++m_at;
            }
        } else if (begins(node.part, "for")) {
            node.body = until({"else", "endfor"});
            if (begins(m_parts[m_at++], "else")) {
                node.otherwise = until({"endfor"});
                ++m_at;
            }
        } else if (begins(node.part, "macro")) {
            node.body = until({"endmacro"});
            ++m_at;
        } else if (begins(node.part, "generation")) {
            node.body = until({"endgeneration"});
            ++m_at;
        } else if (!begins(node.part, "set")) {
            refuseJinja();
        }
    }

    std::vector<JinjaPart> m_parts;
    std::size_t m_at = 0;
    int m_depth = 0;
};

class JinjaTemplate::Renderer {
public:
    explicit Renderer(JinjaContext::Scope variables) : m_context(std::move(variables)) {}

    std::string take() { return std::move(m_out); }

    void render(const std::vector<Node>& nodes)
    {
        for (const Node& node : nodes) {
            m_context.step();
            if (node.part.kind == JinjaPart::Kind::Text)
                put(node.part.text);
            else if (node.part.kind == JinjaPart::Kind::Output)
                put(textOfJinja(evaluateJinja(node.part.words, m_context)));
            else if (begins(node.part, "for"))
                loop(node);
            else if (begins(node.part, "set"))
                assign(node.part.words);
            else if (begins(node.part, "generation"))
                render(node.body);
            else if (!begins(node.part, "macro"))
                render(isTrueJinja(evaluateJinja(rest(node.part.words, 1), m_context)) ? node.body : node.otherwise);
        }
    }

private:
    static std::span<const JinjaWord> rest(const std::vector<JinjaWord>& words, std::size_t from)
    {
        return std::span(words).subspan(std::min(from, words.size()));
    }
    void put(const std::string& text)
    {
        if (m_out.size() + text.size() > LongestJinjaText)
            throw Error({.message = "The chat template puts out too much", .remedy = "Turn the chat off"});
        m_out += text;
    }

    // for x in list [if condition]
    void loop(const Node& node)
    {
        const auto& words = node.part.words;
        if (words.size() < 4 || words[1].kind != JinjaWord::Kind::Name || !words[2].is("in"))
            refuseJinja();
        const auto condition = std::find_if(words.begin() + 3, words.end(), [](const JinjaWord& word) { return word.is("if"); });
        const auto listEnd = static_cast<std::size_t>(condition - words.begin());
        const Json list = evaluateJinja(std::span(words).subspan(3, listEnd - 3), m_context);
        if (!list.is_array())
            refuseJinja();
        std::vector<const Json*> entries;
        for (const Json& entry : list) {
            m_context.step(10); // what a round takes in copies
            m_context.enter();
            m_context.set(words[1].text, entry);
            if (condition == words.end() || isTrueJinja(evaluateJinja(rest(words, listEnd + 1), m_context)))
                entries.push_back(&entry);
            m_context.leave();
        }
        if (entries.empty())
            return render(node.otherwise);
        for (std::size_t i = 0; i < entries.size(); ++i) {
            m_context.enter();
            m_context.set(words[1].text, *entries[i]);
            Json state{{"index", i + 1}, {"index0", i}, {"first", i == 0}, {"last", i + 1 == entries.size()}, {"length", entries.size()}};
            if (i > 0)
                state["previtem"] = *entries[i - 1];
            if (i + 1 < entries.size())
                state["nextitem"] = *entries[i + 1];
            m_context.set("loop", std::move(state));
            render(node.body);
            m_context.leave();
        }
    }

    // set x = ..., set space.x = ...
    void assign(const std::vector<JinjaWord>& words)
    {
        const bool field = words.size() > 4 && words[2].is(".");
        const std::size_t sign = field ? 4 : 2;
        if (words.size() < sign + 2 || words[1].kind != JinjaWord::Kind::Name || !words[sign].is("="))
            refuseJinja();
        Json value = evaluateJinja(rest(words, sign + 1), m_context);
        if (!field)
            return m_context.set(words[1].text, std::move(value));
        Json* space = m_context.find(words[1].text);
        if (!space || !space->is_object() || value.is_object())
            refuseJinja();
        (*space)[words[3].text] = std::move(value);
    }

    JinjaContext m_context;
    std::string m_out;
};

JinjaTemplate::JinjaTemplate(std::string_view source) : m_nodes(Parser(readJinjaSource(source)).whole()) {}

std::string JinjaTemplate::render(JinjaContext::Scope variables) const
{
    Renderer renderer(std::move(variables));
    renderer.render(m_nodes);
    return renderer.take();
}

} // namespace heterosis
