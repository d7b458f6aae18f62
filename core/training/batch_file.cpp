// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/batch_file.h"

#include <algorithm>

#include "base/error.h"
#include "base/json.h"
#include "base/whole_number.h"

namespace heterosis {

namespace {

class BatchReader {
public:
    BatchReader(const TrainingSettings& settings, const ModelConfig& config) : m_file(settings.batches.string()), m_config(config) {}

    [[noreturn]] void fail(const std::string& place, Text message) const
    {
        throw Error({.message = std::move(message), .file = m_file, .place = place, .remedy = text("Batches are described in docs/formats.md")});
    }

    const Json& list(const Json& object, const char* key, const std::string& place) const
    {
        if (!object.is_object() || !object.contains(key) || !object[key].is_array() || object[key].empty())
            fail(place + key, text("A list that is not empty is needed here"));
        return object[key];
    }

    // From 0 to below `most`; labels may be kNoLabel too.
    std::vector<int> numbers(const Json& row, const std::string& place, std::int64_t most, bool labels = false) const
    {
        if (!row.is_array() || row.empty())
            fail(place, text("A list that is not empty is needed here"));
        if (std::int64_t(row.size()) > m_config.context)
            fail(place, text("The text has {} tokens, the model's context only {}", row.size(), m_config.context));
        std::vector<int> all;
        for (const Json& one : row) {
            const auto number = wholeNumber(one);
            if (!number || *number >= most || (*number < 0 && !(labels && *number == kNoLabel)))
                fail(place, text("{} is no number from {} to {}", one.dump().substr(0, 40), 0, most - 1));
            all.push_back(int(*number));
        }
        return all;
    }

    std::vector<int> ids(const Json& row, const std::string& place) const { return numbers(row, place, m_config.vocabulary); }

    MicroBatch batch(const Json& one, const std::string& place) const
    {
        const Json &rows = list(one, "input_ids", place), &labels = list(one, "labels", place);
        refuseUnknownKeys(one, {"input_ids", "labels", "attention_mask"}, m_file, place);
        const Json* masks = one.contains("attention_mask") ? &list(one, "attention_mask", place) : nullptr;
        if (labels.size() != rows.size() || (masks && masks->size() != rows.size()))
            fail(place, text("input_ids, labels and attention_mask need one row for each text"));
        MicroBatch batch;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::string row = place + "[" + std::to_string(i) + "]";
            Lesson lesson{.ids = ids(rows[i], row), .labels = numbers(labels[i], row, m_config.vocabulary, true)};
            const std::vector<int> mask = masks ? numbers((*masks)[i], row, 2) : std::vector<int>(lesson.ids.size(), 1);
            if (lesson.labels.size() != lesson.ids.size() || mask.size() != lesson.ids.size())
                fail(row, text("input_ids, labels and attention_mask need the same length"));
            lesson.seen.assign(mask.begin(), mask.end());
            cut(lesson);
            if (!lesson.ids.empty())
                batch.lessons.push_back(std::move(lesson));
        }
        return batch;
    }

    // What comes after the last label changes no loss: nobody looks ahead.
    static void cut(Lesson& lesson)
    {
        std::size_t end = lesson.labels.size();
        while (end > 0 && lesson.labels[end - 1] == kNoLabel)
            --end;
        lesson.ids.resize(end);
        lesson.labels.resize(end);
        lesson.seen.resize(end);
        if (std::find(lesson.seen.begin(), lesson.seen.end(), false) == lesson.seen.end())
            lesson.seen.clear();
    }

    Preference pair(const Json& one, const std::string& place) const
    {
        refuseUnknownKeys(one, {"prompt", "chosen", "rejected"}, m_file, place);
        const std::vector<int> prompt = ids(list(one, "prompt", place), place + "prompt");
        return {answered(prompt, list(one, "chosen", place), place + "chosen"), answered(prompt, list(one, "rejected", place), place + "rejected")};
    }

    Lesson answered(const std::vector<int>& prompt, const Json& answer, const std::string& place) const
    {
        Lesson lesson{.ids = prompt, .labels = std::vector<int>(prompt.size(), kNoLabel)};
        const std::vector<int> said = ids(answer, place);
        lesson.ids.insert(lesson.ids.end(), said.begin(), said.end());
        lesson.labels.insert(lesson.labels.end(), said.begin(), said.end());
        if (std::int64_t(lesson.ids.size()) > m_config.context)
            fail(place, text("The text has {} tokens, the model's context only {}", lesson.ids.size(), m_config.context));
        return lesson;
    }

private:
    std::string m_file;
    const ModelConfig& m_config;
};

Lesson withAnswerOf(const Lesson& prompt, const Lesson& answer)
{
    const auto begin = [](const Lesson& l) { // of the answer
        std::size_t t = 0;
        while (t < l.labels.size() && l.labels[t] == kNoLabel)
            ++t;
        return std::ptrdiff_t(t);
    };
    Lesson both{.ids = {prompt.ids.begin(), prompt.ids.begin() + begin(prompt)}};
    both.labels.assign(both.ids.size(), kNoLabel);
    both.ids.insert(both.ids.end(), answer.ids.begin() + begin(answer), answer.ids.end());
    both.labels.insert(both.labels.end(), answer.labels.begin() + begin(answer), answer.labels.end());
    return both;
}

} // namespace

std::vector<Preference> asKto(const std::vector<Preference>& pairs)
{
    std::vector<Preference> alone;
    for (const Preference& pair : pairs) {
        if (!pair.chosen.ids.empty())
            alone.emplace_back().chosen = pair.chosen;
        if (!pair.rejected.ids.empty())
            alone.emplace_back().rejected = pair.rejected;
    }
    const auto answerOf = [](const Preference& p) -> const Lesson& { return p.chosen.ids.empty() ? p.rejected : p.chosen; };
    for (std::size_t i = 0; i < alone.size() && alone.size() > 1; ++i) {
        const Lesson& next = answerOf(alone[(i + 1) % alone.size()]);
        (alone[i].chosen.ids.empty() ? alone[i].rejectedElsewhere : alone[i].chosenElsewhere) = withAnswerOf(answerOf(alone[i]), next);
    }
    return alone;
}

std::vector<MicroBatch> readBatchFile(const TrainingSettings& settings, const ModelConfig& config)
{
    const Json document = readJson(settings.batches);
    const BatchReader reader(settings, config);
    std::vector<MicroBatch> batches;
    if (!settings.prefers()) {
        const Json& all = reader.list(document, "batches", "");
        for (std::size_t i = 0; i < all.size(); ++i)
            batches.push_back(reader.batch(all[i], "batches[" + std::to_string(i) + "]."));
        return batches;
    }
    const Json& all = reader.list(document, "pairs", "");
    std::vector<Preference> together;
    for (std::size_t i = 0; i < all.size(); ++i) {
        together.push_back(reader.pair(all[i], "pairs[" + std::to_string(i) + "]."));
        if (std::int64_t(together.size()) < settings.batch && i + 1 < all.size())
            continue;
        batches.emplace_back().preferences = settings.kind == "kto" ? asKto(together) : together;
        together.clear();
    }
    return batches;
}

} // namespace heterosis
