// SPDX-License-Identifier: GPL-3.0-or-later
#include "helpers.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/parallel.h"
#include "inheritance/crossover.h"
#include "inheritance/operator_table.h"
#include "statistics_helpers.h"

using namespace heterosis;
using namespace heterosis::test;

namespace {

NoControl quiet;

constexpr Grain kGrains[] {Grain::Share, Grain::Tensor, Grain::Layer, Grain::Head, Grain::Row, Grain::Element};

// Four parents and an original of one architecture.
struct Litter {
    TemporaryDirectory folder;
    std::vector<std::shared_ptr<const ModelMap>> maps;

    explicit Litter(bool llama, Dtype dtype = Dtype::BF16)
    {
        for (unsigned i = 0; i < 5; ++i) {
            const fs::path path = folder / std::string(1, char('a' + i));
            llama ? writeLlama(path, i + 1, dtype) : writeGpt2(path, i + 1, dtype);
            maps.push_back(openMap(path));
        }
    }
    Parents two(bool original) const { return Parents::of(maps[0], maps[1], original ? maps[4] : nullptr); }
    Parents four(bool original) const { return Parents::of(maps[0], maps[1], original ? maps[4] : nullptr, {maps[2], maps[3]}); }
};

Genome crossed(const ModelMap& map, Crossover crossover, Allele allele, std::uint64_t seed = 5)
{
    Genome genome = everywhere(map, std::move(allele), seed);
    genome.crossover = std::move(crossover);
    return genome;
}

Recipe recipeFor(const Parents& parents, const Genome& genome)
{
    Recipe recipe = recipeOf(parents, genome);
    for (const auto& map : parents.more) {
        recipe.parents.push_back({map->checkpoint->path(), ""});
    }
    recipe.crossover = genome.crossover;
    return recipe;
}

// The same element of two tensors.
bool equalAt(const TensorView& x, const TensorView& y, std::int64_t i)
{
    const auto size = bitsOf(x.dtype) / 8;
    return std::memcmp(x.bytes.data() + i * size, y.bytes.data() + i * size, std::size_t(size)) == 0;
}

struct Threads {
    ~Threads() { setThreads(0); }
};

} // namespace

TEST_CASE("every operator at every grain: the child in memory is its export, on one thread and on two")
{
    const Threads restored;
    for (const bool llama : {true, false}) {
        const Litter litter(llama);
        int number = 0;
        for (const OperatorInfo& info : operatorTable()) {
            for (const Grain grain : kGrains) {
                if (grain != Grain::Share && info.op != Operator::Uniform) {
                    continue; // the grain is uniform crossover's own
                }
                for (const bool original : {true, false}) {
                    for (const bool many : {false, true}) {
                        if (many && info.most < 4) {
                            continue;
                        }
                        if (info.op == Operator::ModelStock && !original && !many) {
                            continue;
                        }
                        CAPTURE(std::string(info.name));
                        CAPTURE(std::string(nameOf(grain)));
                        CAPTURE(llama);
                        CAPTURE(original);
                        CAPTURE(many);
                        Parents parents = many ? litter.four(original) : litter.two(original);
                        if (info.needs) {
                            parents.statistics = drawnStatistics(parents, *info.needs, litter.folder.path());
                        }
                        Allele allele {0.4, original ? 1.3 : 0.6};
                        if (many) {
                            allele.weights = {0.4, 0.3, 0.2, 0.1};
                        }
                        Genome genome = crossed(*parents.a, {.op = info.op, .grain = grain, .mutation = {0.3, 0.05}}, allele);
                        if (info.method && infoOf(*info.method).parameter("density")) {
                            genome.crossover.options["density"] = {0.6};
                        }
                        setThreads(1);
                        Child child(parents);
                        child.realise(genome, quiet);
                        setThreads(2);
                        Child again(parents);
                        again.realise(genome, quiet);
                        CHECK(sameBytes(child, again));
                        const fs::path out = litter.folder / ("out" + std::to_string(number++));
                        exportChild(parents, recipeFor(parents, genome), out, {}, quiet);
                        CHECK(sameBytes(child, *Checkpoint::open(out)));
                        fs::remove_all(out);
                    }
                }
            }
        }
    }
}

TEST_CASE("a ratio of 0 gives A and of 1 gives B, and A crossed with itself gives A, bit for bit")
{
    const Litter litter(true);
    for (const OperatorInfo& info : operatorTable()) {
        const auto two = [&](bool original) {
            Parents parents = litter.two(original);
            if (info.needs) {
                parents.statistics = drawnStatistics(parents, *info.needs, litter.folder.path());
            }
            return parents;
        };
        for (const bool original : {true, false}) {
            CAPTURE(std::string(info.name));
            CAPTURE(original);
            if (info.interpolates && info.usesRatio) {
                const Parents parents = two(original);
                Child child(parents);
                for (const Grain grain : kGrains) {
                    child.realise(crossed(*parents.a, {.op = info.op, .grain = grain}, {0, 1}), quiet);
                    CHECK(sameBytes(child, *parents.a->checkpoint));
                    child.realise(crossed(*parents.a, {.op = info.op, .grain = grain}, {1, 1}), quiet);
                    CHECK(sameBytes(child, *parents.b->checkpoint));
                }
            }
            if (original) {
                Child child(two(true));
                child.realise(crossed(*litter.maps[0], {.op = info.op}, {0.3, 0}), quiet);
                CHECK(sameBytes(child, *litter.maps[4]->checkpoint)); // a strength of 0
            } else if (info.op == Operator::ModelStock) {
                continue;
            }
            Parents self = Parents::of(litter.maps[0], litter.maps[0], original ? litter.maps[4] : nullptr);
            if (info.needs) {
                self.statistics = drawnStatistics(self, *info.needs, litter.folder.path());
            }
            Child child(self);
            Genome genome = crossed(*self.a, {.op = info.op, .grain = Grain::Head}, {0.3, 1});
            if (info.method && infoOf(*info.method).parameter("density")) {
                genome.crossover.options["density"] = {0.5};
            }
            child.realise(genome, quiet);
            CHECK(sameBytes(child, *self.a->checkpoint));
        }
    }
}

TEST_CASE("whole heads, MLP units and tokens are exchanged together")
{
    const Litter litter(true, Dtype::F32);
    const Parents parents = litter.two(true);
    Child child(parents);
    child.realise(crossed(*parents.a, {.op = Operator::Uniform, .grain = Grain::Head}, {0.5, 1}, 3), quiet);
    // Which parent each unit of an axis came from; -1: both.
    const auto origin = [&](const std::string& name, int axis, std::int64_t units) {
        const TensorView &got = *child.find(name), &a = *parents.a->checkpoint->find(name), &b = *parents.b->checkpoint->find(name);
        const std::int64_t rows = got.shape[0], columns = got.shape.size() > 1 ? got.shape[1] : 1;
        std::vector<int> from(std::size_t(units), 2);
        for (std::int64_t i = 0; i < rows * columns; ++i) {
            const std::int64_t unit = axis == 0 ? (i / columns) * units / rows : (i % columns) * units / columns;
            int& one = from[std::size_t(unit)];
            const bool isA = equalAt(got, a, i), isB = equalAt(got, b, i);
            REQUIRE((isA || isB));
            if (isA != isB) {
                one = one == 2 || one == int(isB) ? int(isB) : -1;
            }
        }
        return from;
    };
    int ofB = 0;
    for (int layer = 0; layer < 3; ++layer) {
        const std::string at = "model.layers." + std::to_string(layer) + ".";
        const auto heads = origin(at + "self_attn.q_proj.weight", 0, 2);
        for (const char* name : {"q_proj.bias", "k_proj.weight", "k_proj.bias", "v_proj.weight", "v_proj.bias"}) {
            CHECK(origin(at + "self_attn." + name, 0, 2) == heads);
        }
        CHECK(origin(at + "self_attn.o_proj.weight", 1, 2) == heads);
        const auto units = origin(at + "mlp.gate_proj.weight", 0, 24);
        CHECK(origin(at + "mlp.up_proj.weight", 0, 24) == units);
        CHECK(origin(at + "mlp.down_proj.weight", 1, 24) == units);
        CHECK(std::count(units.begin(), units.end(), -1) == 0);
        ofB += int(std::count(units.begin(), units.end(), 1));
        CHECK(origin(at + "input_layernorm.weight", 0, 1)[0] != -1);
    }
    CHECK(ofB > 20);
    CHECK(ofB < 52);
    CHECK(origin("model.embed_tokens.weight", 0, 20) == origin("lm_head.weight", 0, 20));

    const Litter conv(false, Dtype::F32); // fused query, key and value; columns of Conv1D are rows
    Child fused(conv.two(true));
    fused.realise(crossed(*conv.maps[0], {.op = Operator::Uniform, .grain = Grain::Head}, {0.5, 1}, 4), quiet);
    for (int layer = 0; layer < 2; ++layer) {
        const std::string at = "transformer.h." + std::to_string(layer) + ".attn.";
        const auto ofHead = [&](const std::string& name, std::int64_t element) {
            return equalAt(*fused.find(name), *conv.maps[1]->checkpoint->find(name), element);
        };
        for (std::int64_t head = 0; head < 3; ++head) {
            int all = 0, b = 0;
            for (std::int64_t row = 0; row < 12; ++row) {
                for (std::int64_t k = 0; k < 4; ++k) {
                    for (std::int64_t part = 0; part < 3; ++part) {
                        b += ofHead(at + "c_attn.weight", row * 36 + part * 12 + head * 4 + k);
                        ++all;
                    }
                    b += ofHead(at + "c_proj.weight", (head * 4 + k) * 12 + row);
                    ++all;
                }
            }
            CHECK((b == all || b < all / 3)); // elements that both parents share count for both
        }
    }
}

TEST_CASE("uniform crossover takes the stated share of each parent")
{
    const Litter litter(true, Dtype::F32);
    const ModelMap& map = *litter.maps[0];
    for (const double ratio : {0.2, 0.5, 0.8}) {
        for (const Grain grain : {Grain::Tensor, Grain::Layer, Grain::Head, Grain::Row, Grain::Element}) {
            CAPTURE(ratio);
            CAPTURE(std::string(nameOf(grain)));
            double taken = 0, all = 0;
            for (std::uint64_t seed = 0; seed < 400; ++seed) {
                const Genome genome = crossed(map, {.op = Operator::Uniform, .grain = grain}, {ratio, 1}, seed);
                for (const Gene& gene : map.genes) {
                    if (gene.id.region != Region::Query || gene.id.layer != 1) {
                        continue;
                    }
                    const auto c = *coefficientsOf(map, gene, gene.pieces[0], genome, Plane::Strength, 2);
                    if (c.axis == PartCoefficients::Axis::Elements) {
                        for (std::int64_t i = 0; i < 256; ++i) {
                            taken += double(choose(double(c.draws(i)), c.shares));
                            ++all;
                        }
                        continue;
                    }
                    auto b = c.along(1);
                    if (grain == Grain::Head) { // one draw for 8 rows
                        b = {b[0], b[8]};
                    }
                    for (const float x : b) {
                        REQUIRE((x == 0 || x == 1));
                        taken += x;
                        ++all;
                    }
                }
            }
            CHECK(std::abs(taken / all - ratio) < 4.5 * std::sqrt(ratio * (1 - ratio) / all));
        }
    }
    // Shares around one half fill 0.3 .. 0.7 evenly; those of four parents keep their means.
    double low = 1, high = 0, sum = 0;
    std::vector<double> means(4, 0.0);
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        Genome genome = crossed(map, {.op = Operator::Uniform}, {0.5, 1}, seed);
        const float b = coefficientsOf(map, map.genes[3], map.genes[3].pieces[0], genome, Plane::Strength, 2)->along(1)[0];
        low = std::min(low, double(b)), high = std::max(high, double(b)), sum += double(b);
        genome.alleles[map.genes[3].id].weights = {4, 3, 2, 1};
        const auto four = *coefficientsOf(map, map.genes[3], map.genes[3].pieces[0], genome, Plane::Strength, 4);
        float total = 0;
        for (int parent = 0; parent < 4; ++parent) {
            means[std::size_t(parent)] += double(four.along(parent)[0]) / 2000;
            total += four.along(parent)[0];
        }
        REQUIRE(total == doctest::Approx(1).epsilon(1e-6));
    }
    CHECK(low >= 0.3);
    CHECK(low < 0.301);
    CHECK(high <= 0.7);
    CHECK(high > 0.699);
    CHECK(sum / 2000 == doctest::Approx(0.5).epsilon(0.02));
    for (std::size_t parent = 0; parent < 4; ++parent) {
        CHECK(means[parent] == doctest::Approx(0.4 - 0.1 * double(parent)).epsilon(0.05));
    }
}

TEST_CASE("coefficients along rows and columns give the child that the mixer realises")
{
    const Litter litter(true, Dtype::F32);
    const Parents parents = litter.four(true);
    Allele allele {0.5, 1.4};
    allele.weights = {1, 2, 3, 4};
    for (const Grain grain : {Grain::Share, Grain::Tensor, Grain::Layer, Grain::Head, Grain::Row}) {
        const Genome genome = crossed(*parents.a, {.op = Operator::Uniform, .grain = grain}, allele);
        Child child(parents);
        child.realise(genome, quiet);
        for (const Gene& gene : parents.a->genes) {
            for (const GenePiece& piece : gene.pieces) {
                const Part& part = parents.a->parts[std::size_t(piece.part)];
                const auto c = *coefficientsOf(*parents.a, gene, piece, genome, Plane::Strength, 4);
                const std::int64_t columns = part.shape.size() > 1 ? part.shape[1] : 1;
                const auto value = [&](const TensorSource& source, std::int64_t i) {
                    float x;
                    std::memcpy(&x, source.find(part.tensor)->bytes.data() + i * 4, 4);
                    return x;
                };
                for (std::int64_t i = 0; i < child.find(part.tensor)->elements(); ++i) {
                    const std::int64_t at = c.axis == PartCoefficients::Axis::Rows ? i / columns : c.axis == PartCoefficients::Axis::Columns ? i % columns : 0;
                    double sum = double(c.along(-1)[std::size_t(at)]) * double(value(*parents.original->checkpoint, i));
                    for (int parent = 0; parent < 4; ++parent) {
                        sum += double(c.along(parent)[std::size_t(at)]) * double(value(*litter.maps[std::size_t(parent)]->checkpoint, i));
                    }
                    REQUIRE(double(value(child, i)) == doctest::Approx(sum).epsilon(1e-5));
                }
            }
        }
    }
}

TEST_CASE("genes mutate at their rate, by noise of the stated size, and the rest stays")
{
    const Litter litter(true, Dtype::F32);
    const ModelMap& map = *litter.maps[0];
    const Parents parents = litter.two(true);
    Child plain(parents), mutated(parents);
    plain.realise(crossed(map, {}, {0.5, 1}), quiet);
    const Genome genome = crossed(map, {.mutation = {0.5, 0.1}}, {0.5, 1});
    mutated.realise(genome, quiet);
    int genes = 0;
    for (const Gene& gene : map.genes) {
        const bool mutates = noiseOf(genome, gene.id) > 0;
        genes += mutates;
        double noise = 0, size = 0;
        for (const GenePiece& piece : gene.pieces) {
            const std::string& name = map.parts[std::size_t(piece.part)].tensor;
            const TensorView &x = *plain.find(name), &y = *mutated.find(name), &a = *map.checkpoint->find(name);
            for (std::int64_t i = 0; i < x.elements(); ++i) {
                float before, after, own;
                std::memcpy(&before, x.bytes.data() + i * 4, 4);
                std::memcpy(&after, y.bytes.data() + i * 4, 4);
                std::memcpy(&own, a.bytes.data() + i * 4, 4);
                noise += double(after - before) * double(after - before);
                size += double(own) * double(own);
            }
        }
        if (mutates && gene.elements > 200) {
            CHECK(std::sqrt(noise / size) == doctest::Approx(0.1).epsilon(0.2));
        } else if (!mutates) {
            CHECK(noise == 0);
        }
    }
    CHECK(genes > 3);
    CHECK(genes < int(map.genes.size()) - 3);
}

TEST_CASE("a larger density contains a smaller one's rows at every grain")
{
    const Litter litter(true, Dtype::F32);
    const Parents parents = litter.two(false);
    for (const Grain grain : {Grain::Layer, Grain::Head, Grain::Row, Grain::Element}) {
        CAPTURE(std::string(nameOf(grain)));
        Child child(parents);
        std::map<std::string, std::vector<bool>> before;
        for (const double density : {0.0, 0.3, 0.7, 1.0}) {
            child.realise(crossed(*parents.a, {.op = Operator::Uniform, .grain = grain}, {0.6, density}, 9), quiet);
            for (const TensorView& view : child.tensors()) {
                const TensorView &a = *parents.a->checkpoint->find(view.name), &b = *parents.b->checkpoint->find(view.name);
                auto& taken = before[view.name];
                taken.resize(std::size_t(view.elements()));
                for (std::int64_t i = 0; i < view.elements(); ++i) {
                    const bool isB = equalAt(view, b, i) && !equalAt(a, b, i);
                    REQUIRE((isB || equalAt(view, a, i)));
                    REQUIRE((!taken[std::size_t(i)] || isB));
                    taken[std::size_t(i)] = isB;
                }
            }
        }
    }
}

TEST_CASE("genes may have an operator and a grain of their own, and only what changes is blended again")
{
    const Litter litter(true);
    const Parents parents = litter.two(true);
    const ModelMap& map = *parents.a;
    Genome genome = crossed(map, {}, {0.5, 1});
    const GeneId query {1, Region::Query}, up {2, Region::Up};
    genome.alleles[query].op = Operator::Uniform;
    genome.alleles[query].grain = Grain::Row;
    genome.alleles[up].op = Operator::Ties;
    Child child(parents);
    child.realise(genome, quiet);
    genome.seed = 77; // only the gene that draws
    CHECK(child.realise(genome, quiet) == std::vector<GeneId> {query});
    genome.crossover.grain = Grain::Head; // no gene takes it from the genome
    CHECK(child.realise(genome, quiet).empty());
    Child fresh(parents);
    fresh.realise(genome, quiet);
    CHECK(sameBytes(child, fresh));

    const Recipe recipe = recipeFor(parents, genome);
    const Recipe read = parseRecipe(writeRecipe(recipe, "/"), "/", "test");
    Child other(parents);
    other.realise(resolve(read, map), quiet);
    CHECK(sameBytes(child, other));
    CHECK(genomeFromJson(genomeJson(genome, Plane::Strength), "test") == genome);
}
