// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/error.h"
#include "breeding/cmaes.h"
#include "breeding/strategy.h"

using namespace heterosis;
using namespace heterosis::breeding;

namespace {

Space spaceOf(std::size_t genes, HalfGrain grain = HalfGrain::Share)
{
    Space space;
    for (std::size_t i = 0; i < genes; ++i) {
        space.layers.push_back(int(i / 4));
    }
    space.grain = grain;
    space.secondLow = 0.5;
    space.secondHigh = 2;
    return space;
}

// A valley whose floor differs from gene to gene: nothing that one common number reaches.
double fitnessOf(const Genes& genes)
{
    double sum = 0;
    for (std::size_t i = 0; i < genes.size(); ++i) {
        sum += std::pow(genes[i].ratio - (i % 2 ? 0.8 : 0.3), 2) + 0.3 * std::pow(genes[i].second - 1.6, 2);
    }
    return -sum / double(genes.size());
}

struct Run {
    std::vector<std::vector<Judged>> generations;
    double best = -1e9;
};

Run run(const StrategySettings& settings, const Space& space, std::uint64_t generations, const Run& stored = {})
{
    const auto strategy = makeStrategy(settings, space, 2);
    Run done;
    std::int64_t id = 1;
    for (std::uint64_t g = 0; g < generations; ++g) {
        const std::vector<Candidate> asked = strategy->ask(g);
        std::vector<Judged> judged;
        for (const Candidate& child : asked) {
            Judged one {id++, child.genes, fitnessOf(child.genes), {}, {}};
            one.objectives = {one.fitness, -one.genes.front().ratio};
            for (const GeneValue& gene : child.genes) {
                one.items.push_back(std::max(0.0, 1 - std::fabs(gene.ratio - (one.items.size() % 2 ? 0.8 : 0.3)) - 0.3 * std::fabs(gene.second - 1.6)));
            }
            judged.push_back(one);
            done.best = std::max(done.best, one.fitness);
        }
        if (g < stored.generations.size()) {
            judged = stored.generations[g];
        }
        strategy->tell(judged);
        done.generations.push_back(std::move(judged));
    }
    return done;
}

StrategySettings settingsOf(const char* name, std::uint64_t seed)
{
    StrategySettings s;
    s.name = name;
    s.population = 32;
    s.seed = seed;
    return s;
}

} // namespace

TEST_CASE("every strategy finds better children than random search with the same budget")
{
    const Space space = spaceOf(24);
    for (const char* name : {"genetic", "cmaes", "m2n2", "nsga2"}) {
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            CAPTURE(std::string(name));
            CAPTURE(seed);
            CHECK(run(settingsOf(name, seed), space, 12).best > run(settingsOf("random", seed), space, 12).best);
        }
    }
}

TEST_CASE("a resumed run goes on as if nothing had happened")
{
    const Space space = spaceOf(12);
    for (const char* name : {"genetic", "cmaes", "m2n2", "nsga2", "random"}) {
        CAPTURE(std::string(name));
        const Run whole = run(settingsOf(name, 5), space, 6);
        Run half = whole;
        half.generations.resize(3);
        const Run resumed = run(settingsOf(name, 5), space, 6, half);
        for (std::size_t g = 0; g < 6; ++g) {
            for (std::size_t i = 0; i < whole.generations[g].size(); ++i) {
                CHECK(whole.generations[g][i].genes == resumed.generations[g][i].genes);
            }
        }
    }
}

TEST_CASE("with backcross a parent that nobody outdoes has children of its own, and without it has none")
{
    const Space space = spaceOf(12);
    for (const bool backcross : {false, true}) {
        StrategySettings settings = settingsOf("genetic", 2);
        settings.backcross = backcross;
        const auto strategy = makeStrategy(settings, space, 1);
        const std::vector<Judged> parents {{.id = -1, .genes = Genes(12, {.ratio = 0}), .fitness = 10}, {.id = -2, .genes = Genes(12, {.ratio = 1}), .fitness = -10}};
        strategy->found(parents);
        std::size_t ofTheFirst = 0;
        for (std::uint64_t g = 0; g < 3; ++g) {
            std::vector<Judged> judged;
            for (const Candidate& child : strategy->ask(g)) {
                ofTheFirst += std::size_t(std::count(child.parents.begin(), child.parents.end(), -1));
                judged.push_back({.id = std::int64_t(judged.size()) + 1, .genes = child.genes, .fitness = fitnessOf(child.genes)});
            }
            strategy->tell(judged);
        }
        CHECK((ofTheFirst > 2) == backcross);
    }
}

TEST_CASE("genomes stay within the bounds, and a generation has its size")
{
    Space space = spaceOf(10);
    space.ratioLow = 0.1;
    space.ratioHigh = 0.9;
    for (const char* name : {"genetic", "cmaes", "m2n2", "nsga2", "random"}) {
        for (const auto& generation : run(settingsOf(name, 3), space, 5).generations) {
            CHECK(generation.size() == 32);
            for (const Judged& one : generation) {
                for (const GeneValue& gene : one.genes) {
                    CHECK(gene.ratio >= 0.1);
                    CHECK(gene.ratio <= 0.9);
                    CHECK(gene.second >= 0.5);
                    CHECK(gene.second <= 2);
                }
            }
        }
    }
}

TEST_CASE("of three parents a gene has a share of each: within 0 and 1, summing to one, and selection moves them")
{
    for (const HalfGrain grain : {HalfGrain::Share, HalfGrain::Tensor, HalfGrain::Layer, HalfGrain::Drawn}) {
        Space space = spaceOf(12, grain);
        space.shares = {0.5, 0.25, 0.25};
        for (const char* name : {"genetic", "cmaes", "m2n2", "nsga2", "random"}) {
            CAPTURE(std::string(name));
            // The hidden best: all of C.
            const auto strategy = makeStrategy(settingsOf(name, 4), space, 2);
            std::vector<double> ofC;
            std::int64_t id = 1;
            for (std::uint64_t g = 0; g < 12; ++g) {
                std::vector<Judged> judged;
                double best = 0;
                for (const Candidate& child : strategy->ask(g)) {
                    double c = 0;
                    for (const GeneValue& gene : child.genes) {
                        REQUIRE(gene.shares.size() == 3);
                        CHECK(std::accumulate(gene.shares.begin(), gene.shares.end(), 0.0) == doctest::Approx(1));
                        CHECK(*std::min_element(gene.shares.begin(), gene.shares.end()) >= 0);
                        c += gene.shares[2] / 12;
                    }
                    best = std::max(best, c);
                    judged.push_back({id++, child.genes, c, {c, -child.genes.front().second}, {c, 1 - c}});
                }
                ofC.push_back(best);
                strategy->tell(judged);
            }
            if (grain == HalfGrain::Share && (name == std::string_view("genetic") || name == std::string_view("cmaes")))
                CHECK(ofC.back() > ofC.front() + 0.05);
        }
    }
    Space space = spaceOf(4000, HalfGrain::Tensor);
    space.shares = {0.5, 0.25, 0.25};
    Dice dice(3, "tensors");
    std::vector<double> won(3, 0);
    for (const GeneValue& gene : randomHalf(space, dice))
        ++won[std::size_t(std::max_element(gene.shares.begin(), gene.shares.end()) - gene.shares.begin())];
    for (std::size_t p = 0; p < 3; ++p)
        CHECK(std::fabs(won[p] - 4000 * space.shares[p]) < 4 * std::sqrt(4000 * space.shares[p] * (1 - space.shares[p])));
    const Genes a(4, ofParent(0, space)), c(4, ofParent(2, space));
    space.layers.resize(4);
    CHECK(distance(a, c, space) == doctest::Approx(1));
    CHECK(genesAt(pointOf(c, space), a, space).front().shares == c.front().shares);
}

TEST_CASE("a random half: shares around one half, whole tensors, whole layers, drawn masks")
{
    Dice dice(7, "test");
    double sum = 0;
    for (int i = 0; i < 200; ++i) {
        for (const GeneValue& gene : randomHalf(spaceOf(40), dice)) {
            CHECK(std::fabs(gene.ratio - 0.5) <= 0.2);
            sum += gene.ratio;
        }
    }
    CHECK(std::fabs(sum / 8000 - 0.5) < 4 * 0.2 / std::sqrt(3.0 * 8000));
    int ones = 0;
    for (int i = 0; i < 200; ++i) {
        for (const GeneValue& gene : randomHalf(spaceOf(40, HalfGrain::Tensor), dice)) {
            CHECK((gene.ratio == 0 || gene.ratio == 1));
            ones += gene.ratio == 1;
        }
    }
    CHECK(std::abs(ones - 4000) < 4 * std::sqrt(8000 * 0.25));
    const Space layered = spaceOf(40, HalfGrain::Layer);
    const Genes layers = randomHalf(layered, dice);
    for (std::size_t i = 1; i < layers.size(); ++i) {
        if (layered.layers[i] == layered.layers[i - 1]) {
            CHECK(layers[i].ratio == layers[i - 1].ratio);
        }
    }
    const Genes drawn = randomHalf(spaceOf(40, HalfGrain::Drawn), dice);
    CHECK(drawn[0].ratio == 0.5);
    CHECK(drawn[0].seed != drawn[1].seed);
}

TEST_CASE("CMA-ES reaches the floor of a stretched valley, full and separable")
{
    for (const Eigen::Index n : {Eigen::Index(10), Eigen::Index(240)}) {
        CAPTURE(n);
        Cmaes search(Eigen::VectorXd::Constant(n, 0.2), 0.2, n > 100 ? 24 : 12, Eigen::VectorXd::Zero(n), Eigen::VectorXd::Ones(n));
        Dice dice(1, "valley");
        double best = 1e9;
        for (int g = 0; g < (n > 100 ? 800 : 300); ++g) {
            const auto points = search.ask(dice);
            std::vector<double> values;
            for (const Eigen::VectorXd& x : points) {
                double value = 0;
                for (Eigen::Index i = 0; i < n; ++i) {
                    value += std::pow(100.0, double(i) / double(n - 1)) * std::pow(x[i] - 0.6, 2);
                }
                values.push_back(value);
                best = std::min(best, value);
            }
            search.tell(points, values);
        }
        CHECK(best < (n > 100 ? 1e-2 : 1e-6));
    }
}

TEST_CASE("the Pareto front keeps what no other is better than")
{
    std::vector<Judged> all(4);
    all[0].objectives = {1, 0};
    all[1].objectives = {0, 1};
    all[2].objectives = {0.5, 0.5};
    all[3].objectives = {0.4, 0.4};
    all[1].fitness = 2;
    CHECK(paretoFront(all) == std::vector<std::size_t> {1, 0, 2});
}

TEST_CASE("settings that cannot be bred with are refused in words")
{
    StrategySettings s = settingsOf("genetic", 1);
    s.population = 2;
    CHECK_THROWS_AS(makeStrategy(s, spaceOf(4), 1), Error);
    s = settingsOf("nsga2", 1);
    CHECK_THROWS_AS(makeStrategy(s, spaceOf(4), 1), Error);
    s.population = 30;
    CHECK_THROWS_AS(makeStrategy(s, spaceOf(4), 2), Error);
    CHECK_THROWS_AS(makeStrategy(settingsOf("luck", 1), spaceOf(4), 1), Error);
}
