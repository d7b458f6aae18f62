// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/bench_population.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <map>
#include <numeric>
#include <optional>

#include "base/error.h"
#include "breeding/gates_of.h"
#include "breeding/genes.h"
#include "breeding/path_choice.h"
#include "breeding/population.h"
#include "engine/bench_row.h"
#include "model/chorus.h"

namespace heterosis {

namespace {

using Clock = std::chrono::steady_clock;
constexpr int kTexts = 8, kTokens = 64, kPrompts = 4, kPromptTokens = 16, kSpeech = 32;

double milliseconds(Clock::time_point from) { return std::chrono::duration<double, std::milli>(Clock::now() - from).count(); }

struct Bench {
    Parents parents;
    ComputeChoice compute;
    Control& control;
    std::uint64_t memory = breeding::batchMemory(parents, compute); // of a batch, as a run has it
    std::vector<std::vector<int>> texts, prompts;
    std::vector<std::size_t> of;
    std::vector<Chorus::Text> marked;
    Chorus gated;
    // Blend-then-run; made after the gated children's memory was measured.
    std::optional<Child> child;
    std::optional<Chorus> plain;
    std::optional<Voice> voice;

    Bench(Parents p, const ComputeChoice& choice, Control& c)
        : parents(std::move(p)), compute(choice), control(c), texts(idsOf(kTexts, kTokens)), prompts(idsOf(kPrompts, kPromptTokens)),
          gated(breeding::sourcesOf(parents), compute)
    {
        of.resize(kTokens - 1);
        std::iota(of.begin(), of.end(), std::size_t(1));
        for (const auto& text : texts)
            marked.push_back({text, of});
        gated.setMemory(memory);
    }

    void makePlain()
    {
        if (child)
            return;
        child.emplace(parents, compute.dtype);
        const std::shared_ptr<const TensorSource> borrowed(std::shared_ptr<void>(), &*child);
        plain.emplace(parents.a, borrowed, compute);
        voice.emplace(parents.a, borrowed, compute);
    }

    std::vector<std::vector<int>> idsOf(int count, int tokens) const
    {
        breeding::Dice dice(7, "bench", std::uint64_t(tokens));
        std::vector<std::vector<int>> all(static_cast<std::size_t>(count), std::vector<int>(static_cast<std::size_t>(tokens)));
        for (auto& ids : all)
            for (int& id : ids)
                id = int(dice.below(std::size_t(parents.a->config.vocabulary)));
        return all;
    }

    Genome genome(std::uint64_t number) const
    {
        breeding::Dice dice(number, "child");
        Genome genome;
        for (const Gene& gene : parents.a->genes)
            genome.alleles[gene.id] = {.ratio = dice.uniform(0.3, 0.7), .second = 1};
        return genome;
    }

    std::size_t atOnce(bool speech) const { return breeding::gatedAtOnce(parents, compute, memory, std::size_t(speech ? kPromptTokens + kSpeech : kTokens)); }

    double gatedOnce(int children, bool speech)
    {
        const auto begun = Clock::now();
        const std::size_t atOnce = this->atOnce(speech);
        for (std::size_t at = 0; at < std::size_t(children); at += atOnce) {
            std::vector<ChildGates> gates;
            for (std::size_t k = at; k < std::min(std::size_t(children), at + atOnce); ++k)
                gates.push_back(breeding::gatesOf(genome(k), parents));
            gated.setChildren(std::move(gates));
            speech ? (void)gated.answers(prompts, kSpeech, {}, control) : (void)gated.logprobs(marked, control);
        }
        return milliseconds(begun) / children;
    }
    double plainOnce(std::uint64_t number, bool speech)
    {
        const auto begun = Clock::now();
        plain->changed(child->realise(genome(number), control));
        speech ? (void)plain->answers(prompts, kSpeech, {}, control) : (void)plain->logprobs(marked, control);
        return milliseconds(begun);
    }
    double soloOnce(std::uint64_t number, bool speech)
    {
        const auto begun = Clock::now();
        voice->changed(child->realise(genome(number), control));
        const SpeakOptions greedy{.sampling = {.temperature = 0}, .maxNew = kSpeech, .ignoreEos = true, .endIds = {}, .top = 0};
        if (speech)
            for (const auto& prompt : prompts)
                voice->speak(prompt, greedy, control);
        else
            for (const auto& text : texts)
                voice->logprobs(text, of, control);
        return milliseconds(begun);
    }
};

// RssAnon of this process, in MiB.
double anonymousMiB()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("RssAnon:"))
            return std::strtod(line.c_str() + 8, nullptr) / 1024;
    return 0;
}

} // namespace

Json benchPopulation(const std::filesystem::path& a, const std::filesystem::path& b, const ComputeOptions& options, const std::vector<int>& children,
                     int repetitions, PopulationWork work, Control& control)
{
    const auto map = ModelMap::of(Checkpoint::open(a));
    const auto compute = chooseCompute(options, map->config);
    if (map->config.context < kTokens)
        throw Error({.message = text("The texts of {} tokens do not fit into the model's context of {}", kTokens, map->config.context),
                     .remedy = text("Choose a model with a longer context")});
    Bench bench(Parents::of(map, ModelMap::of(Checkpoint::open(b)), nullptr), compute, control);
    Json rows = Json::array();
    std::map<std::pair<bool, int>, double> anonymous;
    std::vector<bool> works;
    if (work != PopulationWork::Speech)
        works.push_back(false);
    if (work != PopulationWork::Scoring)
        works.push_back(true);
    for (const bool speech : works)
        for (const int k : children) { // warms up as well; two batches take what all of them take
            bench.gatedOnce(int(std::min(std::size_t(k), 2 * bench.atOnce(speech))), speech);
            anonymous[{speech, k}] = anonymousMiB();
        }
    bench.makePlain();
    std::uint64_t number = 1000;
    for (const bool speech : works) {
        for (const int k : children) {
            // The engine's pick: what was cheaper at first, with as many children as a run measures, runs from then on. The best of several that lie
            // apart, since another program's moment would decide for the whole row.
            bench.plainOnce(++number, speech);
            bench.soloOnce(++number, speech);
            const int few = std::min(k, int(breeding::kMeasuredChildren));
            double alone = bench.plainOnce(++number, speech), first = std::numeric_limits<double>::infinity();
            for (int i = 0; i < 2; ++i) {
                first = std::min(first, bench.gatedOnce(few, speech));
                alone = std::min(alone, bench.plainOnce(++number, speech));
            }
            const bool gated = first < alone;
            std::vector<double> ours, plain, solo;
            for (int round = 0; round < repetitions; ++round) {
                if (round % 2 == 1) // who comes after the solo texts finds other matrices in the caches: each does in its turn
                    plain.push_back(bench.plainOnce(++number, speech));
                ours.push_back(gated ? bench.gatedOnce(k, speech) : bench.plainOnce(++number, speech));
                if (round % 2 == 0)
                    plain.push_back(bench.plainOnce(++number, speech));
                solo.push_back(bench.soloOnce(++number, speech));
            }
            Json row = rowOf(std::string(speech ? "speech" : "scoring") + ", K = " + std::to_string(k) + ", " + std::string(wordOf(compute.dtype)), "ms a child", ours, plain);
            const Json beside = rowOf("", "", ours, solo);
            row.update({{"peer", beside["plain"]}, {"ratio_peer", beside["ratio"]}, {"path", gated ? "gated" : "realised"}, {"gated", first},
                        {"anonymous_mib", anonymous.at({speech, k})}});
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

} // namespace heterosis
