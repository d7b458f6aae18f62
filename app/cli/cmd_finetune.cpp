// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef HETEROSIS_MINIMAL

#include "command.h"
#include "training/finetune.h"

namespace heterosis::cli {

namespace {

void show(const TrainedStep& step, const Call& call)
{
    std::ostringstream line;
    line << "step " << step.step << ": loss " << step.loss << ", gradient " << step.gradNorm << ", rate " << step.lr;
    if (step.answered)
        line << ", reward " << step.answered->reward << ", KL " << step.answered->kl << ", length " << step.answered->length;
    call.say(line.str());
}

Json run(Call& call)
{
    const auto workspace = call.args.text("--workspace");
    if (!workspace)
        throw UsageError("--workspace is needed");
    const FinetuneCall wanted{.file = call.args.positionals()[0], .workspace = *workspace, .resume = call.args.has("--resume"), .studbook = {}, .compute = call.compute};
    const FinetuneEvents events{.said = [&](const Text& line) { call.say(line.str()); }, .step = [&](const TrainedStep& step) { show(step, call); }};
    const Json document = finetune(wanted, events, call.console);
    for (const auto& one : document["difference"])
        call.say(one["judge"].get<std::string>() + ": " + one["value"].dump() + " " + one["interval"].dump());
    call.say("individual " + document["individual"].get<std::string>() + ", report " + document["report"].get<std::string>());
    return document;
}

} // namespace

const Command kFinetune{{"finetune", "RUN.json", 1, 1, "teaches a model: fine-tuning, LoRA, preferences, with proof of what was learned",
                         {{"--workspace", "W", "directory of the studbook, where the run and its child are kept"},
                          {"--resume", "", "goes on with the run that this file began"}}},
                        run};

} // namespace heterosis::cli

#endif
