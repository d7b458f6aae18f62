// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "command.h"
#include "model/sampler.h"

namespace heterosis::cli {

namespace {

// The keys are those of generation_config.json.
SamplerSettings settingsOf(const Json& given, const std::string& file, const std::string& place)
{
    const auto wrong = [&](const Text& message) {
        return Error({.message = message, .file = file, .place = place, .remedy = text("Write settings like {}", R"({"top_k": 5})")});
    };
    if (!given.is_object())
        throw wrong(text("The settings are no object"));
    refuseUnknownKeys(given, {"temperature", "top_k", "top_p", "min_p", "typical_p", "repetition_penalty", "no_repeat_ngram_size"}, file, place);
    const auto number = [&](const char* key, double otherwise) {
        if (!given.contains(key))
            return otherwise;
        if (!given[key].is_number())
            throw wrong(text("{} is no number", key));
        return given[key].get<double>();
    };
    const auto count = [&](const char* key) {
        const double value = number(key, 0);
        if (value != double(int(std::min(std::max(value, -1e9), 1e9))))
            throw wrong(text("{} is no whole number", key));
        return int(value);
    };
    SamplerSettings settings;
    settings.temperature = number("temperature", 1);
    settings.topK = count("top_k");
    settings.topP = number("top_p", 1);
    settings.minP = number("min_p", 0);
    settings.typicalP = number("typical_p", 1);
    settings.repetitionPenalty = number("repetition_penalty", 1);
    settings.noRepeatNgram = count("no_repeat_ngram_size");
    return settings;
}

template <class T> std::vector<T> numbersOf(const Json& given, const char* key, const std::string& file, const std::string& place)
{
    const auto wrong = [&] {
        return Error({.message = text("{} is no list of numbers", key), .file = file, .place = place,
                      .remedy = text("Write each case as settings, history and logits")});
    };
    if (!given.contains(key) || !given[key].is_array())
        throw wrong();
    std::vector<T> numbers;
    for (const auto& value : given[key]) {
        if (!value.is_number() || (std::is_integral_v<T> && !value.is_number_integer()))
            throw wrong();
        numbers.push_back(value.get<T>());
    }
    return numbers;
}

Json run(Call& call)
{
    const auto file = call.args.text("--input");
    if (!file)
        throw UsageError("sample needs --input CASES.json");
    const Json input = readJson(*file);
    if (!input.is_object() || !input.contains("cases") || !input["cases"].is_array())
        throw Error({.message = text("There is no list of cases"), .file = *file,
                     .remedy = text("Write {}", R"({"cases": [{"settings": {}, "history": [], "logits": [0.5]}]})")});
    refuseUnknownKeys(input, {"cases", "order", "tolerance_abs", "notes"}, *file, "");
    Json results = Json::array();
    for (const auto& given : input["cases"]) {
        const std::string place = "cases[" + std::to_string(results.size()) + "]";
        if (!given.is_object())
            throw Error({.message = text("A case is no object"), .file = *file, .place = place});
        refuseUnknownKeys(given, {"settings", "history", "logits"}, *file, place);
        const auto settings = settingsOf(given.value("settings", Json::object()), *file, place + ".settings");
        const auto history = given.contains("history") ? numbersOf<int>(given, "history", *file, place) : std::vector<int>();
        results.push_back(sampledProbabilities(numbersOf<float>(given, "logits", *file, place), settings, history));
        call.say(results.back().dump());
        call.console.step(-1, place);
    }
    return {{"results", results}};
}

} // namespace

const Command kSample{{"sample", "", 0, 0, "the sampler's filters on given logits", {{"--input", "CASES.json", "settings, history and logits of each case"}}}, run};

} // namespace heterosis::cli
