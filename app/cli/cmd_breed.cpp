// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef HETEROSIS_MINIMAL

#include <cstdio>

#include "breeding/run.h"
#include "command.h"

namespace heterosis::cli {

namespace {

class Teller final : public breeding::RunListener {
public:
    explicit Teller(Call& call) : m_call(call) {}
    void began(std::int64_t run, const std::string& path, int generations, std::size_t population, bool resumed) override
    {
        tell((resumed ? "run " + std::to_string(run) + " goes on: " : "run " + std::to_string(run) + ": ") + std::to_string(generations) + " generations of "
             + std::to_string(population) + ", " + path);
    }
    void generationEnded(const breeding::GenerationFigures& figures) override
    {
        char line[160];
        std::snprintf(line, sizeof line, "generation %d: best %.4f (%lld), median %.4f, spread %.4f, diversity %.3f", figures.generation, figures.bestFitness,
                      static_cast<long long>(figures.best), figures.median, figures.spread, figures.diversity);
        tell(line);
    }
    void log(const Text& line) override { tell(line.str()); }

private:
    void tell(const std::string& line)
    {
        m_call.console.clear();
        std::fprintf(stderr, "%s\n", line.c_str());
    }
    Call& m_call;
};

Json run(Call& call)
{
    const auto workspace = call.args.text("--workspace");
    if (!workspace)
        throw UsageError("breed needs --workspace W: the folder that keeps the run");
    breeding::RunOptions options{.compute = call.compute, .resume = call.args.has("--resume"), .path = ""};
    options.workers = call.args.text("--workers", "");
    options.patience = std::chrono::seconds(call.args.integer("--patience", options.patience.count(), 0, 1'000'000));
    if (call.args.has("--path"))
        options.path = call.args.word("--path", {"auto", "gated", "realised"});
    const auto settings = breeding::readRunSettings(std::filesystem::path(call.args.positionals()[0]));
    const auto map = ModelMap::of(Checkpoint::open(settings.parents[0]));
    call.choose(map->config);
    const auto studbook = Studbook::open(*workspace, Studbook::Access::Write);
    Teller teller(call);
    const Json document = breeding::run(settings, options, *studbook, call.console, teller);
    if (!document.at("finished").get<bool>()) {
        call.say(std::to_string(document.at("waiting").at("verdicts").get<std::size_t>()) + " pairs to taste in the window, then: heterosis-cli breed "
                 + call.args.positionals()[0] + " --workspace " + *workspace + " --resume");
        return document;
    }
    call.say("best: " + document.at("best").get<std::string>() + "\nreport: " + document.at("html").get<std::string>());
    for (const auto& one : document.at("report")) {
        char line[300];
        std::snprintf(line, sizeof line, "%-9s %8.4f [%.4f, %.4f]  %s", one["role"].get_ref<const std::string&>().c_str(), one["fitness"].get<double>(),
                      one["interval"][0].get<double>(), one["interval"][1].get<double>(), one["subject"].get_ref<const std::string&>().c_str());
        call.say(line);
    }
    return document;
}

} // namespace

const Command kBreed{{"breed", "RUN.json", 1, 1, "raises generations of children, judges them and keeps the best",
                      {{"--workspace", "W", "the folder that keeps studbook and report"},
                       {"--resume", "", "goes on with this run where the workspace has it"},
                       {"--workers", "DIR", "lets workers judge the children (heterosis-cli worker --run DIR)"},
                       {"--patience", "S", "seconds without a result of a worker, after which the run judges a batch itself (600)"},
                       {"--path", "P", "auto, gated or realised, instead of the run file's"}}},
                     run};

} // namespace heterosis::cli

#endif
