// SPDX-License-Identifier: GPL-3.0-or-later
// Children as coefficients against the same children realised.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numeric>

#include "base/error.h"
#include "base/parallel.h"
#include "breeding/gates_of.h"
#include "breeding/run_settings.h"
#include "inheritance/mixer.h"
#include "model/chorus.h"
#include "model/voice.h"

using namespace heterosis;
using namespace heterosis::breeding;

namespace {

namespace fs = std::filesystem;
NoControl quiet;
const ComputeChoice kFloat32 {"cpu", Dtype::F32};

std::shared_ptr<const ModelMap> open(const fs::path& path) { return ModelMap::of(Checkpoint::open(path)); }

// The demo family, and a small llama with grouped queries where the kit is there.
std::vector<Parents> families()
{
    const fs::path demo = fs::path(HETEROSIS_SOURCE) / "resources/demo", kit = fs::path(HETEROSIS_SHARED) / "oracles/merges/llama";
    std::vector<Parents> all {Parents::of(open(demo / "parent-english"), open(demo / "parent-korean"), open(demo / "original"))};
    if (fs::exists(kit / "models/base"))
        all.push_back(Parents::of(open(kit / "models/a"), open(kit / "models/b"), open(kit / "models/base")));
    return all;
}

Genome genomeOf(const ModelMap& map, Grain grain, std::uint64_t seed)
{
    Dice dice(seed, "genome");
    const bool drawn = grain != Grain::Share;
    Genome genome {.alleles = {}, .seed = seed, .crossover = {.op = drawn ? Operator::Uniform : Operator::Ratio, .grain = grain}};
    for (const Gene& gene : map.genes) {
        Allele allele {dice.uniform(0.2, 0.8), dice.uniform(0.6, 1.6)};
        if (grain == Grain::Row)
            allele.seed = dice.seed() >> 11;
        genome.alleles.emplace(gene.id, allele);
    }
    return genome;
}

std::vector<std::vector<int>> textsOf(const ModelMap& map, std::size_t count)
{
    Dice dice(3, "texts");
    std::vector<std::vector<int>> texts(count);
    for (auto& text : texts)
        for (int i = 0; i < 24; ++i)
            text.push_back(int(dice.below(std::size_t(map.config.vocabulary))));
    return texts;
}

double meanLoss(const std::vector<std::vector<float>>& logprobs)
{
    double sum = 0, count = 0;
    for (const auto& one : logprobs)
        for (const float value : one)
            sum -= value, ++count;
    return sum / count;
}

std::vector<Chorus::Text> wholly(const std::vector<std::vector<int>>& texts, std::vector<std::size_t>& of)
{
    of.resize(texts[0].size() - 1);
    std::iota(of.begin(), of.end(), std::size_t(1));
    std::vector<Chorus::Text> marked;
    for (const auto& text : texts)
        marked.push_back({text, of});
    return marked;
}

} // namespace

TEST_CASE("64 random genomes score gated as they do realised, and answer the same")
{
    setThreads(2);
    for (const Parents& parents : families()) {
        const ModelMap& map = *parents.a;
        CAPTURE(map.checkpoint->path().string());
        const auto texts = textsOf(map, 2);
        std::vector<std::size_t> of;
        const auto marked = wholly(texts, of);
        Chorus gated(sourcesOf(parents), kFloat32);
        Child child(parents, Dtype::F32);
        Voice alone(parents.a, std::shared_ptr<const TensorSource>(std::shared_ptr<void>(), &child), kFloat32);
        std::vector<double> realisedLosses, gatedLosses;
        std::uint64_t seed = 0;
        for (const auto& [grain, count] : {std::pair(Grain::Share, 16), std::pair(Grain::Tensor, 12), std::pair(Grain::Layer, 12), std::pair(Grain::Head, 12),
                                           std::pair(Grain::Row, 12)}) {
            std::vector<Genome> genomes;
            std::vector<ChildGates> gates;
            for (int i = 0; i < count; ++i) {
                genomes.push_back(genomeOf(map, grain, seed++));
                REQUIRE(isGateable(genomes.back(), parents));
                gates.push_back(gatesOf(genomes.back(), parents));
            }
            gated.setChildren(std::move(gates));
            const auto together = gated.logprobs(marked, quiet);
            const auto answers = gated.answers(texts, 5, {}, quiet);
            for (std::size_t k = 0; k < genomes.size(); ++k) {
                alone.changed(child.realise(genomes[k], quiet));
                std::vector<std::vector<float>> read;
                for (const auto& text : texts)
                    read.push_back(alone.logprobs(text, of, quiet));
                realisedLosses.push_back(meanLoss(read));
                gatedLosses.push_back(meanLoss(together[k]));
                if (k > 1)
                    continue;
                const SpeakOptions greedy {.sampling = {.temperature = 0}, .maxNew = 5, .ignoreEos = true, .endIds = {}, .top = 2};
                const auto tokens = alone.speak(texts[0], greedy, quiet).tokens;
                for (std::size_t t = 0; t < tokens.size() && tokens[t].top[0].p > tokens[t].top[1].p * 1.01; ++t)
                    CHECK(answers[k][0].at(t) == tokens[t].id);
            }
        }
        double farthest = 0;
        for (std::size_t i = 0; i < realisedLosses.size(); ++i)
            farthest = std::max(farthest, std::abs(realisedLosses[i] - gatedLosses[i]));
        CHECK(farthest < 1e-3);
        MESSAGE("largest difference of " << realisedLosses.size() << " genomes: " << farthest << " nats per token");
        // The five best by one are those by the other, but for equals.
        const auto best = [](const std::vector<double>& losses) {
            std::vector<std::size_t> order(losses.size());
            std::iota(order.begin(), order.end(), std::size_t(0));
            std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return losses[a] < losses[b]; });
            order.resize(5);
            return order;
        };
        const auto byGated = best(gatedLosses), byRealised = best(realisedLosses);
        for (std::size_t i = 0; i < 5; ++i)
            CHECK(std::abs(realisedLosses[byGated[i]] - realisedLosses[byRealised[i]]) < 2e-3);
    }
}

TEST_CASE("children of three parents score gated as they do realised, at every grain that has coefficients")
{
    const fs::path demo = fs::path(HETEROSIS_SOURCE) / "resources/demo";
    const Parents parents = Parents::of(open(demo / "parent-english"), open(demo / "parent-korean"), nullptr, {open(demo / "original")});
    const ModelMap& map = *parents.a;
    const auto texts = textsOf(map, 2);
    std::vector<std::size_t> of;
    const auto marked = wholly(texts, of);
    Chorus gated(sourcesOf(parents), kFloat32);
    Child child(parents, Dtype::F32);
    Voice alone(parents.a, std::shared_ptr<const TensorSource>(std::shared_ptr<void>(), &child), kFloat32);
    for (const std::string grain : {"share", "tensor", "layer", "head", "row"}) {
        CAPTURE(grain);
        const std::string document = R"({"kind":"breed","parents":["parent-english","parent-korean","original"],"share":[1,2,1],"grain":")" + grain + R"(",
            "judges":[{"judge":"distance"}],"seed":4})";
        const RunSettings settings = readRunSettings(parseJson(document, "run.json"), demo, "run.json");
        Dice dice(1, "three");
        std::vector<Genome> genomes;
        std::vector<ChildGates> gates;
        for (int i = 0; i < 4; ++i) {
            genomes.push_back(resolve(settings.recipe(randomHalf(settings.space(map), dice), map, {}), map));
            REQUIRE(isGateable(genomes.back(), parents));
            gates.push_back(gatesOf(genomes.back(), parents));
        }
        gated.setChildren(std::move(gates));
        const auto together = gated.logprobs(marked, quiet);
        for (std::size_t k = 0; k < genomes.size(); ++k) {
            alone.changed(child.realise(genomes[k], quiet));
            std::vector<std::vector<float>> read;
            for (const auto& text : texts)
                read.push_back(alone.logprobs(text, of, quiet));
            CHECK(std::abs(meanLoss(read) - meanLoss(together[k])) < 1e-3);
        }
    }
}

TEST_CASE("what is not a coefficient of rows or columns is not gated")
{
    const Parents parents = families().front();
    Genome genome = genomeOf(*parents.a, Grain::Element, 1);
    CHECK_FALSE(isGateable(genome, parents));
    CHECK_THROWS_AS(gatesOf(genome, parents), Error);
    genome.crossover.op = Operator::Slerp;
    CHECK_FALSE(isGateable(genome, parents));
    genome.crossover = {.op = Operator::Ratio, .mutation = {1, 0.1}};
    CHECK_FALSE(isGateable(genome, parents));
}

TEST_CASE("a crossed individual's recipe keeps each gene's seed and gives the same bytes again")
{
    const Parents parents = families().front();
    const ModelMap& map = *parents.a;
    const std::string document = R"({"kind":"breed","parents":["parent-english","parent-korean"],"original":"original","grain":"row","strength":[0.5,2],
        "judges":[{"judge":"distance","weight":1}],"seed":4})";
    const RunSettings settings = readRunSettings(parseJson(document, "run.json"), fs::path(HETEROSIS_SOURCE) / "resources/demo", "run.json");
    const Space space = settings.space(map);
    Dice dice(1, "cross");
    const Genes a = randomHalf(space, dice), b = randomHalf(space, dice), crossed = crossUniform(a, b, dice);
    const Recipe recipe = settings.recipe(crossed, map, {});
    const Recipe again = parseRecipe(parseJson(writeJson(writeRecipe(recipe, "/")), "recipe.json"), "/", "recipe.json");
    const Genome genome = resolve(again, map);
    for (std::size_t i = 0; i < crossed.size(); ++i)
        CHECK(genome.alleles.at(map.genes[i].id).seed == crossed[i].seed);
    Child first(parents), second(parents);
    first.realise(resolve(recipe, map), quiet);
    second.realise(resolve(settings.recipe(a, map, {}), map), quiet);
    second.realise(genome, quiet);
    for (const TensorView& view : first.tensors())
        CHECK(std::equal(view.bytes.begin(), view.bytes.end(), second.find(view.name)->bytes.begin()));
}

TEST_CASE("a run file says what is wrong with it")
{
    const fs::path demo = fs::path(HETEROSIS_SOURCE) / "resources/demo";
    const auto complaint = [&](const std::string& more, const std::string& third = "") -> std::string {
        const std::string document = R"({"kind":"breed","parents":["parent-english","parent-korean")" + third + "]" + more + "}";
        try {
            readRunSettings(parseJson(document, "run.json"), demo, "run.json");
        } catch (const Error& error) {
            return error.what();
        }
        return "";
    };
    const std::string judges = R"(,"judges":[{"judge":"distance"}])";
    CHECK(complaint(judges) == "");
    CHECK(complaint("").find("needs a judge") != std::string::npos);
    CHECK(complaint(judges + R"(,"popullation":4)").find("popullation") != std::string::npos);
    CHECK(complaint(R"(,"judges":[{"judge":"person"}])") == "");
    CHECK(complaint(R"(,"judges":[{"judge":"person"},{"judge":"person"}])").find("person") != std::string::npos);
    CHECK(complaint(judges + R"(,"report":[{"judge":"person"}])").find("report") != std::string::npos);
    CHECK(complaint(R"(,"baseline":true,"judges":[{"judge":"person"}])").find("baseline") != std::string::npos);
    const std::string three = R"(,"original")";
    CHECK(complaint(judges, three) == "");
    CHECK(complaint(judges + R"(,"share":[2,1,1],"strategy":"cmaes")", three) == "");
    CHECK(complaint(judges + R"(,"share":[2,1])", three).find("share") != std::string::npos);
    CHECK(complaint(judges + R"(,"share":0.5)", three).find("share") != std::string::npos);
    CHECK(complaint(judges + R"(,"share":[2,-1,1])", three).find("share") != std::string::npos);
    CHECK(complaint(judges + R"(,"ratio":[0,1])", three).find("ratio") != std::string::npos);
    CHECK(complaint(judges + R"(,"operator":"slerp")", three).find("slerp") != std::string::npos);
    CHECK(complaint(judges + R"(,"strategy":"auto-eq")", three).find("auto-eq") != std::string::npos);
    CHECK(complaint(judges + R"(,"schooling":{"steps":5})").find("schooling") != std::string::npos);
    CHECK(complaint(judges + R"(,"population":3)").find("population") != std::string::npos);
    CHECK(complaint(judges + R"(,"strength":[0.5,2])").find("original") != std::string::npos);
    CHECK(complaint(judges + R"(,"original":"original","strength":[2,0.5])").find("strength") != std::string::npos);
    CHECK(complaint(judges + R"(,"grain":"element","path":"gated")").find("path") != std::string::npos);
    CHECK(complaint(judges + R"(,"operator":"tyes")").find("tyes") != std::string::npos);
    CHECK(complaint(R"(,"judges":[{"judge":"text"}])").find("file") != std::string::npos);
    CHECK(complaint(R"(,"judges":[{"judge":"distance","goal":"up"}])").find("goal") != std::string::npos);
    CHECK(complaint(R"(,"judges":[{"judge":"distance","wieght":1}])").find("wieght") != std::string::npos);
}
