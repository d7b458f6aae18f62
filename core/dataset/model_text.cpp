// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataset/model_text.h"

#include <algorithm>

#include "base/error.h"

namespace heterosis {

namespace {

std::size_t commonBeginning(const std::vector<int>& a, const std::vector<int>& b)
{
    return std::size_t(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

} // namespace

std::size_t MarkedIds::counted() const { return std::size_t(std::count(counts.begin(), counts.end(), true)); }

ModelText::ModelText(const std::filesystem::path& directory, std::vector<int> bos, std::vector<int> eos)
    : m_tokenizer(Tokenizer::open(directory)), m_template(ChatTemplate::open(directory)), m_bos(std::move(bos)), m_eos(std::move(eos)), m_ends(m_eos)
{
    if (!m_template)
        return;
    for (const auto& token : m_template->endTokens())
        if (const auto id = m_tokenizer->idOf(token); id && std::find(m_ends.begin(), m_ends.end(), *id) == m_ends.end())
            m_ends.push_back(*id);
    if (!m_template->known())
        return;
    const std::vector<ChatMessage> question{{"user", "?"}};
    const std::string without = m_template->apply(question, false), with = m_template->apply(question, true);
    if (with.starts_with(without))
        m_answerOpens = with.substr(without.size());
}

std::string ModelText::templateName() const { return m_template ? m_template->name() : "none"; }

int ModelText::eos() const
{
    if (m_eos.empty())
        throw Error({.message = text("The model names no token that ends a text"), .file = {}, .place = "eos_token_id",
                     .remedy = text("Write eos_token_id into its config.json")});
    return m_eos.front();
}

std::vector<int> ModelText::plain(std::string_view where) const
{
    return m_tokenizer->encode(where, {.special = false, .parseSpecial = false});
}

std::vector<int> ModelText::beginning() const
{
    const auto& ids = m_bos.empty() ? m_eos : m_bos;
    return ids.empty() ? std::vector<int>() : std::vector<int>{ids.front()};
}

// A template spells its special tokens itself.
std::vector<int> ModelText::encode(const std::string& where) const
{
    return m_tokenizer->encode(where, {.special = !m_template.has_value(), .parseSpecial = m_template.has_value()});
}

bool ModelText::isWritten(const std::vector<ChatMessage>& turns) const
{
    return turns.size() == 1 && !m_answerOpens.empty() && turns[0].content.ends_with(m_answerOpens);
}

std::string ModelText::promptText(const std::vector<ChatMessage>& turns) const
{
    if (isWritten(turns))
        return turns[0].content;
    if (m_template)
        return m_template->apply(turns, true);
    std::string all;
    for (const auto& turn : turns)
        all += turn.content + "\n";
    return all;
}

// The line end that some templates write behind the end of a turn belongs to the next one.
std::string ModelText::wholeText(const std::vector<ChatMessage>& turns) const
{
    std::string all;
    if (!m_template) {
        for (const auto& turn : turns)
            all += (all.empty() ? "" : "\n") + turn.content;
        return all;
    }
    all = m_template->apply(turns, false);
    for (const auto& end : m_template->endTokens())
        if (all.ends_with(end + "\n")) {
            all.pop_back();
            break;
        }
    return all;
}

std::vector<int> ModelText::prompt(const std::vector<ChatMessage>& turns) const { return encode(promptText(turns)); }

// How many tokens of `whole` the text `part`, with which it begins, takes.
std::size_t ModelText::tokensOf(const std::string& part, const std::string& whole, const std::vector<int>& ids) const
{
    if (!whole.starts_with(part))
        throw Error({.message = text("The chat template writes earlier turns differently once others follow"), .file = {}, .place = {},
                     .remedy = text("Split the conversation into rows of one answer each")});
    return commonBeginning(encode(part), ids);
}

void ModelText::endAnswer(MarkedIds& marked) const
{
    if (m_template || m_eos.empty()) // a template ends an answer itself
        return;
    marked.ids.push_back(m_eos.front());
    marked.counts.push_back(true);
}

MarkedIds ModelText::conversation(const std::vector<ChatMessage>& turns) const
{
    auto last = turns.size();
    while (last > 0 && turns[last - 1].role != "assistant")
        --last;
    const std::vector<ChatMessage> spoken(turns.begin(), turns.begin() + std::ptrdiff_t(last));
    if (spoken.empty())
        return {};
    const std::string whole = wholeText(spoken);
    MarkedIds marked{.ids = encode(whole), .counts = {}};
    marked.counts.assign(marked.ids.size(), false);
    std::vector<ChatMessage> soFar;
    for (const auto& turn : spoken) {
        const bool answer = turn.role == "assistant";
        const std::size_t from = answer && !soFar.empty() ? tokensOf(promptText(soFar), whole, marked.ids) : 0;
        soFar.push_back(turn);
        if (!answer)
            continue;
        const std::size_t to = soFar.size() == spoken.size() ? marked.ids.size() : tokensOf(wholeText(soFar), whole, marked.ids);
        std::fill(marked.counts.begin() + std::ptrdiff_t(std::min(from, to)), marked.counts.begin() + std::ptrdiff_t(to), true);
    }
    endAnswer(marked);
    return marked;
}

MarkedIds ModelText::answered(const std::vector<ChatMessage>& turns, const std::string& answer) const
{
    const std::string before = promptText(turns);
    std::string whole;
    if (isWritten(turns)) { // the answer as the template writes it after any question
        const std::string question = m_template->apply({{"user", "?"}}, true);
        const std::string both = wholeText({{"user", "?"}, {"assistant", answer}});
        whole = before + (both.starts_with(question) ? both.substr(question.size()) : answer);
    } else {
        auto all = turns;
        all.push_back({"assistant", answer});
        whole = wholeText(all);
    }
    MarkedIds marked{.ids = encode(whole), .counts = {}};
    marked.counts.assign(marked.ids.size(), true);
    std::fill_n(marked.counts.begin(), tokensOf(before, whole, marked.ids), false);
    endAnswer(marked);
    return marked;
}

MarkedIds ModelText::continued(const std::string& where, const std::string& continuation) const
{
    MarkedIds marked;
    const EncodeOptions options{.special = true, .parseSpecial = false};
    marked.ids = m_tokenizer->encode(where + continuation, options);
    std::size_t from = where.empty() ? 0 : commonBeginning(m_tokenizer->encode(where, options), marked.ids);
    if (where.empty())
        from = commonBeginning(m_tokenizer->encode("", options), marked.ids); // a BOS that the tokenizer adds
    if (from == 0) {
        const auto begin = beginning();
        marked.ids.insert(marked.ids.begin(), begin.begin(), begin.end());
        from = begin.size();
    }
    marked.counts.assign(marked.ids.size(), true);
    std::fill_n(marked.counts.begin(), std::min(from, marked.counts.size()), false);
    return marked;
}

std::string ModelText::spoken(const std::vector<int>& ids) const
{
    std::vector<int> kept = ids;
    if (!kept.empty() && std::find(m_ends.begin(), m_ends.end(), kept.back()) != m_ends.end())
        kept.pop_back();
    return m_tokenizer->decode(kept, true);
}

std::string wordsOf(const std::vector<int>& ids, const ModelText* text)
{
    if (text)
        return text->spoken(ids);
    std::string all;
    for (const int id : ids)
        all += (all.empty() ? "" : " ") + std::to_string(id);
    return all;
}

} // namespace heterosis
