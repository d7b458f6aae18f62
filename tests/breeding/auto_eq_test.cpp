// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>

#include "base/error.h"
#include "base/parallel.h"
#include "breeding/auto_eq.h"
#include "breeding/genes.h"
#include "breeding/strategy.h"

using namespace heterosis;
using namespace heterosis::breeding;

namespace {

const bool kOneThread = (setThreads(1), true); // the models are small, and a busy machine makes one thread wait for the other

constexpr auto kDemo = HETEROSIS_SOURCE "/resources/demo/";

std::shared_ptr<const ModelMap> member(const char* name) { return ModelMap::of(Checkpoint::open(std::filesystem::path(kDemo) / name)); }

Parents demo(bool original) { return Parents::of(member("parent-english"), member("parent-korean"), original ? member("original") : nullptr); }

std::vector<Lesson> lessons(const ModelMap& map, const char* file, std::size_t windows)
{
    NoControl control;
    const JudgedModel model{std::make_shared<const ModelText>(map.checkpoint->directory(), map.config.bos, map.config.eos), map.config.context};
    return readLessons({.judge = {}, .file = std::filesystem::path(kDemo) / "data" / file, .items = windows, .context = 64}, model, control);
}

Genome hiddenGenome(const ModelMap& map)
{
    Genome genome = AutoEq::neutral(map);
    Dice dice(5, "hidden");
    for (auto& [id, allele] : genome.alleles)
        allele.ratio = dice.uniform(0.1, 0.9);
    return genome;
}

const ComputeChoice kFloat{.device = "cpu", .dtype = Dtype::F32};

} // namespace

TEST_CASE("a hidden genome that teaches by its own probabilities is found")
{
    const Parents parents = demo(true);
    const ModelMap& map = *parents.a;
    NoControl control;
    const Genome hidden = hiddenGenome(map);
    auto teacher = std::make_shared<Child>(parents, Dtype::F32);
    teacher->realise(hidden, control);
    auto data = lessons(map, "en_text.valid.txt", 1);
    for (const Lesson& more : lessons(map, "ko_text.valid.txt", 1))
        data.push_back(more);
    data = taughtBy(parents.a, teacher, std::move(data), control);
    AutoEq eq(parents, kFloat);
    CHECK(std::abs(eq.loss(hidden, data, control)) < 1e-5);
    const TuneSettings settings{.steps = 120, .strength = false};
    const Tuned tuned = eq.tune(AutoEq::neutral(map), data, settings, control);
    CAPTURE(tuned.before);
    CAPTURE(tuned.after);
    CHECK(tuned.better);
    CHECK(tuned.after < 0.02 * tuned.before);
    CHECK(tuned.evaluations == 122);
    CHECK(tuned.curve.size() == 121);
    double error = 0;
    for (const auto& [id, allele] : hidden.alleles)
        error += std::abs(tuned.genome.alleles.at(id).ratio - allele.ratio) / double(hidden.alleles.size());
    CHECK(error < 0.05);
}

TEST_CASE("the loss on a text falls, the same way each time, and strength is tuned where there is an original")
{
    const Parents parents = demo(true);
    NoControl control;
    const auto data = lessons(*parents.a, "ko_stories.valid.txt", 2);
    AutoEq eq(parents, kFloat);
    TuneSettings settings{.steps = 5, .batchTokens = 64};
    const Tuned tuned = eq.tune(AutoEq::neutral(*parents.a), data, settings, control);
    CHECK(tuned.better);
    CHECK(tuned.after < tuned.before - 0.03);
    bool stronger = false;
    for (const auto& [id, allele] : tuned.genome.alleles)
        stronger |= allele.second > 1.01;
    CHECK(stronger);
    CHECK(eq.tune(AutoEq::neutral(*parents.a), data, settings, control).genome == tuned.genome);
    settings.seed = 1;
    CHECK_FALSE(eq.tune(AutoEq::neutral(*parents.a), data, settings, control).genome == tuned.genome);
}

TEST_CASE("bounds hold, densities stay, and a genome that cannot be bettered comes back")
{
    const Parents parents = demo(false);
    const ModelMap& map = *parents.a;
    NoControl control;
    AutoEq eq(parents, kFloat);
    const auto data = lessons(map, "en_stories.valid.txt", 1);
    TuneSettings settings{.steps = 4, .lr = 0.9};
    settings.locked.insert(map.genes.front().id);
    const auto path = eq.descend(AutoEq::neutral(map), {{data, 1}}, settings, control);
    CHECK(path.size() == 4);
    for (const auto& [id, allele] : path.back().alleles) {
        CHECK(allele.ratio >= 0);
        CHECK(allele.ratio <= 1);
        CHECK(allele.second == 1);
        CHECK((allele.ratio == 0.5) == (id == map.genes.front().id));
    }
    const Genome hidden = hiddenGenome(map);
    auto teacher = std::make_shared<Child>(parents, Dtype::F32);
    teacher->realise(hidden, control);
    const Tuned back = eq.tune(hidden, taughtBy(parents.a, teacher, data, control), settings, control);
    CHECK_FALSE(back.better);
    CHECK(back.genome == hidden);
    CHECK(back.after == back.before);
}

TEST_CASE("genomes of other operators are made plain, settings are checked")
{
    const Parents parents = demo(false);
    Genome genome = AutoEq::neutral(*parents.a);
    genome.crossover.op = Operator::Slerp;
    genome.alleles.begin()->second = {.ratio = 0.25, .second = 0.5, .op = Operator::Ties};
    AutoEq eq(parents, kFloat);
    NoControl control;
    const auto data = lessons(*parents.a, "en_stories.valid.txt", 1);
    CHECK_THROWS_AS(eq.loss(genome, data, control), Error);
    const Genome plain = AutoEq::plain(genome, Plane::Density);
    CHECK(plain.alleles.begin()->second == Allele{.ratio = 0.25, .second = 1});
    CHECK(eq.loss(plain, data, control) > 0);
    CHECK_THROWS_AS(eq.tune(plain, data, {.steps = 0}, control), Error);
    CHECK_THROWS_AS(eq.tune(plain, data, {.lr = -1}, control), Error);
    CHECK_THROWS_AS(eq.tune(plain, data, {.ratioLow = 1, .ratioHigh = 0}, control), Error);
}

TEST_CASE("as a strategy it goes on from the fittest, in steps of which each is a child")
{
    Space space{.layers = {0, 0, 1}, .share = 0.4, .secondLow = 1, .secondHigh = 2};
    std::vector<Genes> starts;
    const Descent halfway = [&](const Genes& from, std::size_t steps, std::uint64_t generation) {
        starts.push_back(from);
        std::vector<Genes> path;
        Genes at = from;
        for (std::size_t step = 0; step < steps; ++step) {
            at[0].ratio = (at[0].ratio + 1) / 2 + 0.001 * double(generation);
            path.push_back(at);
        }
        return path;
    };
    const auto strategy = makeStrategy({.name = "auto-eq", .population = 5}, space, 1, halfway);
    auto asked = strategy->ask(0);
    REQUIRE(asked.size() == 5);
    CHECK(starts[0][0] == GeneValue{.ratio = 0.4, .second = 1.5, .seed = 0});
    CHECK(asked[0].parents.empty());
    CHECK(asked[0].genes[0].ratio == doctest::Approx(0.7));
    std::vector<Judged> judged;
    for (std::size_t i = 0; i < asked.size(); ++i) // other judges may like the third best
        judged.push_back({.id = std::int64_t(i) + 10, .genes = asked[i].genes, .fitness = i == 2 ? 1.0 : 0.0, .objectives = {0}, .items = {}});
    strategy->tell(judged);
    asked = strategy->ask(1);
    CHECK(starts[1] == judged[2].genes);
    for (const Candidate& child : asked)
        CHECK(child.parents == std::vector<std::int64_t>{12});
}
