// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/school.h"

#include "base/error.h"
#include "base/files.h"
#include "base/memory.h"
#include "inheritance/child.h"
#include "training/needs.h"

namespace heterosis::breeding {

namespace fs = std::filesystem;

namespace {

constexpr double kLeastRate = 0.03; // of the rate, at the end of the cosine

class SaysSchooling final : public Control {
public:
    explicit SaysSchooling(Control& outer) : m_outer(outer) {}
    void step(double fraction, std::string_view) override { m_outer.step(fraction, "schooling"); }

private:
    Control& m_outer;
};

// A file, or a list of files or of finetune's {"file","format","weight"}.
Json dataOf(const Json& given)
{
    Json list = Json::array();
    for (const Json& one : given.is_array() ? given : Json::array({given}))
        list.push_back(one.is_object() ? one : Json{{"file", one}});
    return list;
}

} // namespace

Schooling readSchooling(const Json& document, const fs::path& file, std::uint64_t seed, const fs::path& subject)
{
    const auto fail = [&](const char* key, Text message, Text remedy) {
        throw Error({.message = std::move(message), .file = file.string(), .place = std::string("schooling") + (*key ? "." : "") + key, .remedy = std::move(remedy)});
    };
    const auto example = [] { return text("Write {} here", R"({"data": "lessons.jsonl", "steps": 50, "lr": 0.0001, "who": "finalists"})"); };
    if (!document.is_object())
        fail("", text("Schooling is an object with data, steps and a rate"), example());
    refuseUnknownKeys(document, {"data", "steps", "lr", "who", "batch", "context", "loss_on"}, file.string(), "schooling");
    for (const char* key : {"data", "steps", "lr"})
        if (!document.contains(key))
            fail(key, text("Schooling is an object with data, steps and a rate"), example());
    const Json who = document.value("who", Json("finalists"));
    if (who != Json("finalists") && who != Json("all"))
        fail("who", text("Schooled are the finalists or all"), text("Write {} or {}", "\"finalists\"", "\"all\""));
    Json run {{"kind", "sft"}, {"subject", subject.string()}, {"schedule", "cosine"}, {"betas", {0.9, 0.95}}, {"weight_decay", 0.1}, {"seed", seed},
              {"data", dataOf(document.at("data"))}};
    for (const char* key : {"steps", "lr", "batch", "context", "loss_on"})
        if (document.contains(key))
            run[key] = document.at(key);
    Schooling schooling {.lessons = {}, .all = who == Json("all")};
    try {
        schooling.lessons = readTrainingSettings(run, file);
    } catch (const Error& error) {
        ErrorInfo info = error.info();
        info.place = "schooling." + info.place;
        throw Error(std::move(info));
    }
    TrainingSettings& lessons = schooling.lessons;
    if (lessons.schedule.lr <= 0)
        fail("lr", text("A rate above 0 is needed here: nobody learns without one"), text("Write a number such as {}", 0.0001));
    for (const auto& source : lessons.data)
        if (!fs::exists(source.file))
            fail("data", text("The data of the schooling is not there: {}", source.file.string()), text("Name a file of texts, conversations, or prompts with their completions"));
    lessons.schedule.warmup = lessons.steps / 10;
    lessons.schedule.minLr = kLeastRate * lessons.schedule.lr;
    lessons.schedule.steps = lessons.steps;
    return schooling;
}

School::School(const Schooling& schooling, const ModelText& reader, const ModelMap& map, const ComputeChoice& compute, Control& control)
    : m_settings(schooling.lessons), m_device(compute.device)
{
    m_settings.precision = compute.dtype == Dtype::BF16 ? "bfloat16" : "float32";
    m_settings.context = contextOf(m_settings, map.config);
    m_data = LearningData::read(m_settings, &reader, map.config, control);
    m_plan = std::make_unique<LearningPlan>(m_data, m_settings, m_settings.context);
    const std::uint64_t needed = Trainer::bytesNeeded(map, m_settings) + Child::bytesNeeded(map), there = compute.device == "cpu" ? availableMemory() : 0;
    if (there != 0 && needed > there)
        throw Error({.message = text("Schooling takes about {} of memory, and only {} are free", humanBytes(needed), humanBytes(there)), .file = {},
                     .place = "schooling", .remedy = text("Choose a smaller batch or context for it, or leave it out")});
    if (compute.device != "cpu")
        return;
    std::size_t tokens = 0;
    for (std::int64_t step = 0; step < steps(); ++step)
        for (const std::size_t row : m_plan->rowsAt(step))
            tokens += m_data.lessons[row].ids.size();
    m_seconds = double(tokens) * secondsPerToken(map, m_settings);
}

std::unique_ptr<Trainer> School::teach(std::shared_ptr<const ModelMap> map, std::shared_ptr<const TensorSource> source, Control& control)
{
    SaysSchooling schooling(control);
    auto trainer = std::make_unique<Trainer>(std::move(map), std::move(source), m_settings, m_device);
    for (std::int64_t step = 0; step < steps(); ++step) {
        const MicroBatch batch = m_plan->at(step);
        const MicroBatch* one = &batch;
        if (!trainer->step({&one, 1}, step, schooling).finite)
            break;
    }
    return trainer;
}

} // namespace heterosis::breeding
