// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/jinja_expression.h"

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "tokenizer/jinja_functions.h"

namespace heterosis {

namespace {

constexpr int DeepestNesting = 64;

// Jinja's grammar by recursive descent, evaluated while it is read; what a short circuit skips is read without being evaluated.
class Expression {
public:
    Expression(std::span<const JinjaWord> words, JinjaContext& context) : m_words(words), m_context(context) {}

    Json whole()
    {
        Json value = conditional();
        if (m_at != m_words.size())
            refuseJinja();
        return value;
    }

private:
    struct Deeper {
        explicit Deeper(int& depth) : m_depth(depth)
        {
            if (++m_depth > DeepestNesting)
                refuseJinja();
        }
        ~Deeper() { --m_depth; }
        int& m_depth;
    };

    bool next(std::string_view word) const { return m_at < m_words.size() && m_words[m_at].is(word); }
    bool take(std::string_view word)
    {
        const bool found = next(word);
        m_at += found;
        return found;
    }
    void expect(std::string_view word)
    {
        if (!take(word))
            refuseJinja();
    }
    std::string name()
    {
        if (m_at >= m_words.size() || m_words[m_at].kind != JinjaWord::Kind::Name)
            refuseJinja();
        return m_words[m_at++].text;
    }
    // Reads without evaluating, where live is false.
    template <class Read> Json readIf(bool live, Read read)
    {
        const bool before = std::exchange(m_live, m_live && live);
        Json value = read();
        m_live = before;
        return value;
    }

    // Where the "if" of this expression stands; the end of the words where it has none.
    std::size_t placeOfIf() const
    {
        int open = 0;
        for (std::size_t at = m_at; at < m_words.size(); ++at) {
            const JinjaWord& word = m_words[at];
            const bool opens = word.is("(") || word.is("["), closes = word.is(")") || word.is("]");
            open += opens ? 1 : closes ? -1 : 0;
            if (open < 0 || (open == 0 && (word.is(",") || word.is("else"))))
                break;
            if (open == 0 && word.is("if"))
                return at;
        }
        return m_words.size();
    }
    Json conditional()
    {
        const Deeper deeper(m_depth);
        const std::size_t begin = m_at, condition = placeOfIf();
        if (condition == m_words.size())
            return either();
        m_at = condition + 1;
        const bool yes = isTrueJinja(either());
        const std::size_t afterCondition = m_at;
        m_at = begin;
        Json value = readIf(yes, [this] { return either(); });
        if (m_at != condition)
            refuseJinja();
        m_at = afterCondition;
        if (!take("else"))
            return yes ? value : undefinedJinja();
        Json other = readIf(!yes, [this] { return conditional(); });
        return yes ? value : other;
    }
    Json either()
    {
        Json value = both();
        while (take("or")) {
            const bool decided = isTrueJinja(value);
            Json other = readIf(!decided, [this] { return both(); });
            value = decided ? value : other;
        }
        return value;
    }
    Json both()
    {
        Json value = negation();
        while (take("and")) {
            const bool decided = !isTrueJinja(value);
            Json other = readIf(!decided, [this] { return negation(); });
            value = decided ? value : other;
        }
        return value;
    }
    Json negation()
    {
        const Deeper deeper(m_depth);
        return take("not") ? Json(!isTrueJinja(negation())) : comparison();
    }
    Json comparison()
    {
        Json value = sum();
        for (;;) {
            if (take("==")) {
                value = m_live ? Json(sameJinja(value, sum())) : sum();
            } else if (take("!=")) {
                value = m_live ? Json(!sameJinja(value, sum())) : sum();
            } else if (next("<") || next(">") || next("<=") || next(">=")) {
                const std::string sign = m_words[m_at++].text;
                const Json right = sum();
                value = m_live ? Json(orderedJinja(sign, value, right)) : Json();
            } else if (take("in")) {
                const Json list = sum();
                value = m_live ? Json(containsJinja(list, value)) : Json();
            } else if (next("not")) {
                ++m_at;
                expect("in");
                const Json list = sum();
                value = m_live ? Json(!containsJinja(list, value)) : Json();
            } else if (take("is")) {
                const bool opposite = take("not");
                const std::string test = name();
                value = m_live ? Json(testJinja(test, value) != opposite) : Json();
            } else {
                return value;
            }
        }
    }
    Json sum()
    {
        Json value = product();
        while (next("+") || next("-") || next("~")) {
            const std::string sign = m_words[m_at++].text;
            const Json right = product();
            value = m_live ? combineJinja(sign, value, right) : Json();
            m_context.step(value.is_string() ? 1 + value.get_ref<const std::string&>().size() / 64 : 1);
        }
        return value;
    }
    Json product()
    {
        Json value = unary();
        while (next("*") || next("%") || next("//")) {
            const std::string sign = m_words[m_at++].text;
            const Json right = unary();
            value = m_live ? combineJinja(sign, value, right) : Json();
        }
        return value;
    }
    Json unary()
    {
        const Deeper deeper(m_depth);
        if (!take("-"))
            return postfix();
        const Json value = unary();
        return m_live ? combineJinja("-", Json(0), value) : Json();
    }

    Json postfix()
    {
        m_context.step();
        Json value = primary();
        for (;;) {
            if (take(".")) {
                const std::string field = name();
                if (take("("))
                    value = m_live ? methodJinja(value, field, arguments()) : (arguments(), Json());
                else
                    value = m_live ? fieldJinja(value, Json(field)) : Json();
            } else if (take("[")) {
                value = subscript(value);
            } else if (take("|")) {
                const std::string filter = name();
                const JinjaArguments given = take("(") ? arguments() : JinjaArguments();
                value = m_live ? filterJinja(value, filter, given) : Json();
            } else {
                return value;
            }
        }
    }
    Json subscript(const Json& value)
    {
        std::optional<Json> begin, end;
        if (!next(":"))
            begin = conditional();
        if (!take(":")) {
            expect("]");
            return m_live ? fieldJinja(value, *begin) : Json();
        }
        if (!next("]") && !next(":"))
            end = conditional();
        std::optional<Json> stride;
        if (take(":") && !next("]"))
            stride = conditional();
        expect("]");
        return m_live ? sliceJinja(value, begin, end, stride) : Json();
    }
    JinjaArguments arguments() // behind "("
    {
        JinjaArguments out;
        while (!take(")")) {
            if (m_at + 1 < m_words.size() && m_words[m_at].kind == JinjaWord::Kind::Name && m_words[m_at + 1].is("=")) {
                const std::string key = name();
                ++m_at;
                out.named[key] = conditional();
            } else {
                out.plain.push_back(conditional());
            }
            if (!next(")"))
                expect(",");
        }
        return out;
    }

    Json primary()
    {
        if (m_at >= m_words.size())
            refuseJinja();
        const JinjaWord& word = m_words[m_at];
        if (word.kind == JinjaWord::Kind::Quoted) {
            std::string text;
            while (m_at < m_words.size() && m_words[m_at].kind == JinjaWord::Kind::Quoted)
                text += m_words[m_at++].text;
            return text;
        }
        if (word.kind == JinjaWord::Kind::Number)
            return number();
        if (take("(")) {
            Json value = conditional();
            expect(")");
            return value;
        }
        if (take("[")) {
            Json list = Json::array();
            while (!take("]")) {
                list.push_back(conditional());
                if (list.back().is_structured()) // values never nest deeper than the messages do
                    refuseJinja();
                if (!next("]"))
                    expect(",");
            }
            return list;
        }
        return variable();
    }
    Json number()
    {
        const std::string& digits = m_words[m_at++].text;
        std::int64_t value = 0;
        const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (failed != std::errc() || end != digits.data() + digits.size())
            refuseJinja();
        return value;
    }
    Json variable()
    {
        const std::string word = name();
        if (word == "true" || word == "True")
            return true;
        if (word == "false" || word == "False")
            return false;
        if (word == "none" || word == "None")
            return nullptr;
        if (take("(")) {
            const JinjaArguments given = arguments();
            return m_live ? functionJinja(word, given) : Json();
        }
        if (!m_live)
            return Json();
        if (const Json* found = m_context.find(word)) {
            m_context.step(1 + (found->is_string() ? found->get_ref<const std::string&>().size() / 64 : found->size()));
            return *found;
        }
        return word == "strftime_now" || word == "raise_exception" ? Json(word) : undefinedJinja();
    }

    std::span<const JinjaWord> m_words;
    JinjaContext& m_context;
    std::size_t m_at = 0;
    int m_depth = 0;
    bool m_live = true;
};

} // namespace

Json* JinjaContext::find(std::string_view name)
{
    for (auto scope = m_scopes.rbegin(); scope != m_scopes.rend(); ++scope)
        if (const auto found = scope->find(name); found != scope->end())
            return &found->second;
    return nullptr;
}

void JinjaContext::step(std::size_t cost)
{
    if (cost > m_left)
        throw Error({.message = "The chat template works for too long", .remedy = "Turn the chat off"});
    m_left -= cost;
}

void refuseJinja()
{
    throw Error({.message = "The chat template does something that is not read here",
        .remedy = "Turn the chat off, or write the prompt with the model's own marks"});
}

Json evaluateJinja(std::span<const JinjaWord> words, JinjaContext& context) { return Expression(words, context).whole(); }

} // namespace heterosis
