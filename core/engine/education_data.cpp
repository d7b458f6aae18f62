// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef HETEROSIS_MINIMAL
#include "engine/education_data.h"

#include <algorithm>

#include "base/error.h"
#include "dataset/known_test_sets.h"
#include "dataset/model_text.h"
#include "engine/engine.h"
#include "inheritance/recipe.h"
#include "studbook/workspace.h"
#include "training/learning_data.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

// Rows as one model reads them.
class RowReading {
public:
    RowReading(const fs::path& subject, std::int64_t context, bool responsesOnly) : m_responsesOnly(responsesOnly)
    {
        const SubjectHeaders headers = headersOf(subject);
        TrainingSettings settings;
        settings.context = context;
        m_context = contextOf(settings, headers.map->config);
        m_text = std::make_unique<ModelText>(headers.tokenizer, headers.map->config.bos, headers.map->config.eos);
    }

    std::int64_t context() const { return m_context; }
    std::string chatTemplate() const { return m_text->templateName(); }

    // Throws Error where the template cannot write the row.
    std::vector<MarkedIds> textsOf(const Example& example, Shape shape) const
    {
        switch (shape) {
        case Shape::Preferences: return {m_text->answered(example.messages, example.chosen), m_text->answered(example.messages, example.rejected)};
        case Shape::Prompts:
        case Shape::Norms: return {onlyRead(m_text->prompt(example.messages))};
        case Shape::Choices: return {onlyRead(m_text->plain(example.text))};
        case Shape::Text: {
            MarkedIds text = onlyRead(m_text->plain(example.text));
            text.ids.push_back(m_text->eos()); // lines are joined by it
            text.counts.assign(text.ids.size(), true);
            return {text};
        }
        default: break;
        }
        MarkedIds whole = m_text->conversation(example.messages);
        if (!m_responsesOnly && shape != Shape::Kto)
            whole.counts.assign(whole.ids.size(), true);
        return {whole};
    }

    LessonText shown(const MarkedIds& marked) const
    {
        LessonText text{.pieces = {}, .tokens = marked.ids.size(), .cut = 0, .wanted = true};
        const std::size_t end = std::min(marked.ids.size(), std::size_t(m_context));
        text.cut = marked.ids.size() - end;
        for (std::size_t from = 0; from < end;) {
            std::size_t to = from;
            while (to < end && marked.counts[to] == marked.counts[from])
                ++to;
            text.pieces.push_back({m_text->tokenizer().decode(std::span(marked.ids).subspan(from, to - from)), marked.counts[from]});
            from = to;
        }
        return text;
    }

private:
    static MarkedIds onlyRead(std::vector<int> ids)
    {
        MarkedIds marked{.ids = std::move(ids), .counts = {}};
        marked.counts.assign(marked.ids.size(), false);
        return marked;
    }

    std::unique_ptr<ModelText> m_text;
    std::int64_t m_context = 0;
    bool m_responsesOnly;
};

// A row where there is no model that could read it.
LessonRow unreadRow(const Example& example, Shape shape)
{
    LessonRow row{.line = example.line, .held = false, .texts = {}};
    LessonText text;
    if (!example.text.empty())
        text.pieces.push_back({example.text, shape == Shape::Text});
    for (const ChatMessage& turn : example.messages)
        text.pieces.push_back({turn.role + ": " + turn.content + "\n", turn.role == "assistant"});
    row.texts.push_back(text);
    if (shape == Shape::Preferences) {
        row.texts.push_back(text);
        row.texts[0].pieces.push_back({example.chosen, true});
        row.texts[1].pieces.push_back({example.rejected, true});
    }
    return row;
}

void addRow(DataAnswer& answer, const Example& example, bool held, const RowReading* reading)
{
    const Shape shape = answer.summary.shape;
    LessonRow row = reading ? LessonRow{.line = example.line, .held = held, .texts = {}} : unreadRow(example, shape);
    row.held = held;
    if (reading) {
        std::size_t longest = 0, kept = 0;
        for (const MarkedIds& marked : reading->textsOf(example, shape)) {
            longest = std::max(longest, marked.ids.size());
            kept += std::min(marked.ids.size(), std::size_t(answer.context));
            if (answer.rows.size() < DataAnswer::kRows)
                row.texts.push_back(reading->shown(marked));
        }
        answer.lengths.push_back(std::uint32_t(longest));
        answer.tokens += held ? 0 : kept;
        answer.longer += longest > std::size_t(answer.context) && shape != Shape::Text;
    }
    if (shape == Shape::Preferences && row.texts.size() == 2)
        row.texts[1].wanted = false;
    if (shape == Shape::Kto && !row.texts.empty())
        row.texts[0].wanted = example.good;
    ++(held ? answer.held : answer.learned);
    if (answer.rows.size() < DataAnswer::kRows)
        answer.rows.push_back(std::move(row));
}

template <class Work> void keepingProblem(std::optional<ErrorInfo>& problem, Work&& work)
{
    try {
        work();
    } catch (const Error& error) {
        problem = error.info();
    }
}

} // namespace

SubjectHeaders headersOf(const fs::path& subject)
{
    std::error_code fault;
    const auto ofRecipe = [](const Recipe& recipe) { return headersOf(recipe.parents.at(0).path); };
    if (const auto name = IndividualName::parse(subject.string()); name && !fs::exists(subject, fault)) {
        const IndividualSource source = sourceOf(*name);
        return source.recipe ? ofRecipe(*source.recipe) : headersOf(source.checkpoint);
    }
    if (subject.extension() == ".json" && fs::is_regular_file(subject, fault))
        return ofRecipe(readRecipe(subject));
    const auto checkpoint = Checkpoint::open(subject);
    return {ModelMap::of(checkpoint), checkpoint->directory()};
}

DataAnswer readLessons(const DataQuestion& question, Control& control)
{
    DataAnswer answer;
    const Dataset data = Dataset::open(question.file, control, question.shape);
    answer.summary = data.summary;
    answer.testSet = knownTestSet(question.file);
    std::unique_ptr<RowReading> reading;
    if (!question.subject.empty())
        keepingProblem(answer.subjectProblem, [&] {
            reading = std::make_unique<RowReading>(question.subject, question.context, question.responsesOnly);
            answer.context = reading->context();
            answer.chatTemplate = reading->chatTemplate();
        });
    const bool splits = question.valid.empty() && question.validShare > 0;
    const std::vector<bool> held = splits ? validationShare(data.examples, question.validShare, question.seed) : std::vector<bool>(data.examples.size(), false);
    for (std::size_t i = 0; i < data.examples.size(); ++i) {
        control.step(double(i) / double(data.examples.size()), "rows");
        try {
            addRow(answer, data.examples[i], held[i], reading.get());
        } catch (const Error& error) {
            ErrorInfo problem = error.info();
            problem.place = "line " + std::to_string(data.examples[i].line);
            answer.unread.add(std::move(problem));
        }
    }
    if (!question.valid.empty())
        keepingProblem(answer.validProblem, [&] {
            answer.valid = scanData(question.valid, std::nullopt, control);
            answer.overlap = overlapOf(question.file, question.valid, control);
        });
    if (!question.general.empty())
        keepingProblem(answer.generalProblem, [&] { answer.general = scanData(question.general, std::nullopt, control); });
    return answer;
}

} // namespace heterosis

#endif
