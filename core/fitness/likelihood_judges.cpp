// SPDX-License-Identifier: GPL-3.0-or-later
#include "fitness/likelihood_judges.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "dataset/rows.h"
#include "fitness/judged_rows.h"

namespace heterosis {

namespace {

constexpr std::int64_t kWindow = 512; // tokens, where the model's context is not shorter

double sumOf(const std::vector<float>& logprobs) { return std::accumulate(logprobs.begin(), logprobs.end(), 0.0); }

std::string tooLong(const Example& row, std::size_t tokens, std::int64_t context)
{
    return Error(rowFault(row.line, {}, text("The row has {} tokens, the model's context {}", tokens, context), text("Shorten it, or judge with another model"))).what();
}

void addTokens(Score& score, const std::vector<ItemValue>& values)
{
    const double tokens = std::accumulate(values.begin(), values.end(), 0.0, [](double sum, const ItemValue& value) { return sum + value.weight; });
    score.details["tokens"] = std::int64_t(tokens);
    score.details["perplexity"] = std::exp(score.value);
}

std::vector<ItemValue> losses(const Outputs& outputs, std::size_t items)
{
    std::vector<ItemValue> values;
    for (std::size_t i = 0; i < items; ++i)
        values.push_back({.sum = -sumOf(outputs.logprobs[i]), .weight = double(outputs.logprobs[i].size())});
    return values;
}

// The template's refusal of one row is that row's problem.
template <class Make> bool written(const Example& row, std::vector<std::string>& problems, Make&& make)
{
    try {
        make();
        return true;
    } catch (const Error& error) {
        problems.push_back(Error(rowFault(row.line, {}, error.info().message, error.info().remedy)).what());
        return false;
    }
}

} // namespace

TextJudge::TextJudge(const JudgeSpec& spec, const JudgedModel& model, Control& control) : Judge("text", spec.file.string())
{
    JudgeSpec all = spec;
    all.items = 0; // items are windows
    const auto rows = judgedRows(all, {Shape::Text}, control, m_problems);
    const auto length = std::size_t(spec.context > 0 ? spec.context : std::min(kWindow, model.context));
    std::vector<int> window;
    const auto finish = [&] {
        const bool room = spec.items == 0 || m_questions.items.size() < spec.items;
        if (window.size() > 1 && room) {
            MarkedIds marked{.ids = window, .counts = std::vector<bool>(window.size(), true)};
            marked.counts[0] = false;
            addItem({std::move(marked)}, {});
        }
        window.clear();
        return room;
    };
    const auto push = [&](int id) {
        window.push_back(id);
        return window.size() < length || finish();
    };
    bool more = true;
    for (std::size_t i = 0; i < rows.size() && more; ++i) {
        control.step(double(i) / double(rows.size()), "text");
        more = i == 0 || push(model.text->eos());
        for (const int id : model.text->plain(rows[i].text))
            if (!(more = more && push(id)))
                break;
    }
    finish();
    if (m_questions.items.empty())
        failWithoutItems(spec, m_problems);
}

std::vector<ItemValue> TextJudge::values(const Outputs& outputs) const { return losses(outputs, reached(outputs)); }

void TextJudge::describe(Score& score, const std::vector<ItemValue>& values, const Outputs&) const { addTokens(score, values); }

SftJudge::SftJudge(const JudgeSpec& spec, const JudgedModel& model, Control& control)
    : Judge("sft", spec.file.string()), m_template(model.text->templateName())
{
    for (const auto& row : judgedRows(spec, {Shape::Messages, Shape::ShareGpt, Shape::Alpaca, Shape::Pairs}, control, m_problems)) {
        MarkedIds marked;
        if (!written(row, m_problems, [&] { marked = model.text->conversation(row.messages); }))
            continue;
        if (std::int64_t(marked.ids.size()) > model.context) { // cut at the end, as training does
            marked.ids.resize(std::size_t(model.context));
            marked.counts.resize(marked.ids.size());
        }
        if (!marked.counts.empty())
            marked.counts[0] = false;
        if (marked.counted() == 0)
            m_problems.push_back(tooLong(row, marked.ids.size(), model.context));
        else
            addItem({std::move(marked)}, {});
    }
    if (m_questions.items.empty())
        failWithoutItems(spec, m_problems);
}

std::vector<ItemValue> SftJudge::values(const Outputs& outputs) const { return losses(outputs, reached(outputs)); }

void SftJudge::describe(Score& score, const std::vector<ItemValue>& values, const Outputs&) const
{
    addTokens(score, values);
    score.details["template"] = m_template;
}

ChoicesJudge::ChoicesJudge(const JudgeSpec& spec, const JudgedModel& model, Control& control) : Judge("choices", spec.file.string())
{
    for (auto& row : judgedRows(spec, {Shape::Choices}, control, m_problems)) {
        std::vector<MarkedIds> sequences;
        std::size_t longest = 0;
        for (const auto& choice : row.choices) {
            sequences.push_back(model.text->continued(row.text, choice));
            sequences.back().counts.at(0) = false;
            longest = std::max(longest, sequences.back().ids.size());
        }
        if (std::int64_t(longest) > model.context) {
            m_problems.push_back(tooLong(row, longest, model.context));
            continue;
        }
        addItem(std::move(sequences), {});
        m_rows.push_back(std::move(row));
    }
    if (m_rows.empty())
        failWithoutItems(spec, m_problems);
}

std::vector<ItemValue> ChoicesJudge::values(const Outputs& outputs) const
{
    std::vector<ItemValue> values(reached(outputs));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto& row = m_rows[i];
        std::vector<double> whole, perByte;
        for (std::size_t c = 0; c < row.choices.size(); ++c) {
            whole.push_back(sumOf(outputs.logprobs[m_questions.items[i].firstSequence + c]));
            perByte.push_back(whole.back() / double(row.choices[c].size()));
        }
        const auto best = [](const std::vector<double>& all) { return std::size_t(std::max_element(all.begin(), all.end()) - all.begin()); };
        values[i] = {.sum = best(whole) == row.answer ? 1.0 : 0.0, .other = best(perByte) == row.answer ? 1.0 : 0.0};
    }
    return values;
}

void ChoicesJudge::describe(Score& score, const std::vector<ItemValue>& values, const Outputs&) const
{
    double right = 0;
    for (const auto& value : values)
        right += value.other;
    score.details["accuracy_per_byte"] = values.empty() ? 0.0 : right / double(values.size());
}

PreferencesJudge::PreferencesJudge(const JudgeSpec& spec, const JudgedModel& model, Control& control) : Judge("preferences", spec.file.string())
{
    for (const auto& row : judgedRows(spec, {Shape::Preferences}, control, m_problems)) {
        std::vector<MarkedIds> answers(2);
        if (!written(row, m_problems, [&] {
                answers[0] = model.text->answered(row.messages, row.chosen);
                answers[1] = model.text->answered(row.messages, row.rejected);
            }))
            continue;
        for (auto& answer : answers)
            answer.counts.at(0) = false;
        const auto longest = std::max(answers[0].ids.size(), answers[1].ids.size());
        if (std::int64_t(longest) > model.context)
            m_problems.push_back(tooLong(row, longest, model.context));
        else
            addItem(std::move(answers), {});
    }
    if (m_questions.items.empty())
        failWithoutItems(spec, m_problems);
}

std::vector<ItemValue> PreferencesJudge::values(const Outputs& outputs) const
{
    std::vector<ItemValue> values(reached(outputs));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i].sum = sumOf(outputs.logprobs[2 * i]) > sumOf(outputs.logprobs[2 * i + 1]) ? 1.0 : 0.0;
    return values;
}

} // namespace heterosis
