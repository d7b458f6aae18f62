// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef HETEROSIS_MINIMAL

#include <limits>

#include "command.h"
#include "fitness/judge.h"
#include "fitness/voice_speaker.h"
#include "inheritance/subject.h"

namespace heterosis::cli {

namespace {

constexpr std::string_view kJudges[] = {"text", "sft", "norms", "choices", "preferences"};

std::vector<JudgeSpec> judgesOf(const Args& args)
{
    const auto reward = args.text("--reward");
    if (reward && !args.has("--prompts") && !args.has("--preferences"))
        throw UsageError("--reward needs --prompts, whose answers it rates, or --preferences");
    if (!reward && args.has("--prompts"))
        throw UsageError("--prompts needs --reward, which rates the answers");
    if (args.word("--path", {"auto", "realised", "gated"}) == "gated")
        throw UsageError("score runs the realised child; leave out --path gated");
    JudgeSpec shared;
    if (args.has("--half"))
        shared.half = int(args.integer("--half", 0, 0, 1));
    shared.items = std::size_t(args.integer("--items", 0, 1, std::numeric_limits<int>::max()));
    shared.context = args.integer("--context", 0, 2, std::numeric_limits<int>::max());
    shared.maxNew = int(args.integer("--max-new", 64, 1, std::numeric_limits<int>::max()));
    std::vector<JudgeSpec> judges;
    for (const auto name : kJudges)
        if (const auto file = args.text("--" + std::string(name))) {
            judges.push_back(shared);
            judges.back().judge = name;
            judges.back().file = *file;
            if (name == "preferences" && reward)
                judges.back().model = *reward;
        }
    if (const auto file = args.text("--prompts")) {
        judges.push_back(shared);
        judges.back().judge = "reward";
        judges.back().file = *file;
        judges.back().model = *reward;
    }
    if (judges.empty())
        throw UsageError("one of --text, --sft, --norms, --choices, --preferences, --reward is needed");
    return judges;
}

void show(const Score& score, const Call& call)
{
    std::ostringstream line;
    line << score.judge << ": " << score.value << " [" << score.interval.low << ", " << score.interval.high << "], " << score.n << " items";
    for (const auto& detail : score.details.items())
        if (detail.value().is_number() || detail.key() == "categories")
            line << ", " << detail.key() << " " << detail.value().dump();
    line << "  (" << score.file << ")";
    call.say(line.str());
    if (score.details.contains("problems"))
        for (const auto& problem : score.details["problems"])
            call.say("set aside: " + problem.get<std::string>());
}

Json run(Call& call)
{
    auto specs = judgesOf(call.args); // a slip in an option is told before a model is opened
    const Subject subject = Subject::open(call.args.positionals()[0], call.console);
    const ModelConfig& config = subject.map->config;
    const auto compute = call.choose(config);
    const JudgedModel model{std::make_shared<const ModelText>(subject.tokenizer, config.bos, config.eos), config.context};
    if (subject.map->part("score.weight")) // a reward model says itself which answer it prefers
        for (JudgeSpec& spec : specs)
            if (spec.judge == "preferences" && spec.model.empty())
                spec.model = call.args.positionals()[0];
    std::vector<std::unique_ptr<Judge>> judges; // all files are read before the first is scored
    for (const auto& spec : specs)
        judges.push_back(makeJudge(spec, model, call.console));
    Voice voice(subject.map, subject.source, compute);
    VoiceSpeaker speaker(voice, subject.source);
    Json results = Json::array();
    for (const auto& judge : judges) {
        const Score score = judge->score(ask(*judge, speaker, call.console));
        if (!call.json)
            show(score, call);
        results.push_back(scoreDocument(score));
        if (specs.front().half)
            results.back()["half"] = *specs.front().half;
    }
    return {{"subject", subject.name}, {"path", "realised"}, {"results", results}};
}

} // namespace

const Command kScore{{"score", "SUBJECT", 1, 1, "judges a subject on data: loss, norms, choices, preferences",
                      {{"--text", "F", "mean loss per token on plain text"},
                       {"--sft", "F", "mean loss of the responses of conversations"},
                       {"--norms", "F", "pass rates of a norm suite"},
                       {"--choices", "F", "accuracy of multiple choice"},
                       {"--preferences", "F", "share of pairs whose chosen answer is likelier, or by --reward rated higher"},
                       {"--reward", "M", "a reward model: the mean rating of the answers to --prompts"},
                       {"--prompts", "F", "prompts for --reward"},
                       {"--half", "0|1", "only the rows whose id or line hashes to this half"},
                       {"--context", "N", "tokens of a window of --text (512, or the model's context)"},
                       {"--max-new", "N", "at most so many new tokens of an answer (64)"},
                       {"--items", "N", "only the first N items"},
                       {"--path", "P", "auto or realised"}}},
                     run};

} // namespace heterosis::cli

#endif
