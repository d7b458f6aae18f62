// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>

#include "base/error.h"
#include "base/parallel.h"
#include "command.h"
#include "engine/engine.h"
#ifndef HETEROSIS_MINIMAL
#include "studbook/workspace.h"
#endif

namespace heterosis::cli {

namespace {

constexpr int kDone = 0, kFailed = 1, kWrongUsage = 2, kCancelled = 130;

const std::vector<const Command*> kCommands{&kInspect, &kTokenize, &kLogits, &kGenerate, &kSample,
                                            &kCompare, &kAnalyse,  &kMerge,  &kExport,   &kBench,
#ifndef HETEROSIS_MINIMAL
                                            &kScore,   &kStudbook, &kFinetune, &kBreed, &kTune,
                                            &kWorker
#endif
};

void print(const Json& document) { std::cout << writeJson(document) << std::endl; }

std::string helpText()
{
    std::string help = "heterosis-cli " HETEROSIS_VERSION ": breed language models by hand and by the hundred\n"
                       "usage: heterosis-cli SUBCOMMAND [options]; --help after a subcommand tells its options\n\n";
    for (const auto* command : kCommands) {
        std::string line = "  " + std::string(command->usage.name);
        line.resize(14, ' ');
        help += line + std::string(command->usage.summary) + "\n";
    }
    return help + "\n  --version     the program, its torch, BLAS and devices\n";
}

int showVersion(const std::vector<std::string>& words)
{
    const bool json = std::find(words.begin(), words.end(), "--json") != words.end();
    if (json)
        print({{"version", HETEROSIS_VERSION}, {"torch", torchVersion()}, {"details", torchDetails()},
#ifdef HETEROSIS_MINIMAL
               {"minimal", true}});
#else
               {"minimal", false}});
#endif
    else
        std::cout << "heterosis-cli " HETEROSIS_VERSION "\ntorch " << torchVersion() << "\n" << torchDetails() << std::endl;
    return kDone;
}

int wrongUsage(const std::string& message, std::string_view command)
{
    std::fprintf(stderr, "heterosis-cli%s%s: %s. Try heterosis-cli %s%s--help\n", command.empty() ? "" : " ", std::string(command).c_str(),
                 message.c_str(), std::string(command).c_str(), command.empty() ? "" : " ");
    return kWrongUsage;
}

ComputeOptions computeOptions(const Args& args)
{
    ComputeOptions options;
    options.device = args.text("--device", "auto");
    const bool known = options.device == "auto" || options.device == "cpu" || options.device == "cuda"
        || (options.device.starts_with("cuda:") && options.device.size() > 5
            && options.device.find_first_not_of("0123456789", 5) == std::string::npos);
    if (!known)
        throw UsageError("--device takes auto, cpu, cuda or cuda:N, not '" + options.device + "'");
    if (args.text("--format", "") == "gguf") // an export; nothing else stores blocks
        options.dtype = args.word("--dtype", {"auto", "float32", "bfloat16", "float16", "q8_0"});
    else
        options.dtype = args.word("--dtype", {"auto", "float32", "bfloat16", "float16"});
    return options;
}

Json commonKeys(const Call& call, std::chrono::steady_clock::time_point begun)
{
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return {{"version", HETEROSIS_VERSION}, {"device", call.device}, {"dtype", call.dtype}, {"threads", threads()}, {"seconds", seconds}};
}

int failed(const ErrorInfo& info, const Call& call, std::chrono::steady_clock::time_point begun)
{
    std::fprintf(stderr, "%s\n", Error(info).what());
    if (call.json) {
        Json document = commonKeys(call, begun);
        document["error"] = {{"message", info.message.str()}, {"file", info.file}, {"place", info.place}, {"remedy", info.remedy.str()}};
        print(document);
    }
    return kFailed;
}

int runCommand(const Command& command, const Args& args)
{
    const auto begun = std::chrono::steady_clock::now();
    const bool json = args.has("--json");
    const auto compute = computeOptions(args);
    const auto threadCount = int(args.integer("--threads", 0, 1, 4096));
    setThreads(threadCount);
    Console console(std::string(command.usage.name), json);
    Call call{.args = args, .console = console, .json = json, .compute = compute};
    try {
        const Json own = command.run(call);
        console.clear();
        if (json) {
            Json document = commonKeys(call, begun);
            document.update(own);
            print(document);
        }
        if (!call.failure.empty())
            std::fprintf(stderr, "%s\n", call.failure.c_str());
        return call.failure.empty() ? kDone : kFailed;
    } catch (const UsageError&) {
        throw;
    } catch (const Cancelled&) {
        console.clear();
        std::fputs("cancelled\n", stderr);
        return kCancelled;
    } catch (...) {
        console.clear();
        return failed(caughtError(), call, begun);
    }
}

int runNamed(const std::string& name, const std::vector<std::string>& words)
{
    for (const auto* command : kCommands) {
        if (command->usage.name != name)
            continue;
        try {
            const Args args(command->usage, commonOptions(), words);
            if (args.has("--help")) {
                std::cout << helpOf(command->usage, commonOptions());
                return kDone;
            }
            return runCommand(*command, args);
        } catch (const UsageError& error) {
            return wrongUsage(error.what(), name);
        }
    }
    return wrongUsage("unknown subcommand '" + name + "'", "");
}

} // namespace

const std::vector<Option>& commonOptions()
{
    static const std::vector<Option> options{
        {"--json", "", "one JSON document on standard output, nothing else there"},
        {"--threads", "N", "threads to compute with (all cores)"},
        {"--device", "D", "auto, cpu, cuda or cuda:N"},
        {"--dtype", "T", "auto, float32, bfloat16 or float16"},
        {"--help", "", "this help"},
    };
    return options;
}

ComputeChoice Call::choose(const ModelConfig& config)
{
    const auto choice = chooseCompute(compute, config);
    device = choice.device;
    dtype = wordOf(choice.dtype);
    return choice;
}

void Call::say(const std::string& line) const
{
    if (json)
        return;
    console.clear();
    std::cout << line << std::endl;
}

int run(const std::vector<std::string>& words)
{
    if (words.empty())
        return wrongUsage("a subcommand is needed", "");
    if (words[0] == "--version")
        return showVersion(words);
    if (words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
        std::cout << helpText();
        return kDone;
    }
    return runNamed(words[0], {words.begin() + 1, words.end()});
}

} // namespace heterosis::cli

int main(int count, char** words)
{
    heterosis::spinBriefly(words);
    heterosis::cli::catchInterrupt();
#ifndef HETEROSIS_MINIMAL
    heterosis::letSubjectsBeIndividuals();
#endif
    try {
        return heterosis::cli::run({words + 1, words + count});
    } catch (...) { // only a full disk or closed pipe behind standard output ends here
        std::fprintf(stderr, "%s\n", heterosis::Error(heterosis::caughtError()).what());
        return 1;
    }
}
