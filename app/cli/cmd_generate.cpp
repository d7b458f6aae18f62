// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <sstream>

#include "base/error.h"
#include "base/files.h"
#include "speaking.h"

namespace heterosis::cli {

namespace {

// Writes a speech to standard output while it is made, in whole characters.
class Stream {
public:
    Stream(const Speaker& speaker, bool silent) : m_silent(silent)
    {
#ifndef HETEROSIS_MINIMAL
        if (!silent && speaker.bridge.available())
            m_decoder.emplace(speaker.bridge.tokenizer());
#else
        (void)speaker;
#endif
    }
    void token(int id)
    {
        if (m_silent)
            return;
#ifndef HETEROSIS_MINIMAL
        if (m_decoder) {
            std::cout << m_decoder->push(id) << std::flush;
            return;
        }
#endif
        std::cout << (m_first ? "" : ",") << id << std::flush;
        m_first = false;
    }
    void end()
    {
        if (m_silent)
            return;
#ifndef HETEROSIS_MINIMAL
        if (m_decoder)
            std::cout << m_decoder->finish();
#endif
        std::cout << std::endl;
    }

private:
    bool m_silent, m_first = true;
#ifndef HETEROSIS_MINIMAL
    std::optional<StreamDecoder> m_decoder;
#endif
};

Json speechDocument(const std::vector<int>& prompt, const Speaker& speaker, const Speech& speech)
{
    std::vector<int> ids;
    Json logprobs = Json::array();
    for (const auto& token : speech.tokens) {
        ids.push_back(token.id);
        logprobs.push_back(token.logprob);
    }
    return {{"subject", speaker.subject.name}, {"prompt_ids", prompt}, {"ids", ids}, {"text", speaker.bridge.decode(ids)},
            {"logprobs", logprobs}, {"finish", nameOf(speech.finish)}, {"path", speaker.path}};
}

Json speakOnce(Call& call, const Speaker& speaker, const std::vector<int>& prompt)
{
    SpeakOptions options{.sampling = samplerSettings(call.args), .maxNew = maxNew(call.args), .ignoreEos = call.args.has("--ignore-eos"),
                         .endIds = speaker.bridge.endIds(), .top = 0};
    Stream stream(speaker, call.json);
    const auto speech = speaker.voice->speak(prompt, options, call.console, [&](const SpokenToken& token) { stream.token(token.id); });
    stream.end();
    return speechDocument(prompt, speaker, speech);
}

// Rows of a prompts file: {"prompt": text} or {"ids": [...]}; other columns (id, lang, ...) belong to its owner.
std::vector<int> promptOfRow(const std::string& line, const std::string& file, std::size_t number, const Speaker& speaker)
{
    const std::string place = "line " + std::to_string(number);
    const auto wrong = [&](const Text& message) {
        return Error({.message = message, .file = file, .place = place, .remedy = text("Write rows like {}", R"({"prompt": "Once"})")});
    };
    Json row;
    try {
        row = parseJson(line, file);
    } catch (const Error& error) {
        throw wrong(error.info().message);
    }
    if (row.is_object() && row.contains("prompt") && row["prompt"].is_string())
        return speaker.bridge.encode(row["prompt"].get<std::string>());
    if (!row.is_object() || !row.contains("ids") || !row["ids"].is_array())
        throw wrong(text("The row has neither a prompt nor ids"));
    std::vector<int> ids;
    for (const auto& id : row["ids"]) {
        if (!id.is_number_integer() || id.get<std::int64_t>() < 0 || id.get<std::int64_t>() >= speaker.subject.map->config.vocabulary)
            throw wrong(text("{} is no token id of this model", id.dump()));
        ids.push_back(id.get<int>());
    }
    return ids;
}

Json speakAll(Call& call, const Speaker& speaker)
{
    const std::string file = *call.args.text("--prompts");
    std::istringstream lines(readTextFile(file));
    std::vector<std::vector<int>> prompts; // all are checked before the first speech
    std::string line;
    for (std::size_t number = 1; std::getline(lines, line); ++number)
        if (line.find_first_not_of(" \t\r") != std::string::npos)
            prompts.push_back(promptOfRow(line, file, number, speaker));
    Json results = Json::array();
    for (const auto& prompt : prompts)
        results.push_back(speakOnce(call, speaker, prompt));
    return {{"results", results}};
}

Json run(Call& call)
{
    checkPath(call.args);
    const auto source = call.args.exactlyOne({"--prompt", "--ids", "--prompts"});
    samplerSettings(call.args); // a slip in an option is told before a model is opened
    maxNew(call.args);
    call.args.ids("--ids");
    const auto speaker = Speaker::open(call.args.positionals()[0], call);
    if (!call.json)
        call.console.hideProgress();
    if (source == "--prompts")
        return speakAll(call, speaker);
    return speakOnce(call, speaker, speaker.promptIds(call.args));
}

} // namespace

const Command kGenerate{{"generate", "SUBJECT", 1, 1, "lets a checkpoint or a recipe's child speak",
                         speechOptions({{"--prompts", "F.jsonl", "many prompts, one JSON object with \"prompt\" or \"ids\" a line"}})},
                        run};

} // namespace heterosis::cli
