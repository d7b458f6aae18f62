// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/learning_data.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/files.h"
#include "base/sha256.h"
#include "dataset/dataset.h"
#include "inheritance/operators/draws.h"
#include "studbook/studbook.h"
#include "training/batch_file.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kPrompts = 6;
constexpr std::int64_t kDefaultContext = 1024;

std::string sumOf(const fs::path& file)
{
    const MappedFile mapped(file);
    Sha256 hash;
    hash.add(mapped.bytes());
    return hash.hex();
}

// Turns rows of one file to ids.
class LessonReader {
public:
    LessonReader(const TrainingSettings& settings, const ModelText& text, std::int64_t context) : m_settings(settings), m_text(text), m_context(std::size_t(context)) {}

    std::vector<Lesson> lessons;
    std::vector<Preference> preferences;
    std::vector<std::string> problems;
    std::vector<std::vector<int>> prompts;

    void read(const std::vector<Example>& examples, Shape shape, const std::string& file)
    {
        m_file = file;
        if (!learnsFrom(m_settings.kind, shape))
            throw Error({.message = text("A run of the kind {} cannot learn from data of the shape {}", m_settings.kind, std::string(nameOf(shape))), .file = file,
                         .remedy = m_settings.prefers() ? text("Give it pairs of a chosen and a rejected answer, or answers with labels")
                                                        : text("Give it texts, conversations, or prompts with their completions")});
        if (shape == Shape::Text)
            return readTexts(examples);
        for (const Example& example : examples)
            readOne(example, shape);
    }

private:
    // Lines are joined by EOS and cut to windows of the context, as the text judge does.
    void readTexts(const std::vector<Example>& examples)
    {
        std::vector<int> stream;
        const int end = m_text.eos();
        for (const Example& example : examples) {
            const std::vector<int> ids = m_text.plain(example.text);
            stream.insert(stream.end(), ids.begin(), ids.end());
            stream.push_back(end);
        }
        for (std::size_t at = 0; at + 1 < stream.size(); at += m_context) {
            const std::size_t to = std::min(stream.size(), at + m_context);
            Lesson lesson{.ids = {stream.begin() + std::ptrdiff_t(at), stream.begin() + std::ptrdiff_t(to)}};
            lesson.labels = lesson.ids;
            if (prompts.size() < kPrompts && lesson.ids.size() > 32)
                prompts.emplace_back(lesson.ids.begin(), lesson.ids.begin() + 16);
            lessons.push_back(std::move(lesson));
        }
    }

    void readOne(const Example& example, Shape shape)
    {
        try {
            if (shape == Shape::Preferences) {
                Preference pair{.chosen = lessonOf(m_text.answered(example.messages, example.chosen), true),
                                .rejected = lessonOf(m_text.answered(example.messages, example.rejected), true)};
                if (usable(pair.chosen, example) && usable(pair.rejected, example))
                    preferences.push_back(std::move(pair));
                notePrompt(m_text.prompt(example.messages));
                return;
            }
            Lesson lesson = lessonOf(m_text.conversation(example.messages), m_settings.responsesOnly || shape == Shape::Kto);
            if (!usable(lesson, example))
                return;
            std::vector<ChatMessage> turns = example.messages;
            while (!turns.empty() && turns.back().role != "assistant")
                turns.pop_back();
            if (!turns.empty())
                turns.pop_back();
            if (!turns.empty())
                notePrompt(m_text.prompt(turns));
            if (shape != Shape::Kto)
                lessons.push_back(std::move(lesson));
            else if (example.good)
                preferences.emplace_back().chosen = std::move(lesson);
            else
                preferences.emplace_back().rejected = std::move(lesson);
        } catch (const Error& error) {
            setAside(example, error.what());
        }
    }

    void notePrompt(std::vector<int> ids)
    {
        if (prompts.size() < kPrompts && !ids.empty() && ids.size() + 16 < m_context)
            prompts.push_back(std::move(ids));
    }

    Lesson lessonOf(const MarkedIds& marked, bool responses) const
    {
        Lesson lesson{.ids = marked.ids, .labels = marked.ids};
        for (std::size_t t = 0; responses && t < marked.counts.size(); ++t)
            if (!marked.counts[t])
                lesson.labels[t] = kNoLabel;
        if (lesson.ids.size() > m_context) {
            lesson.ids.resize(m_context);
            lesson.labels.resize(m_context);
        }
        return lesson;
    }

    bool usable(const Lesson& lesson, const Example& example)
    {
        if (lesson.targets() > 0)
            return true;
        setAside(example, "no answer lies within the context");
        return false;
    }

    void setAside(const Example& example, const std::string& why)
    {
        if (problems.size() < 1000)
            problems.push_back(m_file + ", line " + std::to_string(example.line) + ": " + why);
    }

    const TrainingSettings& m_settings;
    const ModelText& m_text;
    std::size_t m_context;
    std::string m_file;
};

// What people preferred in tastings: a workspace as data.
bool isWorkspace(const fs::path& path)
{
    std::error_code fault;
    return fs::exists(path / "studbook.sqlite", fault);
}

Dataset verdictsOf(const fs::path& workspace)
{
    Dataset set;
    set.summary = {.file = workspace, .shape = Shape::Preferences};
    for (const RankedAnswers& one : Studbook::open(workspace, Studbook::Access::Read)->rankedAnswers()) {
        Example& example = set.examples.emplace_back();
        example.line = set.examples.size();
        example.messages = {{"user", one.prompt}};
        example.chosen = one.chosen;
        example.rejected = one.rejected;
    }
    if (set.examples.empty())
        throw Error({.message = text("The studbook holds no verdict of one answer over another"), .file = workspace.string(), .remedy = text("Compare answers in a blind tasting first")});
    set.summary.rows = set.examples.size();
    return set;
}

std::string sumOf(const Dataset& verdicts)
{
    Sha256 hash;
    for (const Example& one : verdicts.examples) {
        const std::string content = one.content();
        hash.add(std::as_bytes(std::span(content)));
    }
    return hash.hex();
}

Dataset opened(const fs::path& file, const std::string& format, Control& control)
{
    if (isWorkspace(file))
        return verdictsOf(file);
    return Dataset::open(file, control, format == "auto" ? std::nullopt : shapeNamed(format));
}

void noteLengths(LearningData& data)
{
    std::vector<std::size_t> lengths;
    for (const Lesson& lesson : data.lessons)
        lengths.push_back(lesson.ids.size());
    for (const Preference& p : data.preferences)
        lengths.push_back(std::max(p.chosen.ids.size(), p.rejected.ids.size()));
    std::sort(lengths.begin(), lengths.end());
    if (!lengths.empty())
        data.summary["tokens"] = {{"least", lengths.front()}, {"median", lengths[lengths.size() / 2]}, {"most", lengths.back()}};
}

void readFiles(LearningData& data, const TrainingSettings& settings, const ModelText& tokenizer, std::int64_t context, Control& control)
{
    LessonReader train(settings, tokenizer, context), valid(settings, tokenizer, context);
    Json files = Json::array();
    for (const auto& source : settings.data) {
        const Dataset set = opened(source.file, source.format, control);
        const std::vector<bool> aside = settings.validShare > 0 ? validationShare(set.examples, settings.validShare, settings.seed) : std::vector<bool>(set.examples.size(), false);
        std::vector<Example> learned, held;
        for (std::size_t i = 0; i < set.examples.size(); ++i)
            (aside[i] ? held : learned).push_back(set.examples[i]);
        train.read(learned, set.summary.shape, source.file.string());
        if (!held.empty())
            valid.read(held, set.summary.shape, source.file.string());
        data.weights.resize(train.lessons.size() + train.preferences.size(), source.weight);
        for (const std::string& line : set.summary.problems.lines())
            data.problems.push_back(source.file.string() + ", " + line);
        files.push_back({{"file", source.file.string()}, {"shape", std::string(nameOf(set.summary.shape))}, {"rows", set.summary.rows}, {"learned", learned.size()}, {"held", held.size()},
                         {"set_aside", set.summary.problems.count}, {"duplicates", set.summary.duplicates}, {"sha256", isWorkspace(source.file) ? sumOf(set) : sumOf(source.file)}});
    }
    if (!settings.valid.empty()) {
        const Dataset set = opened(settings.valid, "auto", control);
        valid.read(set.examples, set.summary.shape, settings.valid.string());
        std::size_t shared = 0;
        for (const auto& source : settings.data)
            shared += isWorkspace(source.file) ? 0 : overlapOf(source.file, settings.valid, control).count;
        if (shared > 0)
            data.problems.push_back(std::to_string(shared) + " rows of " + settings.valid.string() + " are in the training data too");
        data.summary["overlap"] = shared;
    }
    data.lessons = std::move(train.lessons);
    data.preferences = std::move(train.preferences);
    data.validLessons = std::move(valid.lessons);
    data.validPreferences = std::move(valid.preferences);
    data.prompts = valid.prompts.empty() ? std::move(train.prompts) : std::move(valid.prompts);
    data.problems.insert(data.problems.end(), train.problems.begin(), train.problems.end());
    data.summary["files"] = std::move(files);
    if (data.lessons.empty() && data.preferences.empty())
        throw Error({.message = text("No row of the data can be learned"), .file = settings.data.front().file.string(),
                     .remedy = data.problems.empty() ? text("Give the run more data") : text("The first row that was set aside: {}", data.problems.front())});
}

// Of a run whose prompts a judge reads.
void nameFiles(LearningData& data, const TrainingSettings& settings)
{
    Json files = Json::array();
    const auto add = [&](const fs::path& file) { files.push_back({{"file", file.string()}, {"sha256", sumOf(file)}}); };
    if (!settings.policy.norms.empty())
        add(settings.policy.norms);
    for (const auto& source : settings.data)
        add(source.file);
    data.summary["files"] = std::move(files);
}

void readBatches(LearningData& data, const TrainingSettings& settings, const ModelConfig& config)
{
    data.batches = readBatchFile(settings, config);
    data.summary["files"] = Json::array({{{"file", settings.batches.string()}, {"sha256", sumOf(settings.batches)}}});
    for (const MicroBatch& batch : data.batches) {
        data.lessons.insert(data.lessons.end(), batch.lessons.begin(), batch.lessons.end());
        data.preferences.insert(data.preferences.end(), batch.preferences.begin(), batch.preferences.end());
    }
    for (const Lesson& lesson : data.lessons) {
        std::size_t first = 0;
        while (first < lesson.labels.size() && lesson.labels[first] == kNoLabel)
            ++first;
        if (first > 0 && data.prompts.size() < kPrompts)
            data.prompts.emplace_back(lesson.ids.begin(), lesson.ids.begin() + std::ptrdiff_t(first));
    }
}

} // namespace

bool learnsFrom(std::string_view kind, Shape shape)
{
    const bool ranks = shape == Shape::Preferences || shape == Shape::Kto;
    const bool answers = shape == Shape::Pairs || shape == Shape::Alpaca || shape == Shape::ShareGpt || shape == Shape::Messages;
    if (kind == "ppo" || kind == "grpo")
        return shape == Shape::Prompts || shape == Shape::Norms || shape == Shape::Preferences;
    return kind == "sft" ? answers || shape == Shape::Text : kind == "reward" ? shape == Shape::Preferences : ranks;
}

std::int64_t contextOf(const TrainingSettings& settings, const ModelConfig& config)
{
    if (settings.context > config.context)
        throw Error({.message = text("The run's context has {} tokens, the model's only {}", settings.context, config.context), .place = "context", .remedy = text("Choose a shorter one")});
    return settings.context > 0 ? settings.context : std::min(config.context, kDefaultContext);
}

LearningData LearningData::read(const TrainingSettings& settings, const ModelText* tokenizer, const ModelConfig& config, Control& control)
{
    LearningData data;
    const std::int64_t context = contextOf(settings, config);
    if (settings.explores())
        nameFiles(data, settings);
    else if (!settings.batches.empty())
        readBatches(data, settings, config);
    else if (!tokenizer)
        throw Error({.message = text("The model has no tokenizer that could read the data"), .file = settings.subject.string(), .remedy = text("Give the run batches of ids")});
    else
        readFiles(data, settings, *tokenizer, context, control);
    if (!settings.general.empty() && tokenizer) {
        TrainingSettings plain = settings;
        plain.kind = "sft";
        LessonReader general(plain, *tokenizer, context);
        const Dataset set = opened(settings.general, "auto", control);
        general.read(set.examples, set.summary.shape, settings.general.string());
        data.generalLessons = std::move(general.lessons);
    }
    noteLengths(data);
    return data;
}

LearningPlan::LearningPlan(const LearningData& data, const TrainingSettings& settings, std::int64_t context) : m_data(data), m_settings(settings), m_context(context)
{
    m_epochs.push_back(epoch(0));
    const std::int64_t each = std::int64_t(data.batches.empty() ? m_epochs.front().size() : data.batches.size());
    if (each == 0)
        throw Error({.message = text("No row of the data can be learned"), .remedy = text("Give the run more data")});
    m_steps = settings.steps > 0 ? settings.steps : std::max<std::int64_t>(1, std::int64_t(std::ceil(settings.epochs * double(each) / double(settings.accumulate) - 1e-9)));
}

LearningPlan::Epoch LearningPlan::epoch(std::int64_t number) const
{
    Epoch batches;
    if (!m_data.batches.empty())
        return batches;
    const operators::Draws draw(m_settings.seed, "epoch " + std::to_string(number)), part(m_settings.seed, "share " + std::to_string(number));
    const bool prefers = m_settings.prefers() || m_settings.explores(); // a row counts, whatever its length
    const std::size_t rows = m_settings.explores() ? m_data.prompted : prefers ? m_data.preferences.size() : m_data.lessons.size();
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < rows; ++i) {
        const double weight = i < m_data.weights.size() ? m_data.weights[i] : 1;
        const auto times = std::size_t(std::floor(weight)) + (double(part(std::int64_t(i))) < weight - std::floor(weight) ? 1 : 0);
        order.insert(order.end(), times, i);
    }
    for (std::size_t i = order.size(); i > 1; --i) // Fisher and Yates
        std::swap(order[i - 1], order[std::min(i - 1, std::size_t(double(draw(std::int64_t(i))) * double(i)))]);
    const std::int64_t room = m_settings.batch * m_context;
    std::int64_t tokens = 0;
    for (const std::size_t row : order) {
        const std::int64_t length = prefers ? 0 : std::int64_t(m_data.lessons[row].ids.size());
        const bool fits = m_settings.packing && !prefers ? tokens + length <= room : !batches.empty() && std::int64_t(batches.back().size()) < m_settings.batch;
        if (batches.empty() || !fits) {
            batches.emplace_back();
            tokens = 0;
        }
        batches.back().push_back(row);
        tokens += length;
    }
    return batches;
}

MicroBatch LearningPlan::at(std::int64_t index)
{
    if (!m_data.batches.empty())
        return m_data.batches[std::size_t(index) % m_data.batches.size()];
    MicroBatch batch;
    for (const std::size_t row : rowsAt(index))
        if (m_settings.prefers())
            batch.preferences.push_back(m_data.preferences[row]);
        else
            batch.lessons.push_back(m_data.lessons[row]);
    if (m_settings.kind == "kto")
        batch.preferences = asKto(batch.preferences);
    return batch;
}

const std::vector<std::size_t>& LearningPlan::rowsAt(std::int64_t index)
{
    for (std::size_t number = 0;; ++number) {
        if (number == m_epochs.size())
            m_epochs.push_back(epoch(std::int64_t(number)));
        const Epoch& epoch = m_epochs[number];
        if (index >= std::int64_t(epoch.size())) {
            index -= std::int64_t(epoch.size());
            continue;
        }
        return epoch[std::size_t(index)];
    }
}

} // namespace heterosis
