// SPDX-License-Identifier: GPL-3.0-or-later
#include "fitness/answer_judges.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "dataset/rows.h"
#include "fitness/external_command.h"
#include "fitness/judged_rows.h"
#include "fitness/scripts.h"

namespace heterosis {

AnswerJudge::AnswerJudge(std::string name, const JudgeSpec& spec, std::initializer_list<Shape> shapes, const JudgedModel& model, Control& control)
    : Judge(std::move(name), spec.file.string()), m_text(model.text)
{
    m_questions.limits = {.maxNew = spec.maxNew, .endIds = model.text->endIds()};
    for (auto& row : judgedRows(spec, shapes, control, m_problems)) {
        std::vector<int> prompt;
        ErrorInfo fault;
        try {
            prompt = m_text->prompt(row.messages);
        } catch (const Error& error) {
            fault = rowFault(row.line, {}, error.info().message, error.info().remedy);
        }
        if (fault.message.empty() && (prompt.empty() || std::int64_t(prompt.size()) >= model.context))
            fault = rowFault(row.line, {}, text("The prompt has {} tokens and leaves no room for an answer: the model's context is {}", prompt.size(), model.context),
                             text("Shorten the prompt"));
        if (!fault.message.empty()) {
            m_problems.push_back(Error(fault).what());
            continue;
        }
        addItem({}, {std::move(prompt)});
        m_rows.push_back(std::move(row));
    }
    if (m_rows.empty())
        failWithoutItems(spec, m_problems);
}

void AnswerJudge::addAnswers(Score& score, const Outputs& outputs, const std::vector<ItemValue>& values, const char* key) const
{
    Json answers = Json::array();
    for (std::size_t i = 0; i < values.size(); ++i) {
        Json answer{{"prompt", m_rows[i].messages.back().content}, {"answer", answerText(outputs, i)}};
        if (!m_rows[i].id.empty())
            answer["id"] = m_rows[i].id;
        answer[key] = std::string_view(key) == "pass" ? Json(values[i].sum > 0) : Json(values[i].sum);
        answers.push_back(std::move(answer));
    }
    score.details["answers"] = std::move(answers);
}

std::vector<ItemValue> AnswerJudge::values(const Outputs& outputs) const
{
    std::vector<std::size_t> items(reached(outputs));
    std::iota(items.begin(), items.end(), std::size_t{0});
    NoControl control;
    const std::vector<double> rated = rate(items, std::span(outputs.answers).first(items.size()), control);
    std::vector<ItemValue> values;
    for (const std::size_t i : items)
        values.push_back({.sum = rated[i], .group = groupOf(i)});
    return values;
}

NormsJudge::NormsJudge(const JudgeSpec& spec, const JudgedModel& model, Control& control) : AnswerJudge("norms", spec, {Shape::Norms}, model, control)
{
    m_statistic = Statistic::Balanced;
    for (const auto& row : m_rows) {
        const auto known = std::find(m_categories.begin(), m_categories.end(), row.category);
        m_groupOf.push_back(int(known - m_categories.begin()));
        if (known == m_categories.end())
            m_categories.push_back(row.category);
        auto& patterns = m_patterns.emplace_back();
        for (const auto& pattern : row.expect)
            patterns.expect.emplace_back(pattern);
        for (const auto& pattern : row.forbid)
            patterns.forbid.emplace_back(pattern);
    }
    m_groups = m_categories.size();
}

std::vector<double> NormsJudge::rate(std::span<const std::size_t> items, std::span<const std::vector<int>> answers, Control&) const
{
    std::vector<double> passes;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string answer = m_text->spoken(answers[i]);
        const auto found = [&](const SearchPattern& pattern) { return pattern.foundIn(answer); };
        const auto& patterns = m_patterns[items[i]];
        const bool pass = std::all_of(patterns.expect.begin(), patterns.expect.end(), found)
            && std::none_of(patterns.forbid.begin(), patterns.forbid.end(), found);
        passes.push_back(pass ? 1 : 0);
    }
    return passes;
}

void NormsJudge::describe(Score& score, const std::vector<ItemValue>& values, const Outputs& outputs) const
{
    std::vector<std::pair<int, int>> counts(m_categories.size()); // n, passes
    int passes = 0;
    for (const auto& value : values) {
        ++counts[std::size_t(value.group)].first;
        counts[std::size_t(value.group)].second += value.sum > 0;
        passes += value.sum > 0;
    }
    Json categories = Json::object();
    for (std::size_t c = 0; c < counts.size(); ++c)
        categories[m_categories[c]] = {{"n", counts[c].first}, {"pass", counts[c].second}};
    score.details["pass_rate"] = values.empty() ? 0.0 : double(passes) / double(values.size());
    score.details["categories"] = std::move(categories);
    score.details["template"] = m_text->templateName();
    addAnswers(score, outputs, values, "pass");
}

LanguageJudge::LanguageJudge(const JudgeSpec& spec, const JudgedModel& model, Control& control)
    : AnswerJudge("language", spec, {Shape::Prompts, Shape::Norms, Shape::Preferences}, model, control)
{
}

std::vector<double> LanguageJudge::rate(std::span<const std::size_t> items, std::span<const std::vector<int>> answers, Control&) const
{
    std::vector<double> shares;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto& row = m_rows[items[i]];
        const auto prompt = lettersOf(row.messages.back().content);
        const bool korean = row.language.empty() ? prompt.hangul > prompt.latin : row.language.starts_with("ko");
        const auto answer = lettersOf(m_text->spoken(answers[i]));
        const auto all = answer.hangul + answer.latin + answer.others;
        shares.push_back(all == 0 ? 0.0 : double(korean ? answer.hangul : answer.latin) / double(all));
    }
    return shares;
}

void LanguageJudge::describe(Score& score, const std::vector<ItemValue>& values, const Outputs& outputs) const
{
    addAnswers(score, outputs, values, "kept");
}

RepetitionJudge::RepetitionJudge(const JudgeSpec& spec, const JudgedModel& model, Control& control)
    : AnswerJudge("repetition", spec, {Shape::Prompts, Shape::Norms, Shape::Preferences}, model, control)
{
}

std::vector<double> RepetitionJudge::rate(std::span<const std::size_t>, std::span<const std::vector<int>> answers, Control&) const
{
    constexpr std::size_t run = 4;
    std::vector<double> shares;
    for (const std::vector<int>& ids : answers) {
        std::set<std::vector<int>> seen;
        std::size_t again = 0, all = 0;
        for (std::size_t at = 0; at + run <= ids.size(); ++at, ++all)
            again += !seen.emplace(ids.begin() + std::ptrdiff_t(at), ids.begin() + std::ptrdiff_t(at + run)).second;
        shares.push_back(all == 0 ? 0.0 : double(again) / double(all));
    }
    return shares;
}

void RepetitionJudge::describe(Score& score, const std::vector<ItemValue>& values, const Outputs& outputs) const
{
    const auto& ends = m_questions.limits.endIds;
    double tokens = 0, endless = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto& ids = outputs.answers[i];
        tokens += double(ids.size());
        endless += ids.empty() || std::find(ends.begin(), ends.end(), ids.back()) == ends.end();
    }
    const double n = double(std::max<std::size_t>(values.size(), 1));
    score.details["mean_length"] = tokens / n;
    score.details["endless"] = endless / n;
    addAnswers(score, outputs, values, "repeated");
}

CommandJudge::CommandJudge(const JudgeSpec& spec, const JudgedModel& model, Control& control)
    : AnswerJudge("command", spec, {Shape::Prompts, Shape::Norms, Shape::Preferences}, model, control), m_command(spec.command), m_patience(spec.patience)
{
    if (m_command.empty())
        throw Error({.message = text("The judge {} has no command", spec.judge), .file = {}, .place = "command",
                     .remedy = text("Write the program and its arguments as a list: {}", R"(["python3", "judge.py"])")});
}

std::vector<double> CommandJudge::rate(std::span<const std::size_t> items, std::span<const std::vector<int>> answers, Control&) const
{
    std::string lines;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto& asked = m_rows[items[i]];
        Json messages = Json::array();
        for (const auto& message : asked.messages)
            messages.push_back({{"role", message.role}, {"content", message.content}});
        const Json row{{"id", asked.id}, {"prompt", asked.messages.back().content}, {"messages", messages}, {"answer", m_text->spoken(answers[i])}};
        lines += writeJson(row, -1) + "\n";
    }
    return numbersOfCommand(m_command, lines, items.size(), m_patience);
}

void CommandJudge::describe(Score& score, const std::vector<ItemValue>& values, const Outputs& outputs) const
{
    score.details["command"] = m_command;
    addAnswers(score, outputs, values, "value");
}

DistanceJudge::DistanceJudge() : Judge("distance", {})
{
    m_questions.distance = true;
}

} // namespace heterosis
