// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "command.h"
#include "engine/bench_preview.h"
#ifndef HETEROSIS_MINIMAL
#include "engine/bench_auto_eq.h"
#include "engine/bench_population.h"
#endif

namespace heterosis::cli {

namespace {

// What figures depend on: the processor, its instruction sets for matrices, torch, and how busy the machine is.
Json machine()
{
    std::ifstream info("/proc/cpuinfo");
    std::string line, model, features;
    const std::set<std::string> telling{"avx2", "avx512f", "avx512_bf16", "avx512_vnni", "amx_bf16", "amx_int8", "amx_tile", "asimd", "bf16", "sve"};
    while (std::getline(info, line)) {
        const auto colon = line.find(':');
        if (colon == std::string::npos || colon + 2 > line.size())
            continue;
        if (line.starts_with("model name") && model.empty())
            model = line.substr(colon + 2);
        if ((line.starts_with("flags") || line.starts_with("Features")) && features.empty()) {
            std::istringstream words(line.substr(colon + 1));
            for (std::string word; words >> word;)
                if (telling.contains(word))
                    features += (features.empty() ? "" : " ") + word;
        }
    }
    double load = 0;
    getloadavg(&load, 1);
    return {{"cpu", model}, {"features", features}, {"torch", torchVersion()}, {"blas", torchDetails()}, {"load", load}};
}

// Each measurement gives "rows", and whatever else it has to tell.
Json preview(Call& call)
{
    const auto& words = call.args.positionals();
    const int tokens = int(call.args.integer("--prompt-tokens", 64, 1, 1 << 20));
    const int repetitions = int(call.args.integer("--repetitions", 7, 1, 10000));
    return {{"rows", benchPreview(words[1], words[2], call.compute, tokens, repetitions, call.console)}};
}

#ifndef HETEROSIS_MINIMAL
Json population(Call& call)
{
    const auto& words = call.args.positionals();
    const auto children = call.args.ids("--children").value_or(std::vector<int>{1, 16, 64, 256});
    const std::string only = call.args.text("--only", "");
    if (!only.empty() && only != "scoring" && only != "speech")
        throw UsageError("--only is scoring or speech, not " + only);
    const PopulationWork work = only == "scoring" ? PopulationWork::Scoring : only == "speech" ? PopulationWork::Speech : PopulationWork::Both;
    return {{"rows", benchPopulation(words[1], words[2], call.compute, children, int(call.args.integer("--repetitions", 5, 1, 10000)), work, call.console)}};
}

Json autoEq(Call& call)
{
    const auto& words = call.args.positionals();
    const auto data = call.args.text("--data");
    if (!data)
        throw UsageError("bench auto-eq needs --data, a text file");
    AutoEqBench bench{.a = words[1], .b = words[2], .original = {}, .data = *data};
    if (const auto original = call.args.text("--original"))
        bench.original = *original;
    bench.steps = int(call.args.integer("--steps", bench.steps, 1, 100000));
    bench.evaluations = int(call.args.integer("--evaluations", bench.evaluations, 100, 10000000));
    bench.texts = std::size_t(call.args.integer("--items", std::int64_t(bench.texts), 1, 100000));
    bench.context = call.args.integer("--context", bench.context, 2, 1 << 20);
    bench.seed = call.args.seed("--seed", bench.seed);
    return benchAutoEq(bench, call.compute, call.console);
}
#endif

using Measurement = Json (*)(Call&);
Measurement measurementNamed(const std::string& name)
{
    if (name == "preview")
        return preview;
#ifndef HETEROSIS_MINIMAL
    if (name == "population")
        return population;
    if (name == "auto-eq")
        return autoEq;
#endif
    throw UsageError("unknown measurement '" + name + "': this version knows preview, population and auto-eq");
}

Json run(Call& call)
{
    const auto& words = call.args.positionals();
    const Measurement measure = measurementNamed(words[0]);
    if (words.size() != 3)
        throw UsageError("bench " + words[0] + " needs two parents, A and B");
    call.choose(ModelMap::of(Checkpoint::open(words[1]))->config);
    Json document{{"name", words[0]}, {"machine", machine()}};
    document.update(measure(call));
    for (const auto& row : document["rows"]) {
        char text[200];
        std::snprintf(text, sizeof text, "%-28s %10.3f %s   plain %10.3f   ratio %6.2f (%.2f to %.2f, n %d)",
                      row["case"].get_ref<const std::string&>().c_str(), row["ours"].get<double>(), row["unit"].get_ref<const std::string&>().c_str(),
                      row["plain"].get<double>(), row["ratio"].get<double>(), row["low"].get<double>(), row["high"].get<double>(), row["n"].get<int>());
        call.say(text);
    }
    return document;
}

} // namespace

const Command kBench{{"bench", "NAME A B", 1, 3, "a measurement in one run, with its ratios",
                      {{"--prompt-tokens", "N", "preview: length of the prompt (64)"},
                       {"--children", "1,16,64", "population: sizes (1,16,64,256)"},
                       {"--only", "WORK", "population: scoring or speech (both)"},
                       {"--repetitions", "N", "of each case (preview 7, population 5)"},
                       {"--data", "F", "auto-eq: the text to read"},
                       {"--original", "O", "auto-eq: what both descend from"},
                       {"--steps", "N", "auto-eq: of gradient descent (60)"},
                       {"--evaluations", "N", "auto-eq: of CMA-ES at most (2000)"},
                       {"--items", "N", "auto-eq: texts (4)"},
                       {"--context", "N", "auto-eq: tokens of a text (64)"},
                       {"--seed", "N", "auto-eq: of the hidden genome (1)"}}},
                     run};

} // namespace heterosis::cli
