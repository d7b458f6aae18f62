// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <optional>

#include "base/error.h"
#include "speaking.h"

namespace heterosis::cli {

namespace {

struct Column {
    std::string subject, text;
    std::vector<int> prompt, ids;
    Json document;
};

Json stepOf(const SpokenToken& token, const TextBridge& bridge)
{
    Json top = Json::array();
    for (const auto& choice : token.top)
        top.push_back({{"id", choice.id}, {"text", bridge.tokenText(choice.id)}, {"p", choice.p}});
    return {{"id", token.id}, {"text", bridge.tokenText(token.id)}, {"p", std::exp(token.logprob)}, {"top", top}};
}

// One subject after the other: only one child is in memory at a time.
Column speak(Call& call, const std::string& path)
{
    const auto speaker = Speaker::open(path, call);
    Column column{.subject = speaker.subject.name, .text = {}, .prompt = speaker.promptIds(call.args), .ids = {}, .document = {}};
    const SpeakOptions options{.sampling = samplerSettings(call.args), .maxNew = maxNew(call.args), .ignoreEos = call.args.has("--ignore-eos"),
                               .endIds = speaker.bridge.endIds(), .top = int(call.args.integer("--top", 5, 0, 1000))};
    const auto speech = speaker.voice->speak(column.prompt, options, call.console);
    Json steps = Json::array();
    for (const auto& token : speech.tokens) {
        column.ids.push_back(token.id);
        steps.push_back(stepOf(token, speaker.bridge));
    }
    column.text = speaker.bridge.decode(column.ids);
    column.document = {{"subject", column.subject}, {"ids", column.ids}, {"text", column.text}, {"finish", nameOf(speech.finish)}, {"steps", steps}};
    return column;
}

// The first place where two speeches differ; one that ended earlier differs at its end.
std::optional<std::size_t> partsAt(const std::vector<int>& x, const std::vector<int>& y)
{
    const auto [atX, atY] = std::mismatch(x.begin(), x.end(), y.begin(), y.end());
    if (atX == x.end() && atY == y.end())
        return std::nullopt;
    return std::size_t(atX - x.begin());
}

Json run(Call& call)
{
    checkPath(call.args);
    call.args.exactlyOne({"--prompt", "--ids"});
    samplerSettings(call.args);
    std::vector<Column> columns;
    for (const auto& path : call.args.positionals()) {
        columns.push_back(speak(call, path));
        if (columns.back().prompt != columns.front().prompt)
            throw Error({.message = text("{} and {} read the prompt as different tokens: their tokenizers differ", columns.front().subject,
                                         columns.back().subject),
                         .file = path, .remedy = text("Compare models of one tokenizer, or give token ids with --ids")});
    }
    Json documents = Json::array(), parts = Json::array();
    for (const auto& column : columns) {
        const auto at = partsAt(columns.front().ids, column.ids);
        documents.push_back(column.document);
        parts.push_back(at ? Json(*at) : Json(nullptr));
        call.say(column.subject + (at ? " (parts at token " + std::to_string(*at) + ")" : std::string()) + ":\n  "
                 + (column.text.empty() ? Json(column.ids).dump() : column.text));
    }
    return {{"prompt_ids", columns.front().prompt}, {"columns", documents}, {"parts_at", parts}};
}

} // namespace

const Command kCompare{{"compare", "SUBJECT...", 1, -1, "side by side, with each step's probabilities and where they part",
                        speechOptions({{"--top", "N", "candidates for each step (5)"}})},
                       run};

} // namespace heterosis::cli
