// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef HETEROSIS_MINIMAL
#include "engine/bench_auto_eq.h"

#include <chrono>
#include <cmath>

#include "breeding/auto_eq.h"
#include "breeding/cmaes.h"

namespace heterosis {

namespace {

using breeding::AutoEq;
using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

Genome withRatios(const ModelMap& map, const Eigen::VectorXd& ratios)
{
    Genome genome = AutoEq::neutral(map);
    Eigen::Index i = 0;
    for (auto& [id, allele] : genome.alleles)
        allele.ratio = ratios[i++];
    return genome;
}

double errorOf(const Genome& found, const Genome& hidden)
{
    double sum = 0;
    for (const auto& [id, allele] : hidden.alleles)
        sum += std::abs(found.alleles.at(id).ratio - allele.ratio);
    return sum / double(hidden.alleles.size());
}

struct Search {
    std::vector<std::pair<int, double>> curve; // evaluations, the lowest loss so far
    Genome best;
    double seconds = 0;
    double lowest() const { return curve.back().second; }
    // Evaluations to a loss; 0: never reached.
    int until(double loss) const
    {
        for (const auto& [evaluations, reached] : curve)
            if (reached <= loss)
                return evaluations;
        return 0;
    }
};

Search searchByEvolution(AutoEq& eq, const std::vector<Lesson>& data, int evaluations, std::uint64_t seed, Control& control)
{
    const auto start = Clock::now();
    const ModelMap& map = *eq.parents().a;
    const auto n = Eigen::Index(map.genes.size());
    const Eigen::Index lambda = 4 + Eigen::Index(3 * std::log(double(n)));
    breeding::Cmaes cmaes(Eigen::VectorXd::Constant(n, 0.5), 0.2, lambda, Eigen::VectorXd::Zero(n), Eigen::VectorXd::Ones(n));
    Search search;
    int spent = 0;
    for (std::uint64_t generation = 0; spent + int(lambda) <= evaluations; ++generation) {
        control.step(double(spent) / double(evaluations), "CMA-ES");
        breeding::Dice dice(seed, "bench auto-eq", generation);
        const auto points = cmaes.ask(dice);
        std::vector<double> values;
        for (const Eigen::VectorXd& point : points) {
            const Genome genome = withRatios(map, point);
            values.push_back(eq.loss(genome, data, control));
            ++spent;
            if (search.curve.empty() || values.back() < search.lowest()) {
                search.curve.emplace_back(spent, values.back());
                search.best = genome;
            }
        }
        cmaes.tell(points, values);
    }
    search.seconds = secondsSince(start);
    return search;
}

Search searchByGradient(AutoEq& eq, const std::vector<Lesson>& data, int steps, Control& control)
{
    const auto start = Clock::now();
    breeding::TuneSettings settings{.steps = steps, .strength = false};
    settings.batchTokens = std::size_t{1} << 40; // each step reads all of it
    const auto tuned = eq.tune(AutoEq::neutral(*eq.parents().a), data, settings, control);
    Search search;
    for (const auto& [step, loss] : tuned.curve)
        if (search.curve.empty() || loss < search.lowest())
            search.curve.emplace_back(step + 1, loss); // the loss of step i is that of the genome before it: one evaluation more
    search.best = tuned.genome;
    search.seconds = secondsSince(start);
    return search;
}

Json curveOf(const Search& search, const char* name, const Genome& hidden)
{
    return {{"search", name},    {"curve", search.curve}, {"evaluations", search.curve.back().first}, {"loss", search.lowest()}, {"error", errorOf(search.best, hidden)},
            {"seconds", search.seconds}};
}

} // namespace

Json benchAutoEq(const AutoEqBench& bench, const ComputeOptions& compute, Control& control)
{
    const auto open = [](const std::filesystem::path& path) { return ModelMap::of(Checkpoint::open(path)); };
    const auto parents = Parents::of(open(bench.a), open(bench.b), bench.original ? open(*bench.original) : nullptr);
    const ModelConfig& config = parents.a->config;
    const JudgedModel model{std::make_shared<const ModelText>(parents.a->checkpoint->directory(), config.bos, config.eos), config.context};
    JudgeSpec spec;
    spec.file = bench.data;
    spec.items = bench.texts;
    spec.context = bench.context;
    breeding::Dice dice(bench.seed, "hidden genome");
    Eigen::VectorXd ratios(Eigen::Index(parents.a->genes.size()));
    for (double& ratio : ratios)
        ratio = dice.uniform(0.1, 0.9);
    const Genome hidden = withRatios(*parents.a, ratios);
    auto teacher = std::make_shared<Child>(parents, Dtype::F32);
    teacher->realise(hidden, control);
    const auto data = breeding::taughtBy(parents.a, std::move(teacher), breeding::readLessons(spec, model, control), control);
    AutoEq eq(parents, chooseCompute(compute, config));
    const Search gradient = searchByGradient(eq, data, bench.steps, control);
    const Search evolution = searchByEvolution(eq, data, bench.evaluations, bench.seed, control);
    const int ours = gradient.until(evolution.lowest()), theirs = evolution.curve.back().first;
    const double ratio = ours > 0 ? double(theirs) / double(ours) : 0;
    const Json row{{"case", "evaluations to the loss of CMA-ES"}, {"ours", ours},  {"plain", theirs}, {"unit", "evaluations"},
                   {"ratio", ratio},                              {"low", ratio}, {"high", ratio},   {"n", 1}};
    return {{"rows", Json::array({row})}, {"genes", parents.a->genes.size()},
            {"curves", Json::array({curveOf(gradient, "auto-eq", hidden), curveOf(evolution, "cmaes", hidden)})}};
}

} // namespace heterosis
#endif
