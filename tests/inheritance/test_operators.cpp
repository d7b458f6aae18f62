// SPDX-License-Identifier: GPL-3.0-or-later
#include "helpers.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "base/json.h"
#include "base/parallel.h"
#include "inheritance/operators/model_stock.h"
#include "inheritance/operators/ram.h"
#include "inheritance/operators/sce.h"
#include "inheritance/operators/slerp.h"
#include "inheritance/operators/sphere_means.h"
#include "inheritance/operators/swaps.h"
#include "inheritance/operators/task_vectors.h"

using namespace heterosis;
using namespace heterosis::operators;

namespace {

using Values = std::vector<float>;
using Operator = std::function<void(const Operands&, const Output&)>;

Operand of(const Values& values) { return {reinterpret_cast<const std::byte*>(values.data()), Dtype::F32, {}}; }

Values cross(const std::vector<Values>& inputs, const Values* base, std::int64_t row, const Operator& work)
{
    Operands operands {.count = std::int64_t(inputs[0].size()), .row = row};
    for (const Values& input : inputs) {
        operands.inputs.push_back(of(input));
    }
    if (base) {
        operands.base = of(*base);
    }
    Values out(inputs[0].size(), -7.0f);
    work(operands, {reinterpret_cast<std::byte*>(out.data()), Dtype::F32});
    return out;
}

double farthest(const Values& x, const Values& y)
{
    double far = x.size() == y.size() ? 0 : 1e9;
    for (std::size_t i = 0; i < std::min(x.size(), y.size()); ++i) {
        far = std::isfinite(x[i]) ? std::max(far, std::abs(double(x[i]) - y[i])) : 1e9;
    }
    return far;
}

Values randomValues(std::size_t count, unsigned seed, float size = 0.1f)
{
    std::mt19937 random(seed);
    std::normal_distribution<float> normal(0, size);
    Values values(count);
    std::generate(values.begin(), values.end(), [&] { return normal(random); });
    return values;
}

Operator taskVectors(TaskVectorRule rule)
{
    return [rule](const Operands& operands, const Output& out) { addTaskVectors(operands, rule, out); };
}

TaskVectorRule alone(const SparsityRule& sparsity) { return {.weights = {1}, .sparsity = {sparsity}}; }

// What a rule leaves of a task vector: crossed with a base of 0.
Values sparse(const Values& x, std::int64_t row, const SparsityRule& rule)
{
    const Values zero(x.size(), 0.0f);
    return cross({x}, &zero, row, taskVectors(alone(rule)));
}

double keptShare(const Values& x, std::size_t from, std::size_t step)
{
    std::size_t kept = 0, all = 0;
    for (std::size_t i = from; i < x.size(); i += step) {
        kept += x[i] != 0;
        ++all;
    }
    return double(kept) / double(all);
}

double sixSigma(double share, std::size_t count) { return 6 * std::sqrt(share * (1 - share) / double(count)); }

struct Case {
    const char* name;
    std::size_t inputs;
    bool base;
    Operator work;
};

std::vector<Case> everyOperator()
{
    const auto rule = [](Sparsity sparsity, bool elect) {
        TaskVectorRule vectors {.weights = {0.4f, 0.7f, -0.3f}, .elect = elect, .normalize = elect, .lambda = 1.1f};
        for (const char* name : {"a/w", "b/w", "c/w"}) {
            vectors.sparsity.push_back({.sparsity = sparsity, .density = 0.4, .rescale = true, .draws = Draws(5, name)});
        }
        return taskVectors(vectors);
    };
    return {
        {"slerp", 2, false, [](const Operands& x, const Output& out) { slerp(x, 0.3, out); }},
        {"nuslerp", 2, true, [](const Operands& x, const Output& out) { nuslerp(x, 0.3, Vectors::Whole, out); }},
        {"nuslerp rows", 2, false, [](const Operands& x, const Output& out) { nuslerp(x, 0.3, Vectors::Rows, out); }},
        {"nuslerp columns", 2, true, [](const Operands& x, const Output& out) { nuslerp(x, 0.3, Vectors::Columns, out); }},
        {"multislerp", 3, true, [](const Operands& x, const Output& out) { multislerp(x, {{0.2f, 0.5f, 0.4f}}, out); }},
        {"karcher", 3, false, [](const Operands& x, const Output& out) { karcher(x, {}, out); }},
        {"task arithmetic", 3, true, rule(Sparsity::Whole, false)},
        {"ties", 3, true, rule(Sparsity::Magnitude, true)},
        {"breadcrumbs", 3, true, rule(Sparsity::Outliers, false)},
        {"dare", 3, true, rule(Sparsity::Random, true)},
        {"della", 3, true, rule(Sparsity::Ranked, true)},
        {"model stock", 3, true, [](const Operands& x, const Output& out) { modelStock(x, false, out); }},
        {"model stock by row", 3, true, [](const Operands& x, const Output& out) { modelStock(x, true, out); }},
        {"sce", 3, true, [](const Operands& x, const Output& out) { sce(x, 0.5, out); }},
        {"nearswap", 1, true, [](const Operands& x, const Output& out) { nearSwap(x, 0.02, out); }},
        {"arcee fusion", 1, true, [](const Operands& x, const Output& out) { arceeFusion(x, out); }},
        {"ram", 3, true, [](const Operands& x, const Output& out) { ram(x, {}, out); }},
        {"ram plus", 3, true, [](const Operands& x, const Output& out) { ram(x, {.strengthen = true}, out); }},
    };
}

} // namespace

TEST_CASE("small vectors with edge cases come out as mergekit's")
{
    const test::fs::path file = test::fs::path(HETEROSIS_SHARED) / "oracles/merges/direct.json";
    if (!test::fs::exists(file)) {
        MESSAGE("The oracle kit is not here; mergekit's small vectors are not compared");
        return;
    }
    const Json kit = readJson(file);
    const double tolerance = kit.at("tolerance_abs").get<double>();
    const auto vectors = [](const Json& one, const char* key) { return one.at(key).get<Values>(); };
    for (const Json& one : kit.at("slerp")) {
        CAPTURE(one.at("what").get<std::string>());
        const double t = one.at("t").get<double>();
        const auto got = cross({vectors(one, "a"), vectors(one, "b")}, nullptr, 1, [t](const Operands& x, const Output& out) { slerp(x, t, out); });
        CHECK(farthest(got, vectors(one, "out")) <= tolerance);
    }
    for (const Json& one : kit.at("nuslerp")) {
        CAPTURE(one.at("what").get<std::string>());
        const double t = one.at("t").get<double>();
        for (const Vectors kind : {Vectors::Whole, Vectors::Rows}) {
            const auto a = vectors(one, "a"), b = vectors(one, "b");
            const auto got = cross({a, b}, nullptr, std::int64_t(a.size()), [&](const Operands& x, const Output& out) { nuslerp(x, t, kind, out); });
            CHECK(farthest(got, vectors(one, "out")) <= tolerance);
        }
    }
    for (const char* kind : {"magnitude", "magnitude_outliers"}) {
        for (const Json& one : kit.at(kind)) {
            CAPTURE(one.dump());
            SparsityRule rule {.sparsity = Sparsity::Magnitude, .density = one.at("density").get<double>(), .rescale = one.at("rescale").get<bool>()};
            if (one.contains("gamma")) {
                rule.sparsity = Sparsity::Outliers;
                rule.gamma = one.at("gamma").get<double>();
            }
            CHECK(farthest(sparse(vectors(one, "x"), 1, rule), vectors(one, "out")) <= tolerance);
        }
    }
}

TEST_CASE("a selection by rank is that of a stable sort, many equal values included")
{
    std::mt19937 random(3);
    Values x(20000);
    for (float& value : x) {
        value = float(int(random() % 41) - 20) / 8; // -0 cannot arise; zeros and equal magnitudes do
    }
    const Operands operands {.inputs = {of(x)}, .count = std::int64_t(x.size()), .row = 100};
    const Measure itself = [](const Chunk& chunk, float* values) { std::copy_n(chunk.x[0], chunk.count, values); };
    std::vector<std::int64_t> order(x.size());
    for (const Ties ties : {Ties::Forward, Ties::Backward}) {
        std::iota(order.begin(), order.end(), 0);
        std::sort(order.begin(), order.end(), [&](std::int64_t i, std::int64_t j) {
            const float a = x[std::size_t(i)], b = x[std::size_t(j)];
            return a != b ? a < b : ties == Ties::Forward ? i < j : i > j;
        });
        for (const auto& [from, to] : {std::pair {0, 20000}, {0, 1}, {19999, 20000}, {700, 701}, {5000, 5003}, {100, 19000}, {4000, 4000}, {15000, 30000}}) {
            const Selected selected = select(operands, Deltas::No, itself, from, to, ties);
            std::vector<char> want(x.size(), 0);
            for (int place = from; place < std::min(to, 20000); ++place) {
                want[std::size_t(order[std::size_t(place)])] = 1;
            }
            std::vector<std::uint8_t> kept(x.size(), 7);
            for (std::size_t i = 0; i < x.size(); i += 400) {
                selected.keep(std::int64_t(i), 400, x.data() + i, kept.data() + i);
            }
            INFO("from " << from << " to " << to);
            CHECK(std::equal(want.begin(), want.end(), kept.begin()));
        }
    }
    CHECK(valueAt(operands, Deltas::No, itself, 0) == -2.5f);
    CHECK(valueAt(operands, Deltas::No, itself, 19999) == 2.5f);
}

TEST_CASE("own draws keep the share that was asked for, and differ by seed and name")
{
    const std::size_t count = 200000;
    const Values x(count, 1.0f);
    SparsityRule rule {.sparsity = Sparsity::Random, .density = 0.3, .draws = Draws(7, "a/w")};
    const auto first = sparse(x, 500, rule);
    CHECK(std::abs(keptShare(first, 0, 1) - 0.3) < sixSigma(0.3, count));
    CHECK(std::abs(keptShare(first, 1, 3) - 0.3) < sixSigma(0.3, count / 3));
    for (const Draws& draws : {Draws(8, "a/w"), Draws(7, "b/w")}) {
        rule.draws = draws;
        const auto other = sparse(x, 500, rule);
        Values both(count);
        std::transform(first.begin(), first.end(), other.begin(), both.begin(), std::multiplies<>());
        CHECK(std::abs(keptShare(both, 0, 1) - 0.09) < sixSigma(0.09, count)); // independent of the first
    }
    rule.rescale = true; // to the L1 norm of the whole, not by 1 / density
    const auto rescaled = sparse(x, 500, rule);
    CHECK(std::accumulate(rescaled.begin(), rescaled.end(), 0.0) == doctest::Approx(double(count)).epsilon(1e-5));
    rule.density = 1;
    CHECK(sparse(x, 500, rule) == x);
    rule.density = 0;
    CHECK(sparse(x, 500, rule) == Values(count, 0.0f));
}

TEST_CASE("ranked draws keep the larger of a row the likelier")
{
    const std::size_t row = 400, rows = 1000;
    Values x(row * rows);
    for (std::size_t i = 0; i < x.size(); ++i) {
        x[i] = float(i % row + 1) * (i % 2 ? -1.0f : 1.0f) * (1 + float(i / row)); // rank = column, whatever the row's size
    }
    const SparsityRule rule {.sparsity = Sparsity::Ranked, .density = 0.4, .epsilon = 0.3, .draws = Draws(1, "a/w")};
    const auto kept = sparse(x, std::int64_t(row), rule);
    for (const std::size_t column : {std::size_t(0), row / 4, row / 2, row - 1}) {
        const double chance = 0.1 + 0.6 * double(column) / double(row - 1);
        CHECK(std::abs(keptShare(kept, column, row) - chance) < sixSigma(chance, rows));
    }
    CHECK(std::abs(keptShare(kept, 0, 1) - 0.4) < sixSigma(0.4, x.size()));
}

TEST_CASE("given masks decide what random methods keep")
{
    const Values x {1, 2, -3, 4};
    const std::array<std::byte, 4> mask {std::byte {1}, std::byte {0}, std::byte {1}, std::byte {0}};
    for (const Sparsity sparsity : {Sparsity::Random, Sparsity::Ranked}) {
        SparsityRule rule {.sparsity = sparsity, .density = 0.5, .mask = std::span<const std::byte>(mask)};
        CHECK(sparse(x, 4, rule) == Values {1, 0, -3, 0});
        rule.rescale = true;
        CHECK(sparse(x, 4, rule) == Values {2.5f, 0, -7.5f, 0});
    }
}

TEST_CASE("every operator gives the same bytes on one and on two threads, and finite ones")
{
    const std::int64_t row = 300;
    const std::size_t count = 300 * 500;
    const Values base = randomValues(count, 1, 1);
    std::vector<Values> parents;
    for (unsigned i = 0; i < 3; ++i) {
        Values parent = randomValues(count, 10 + i, 0.05f);
        for (std::size_t k = 0; k < count; ++k) {
            parent[k] = k % 5 == i ? base[k] : base[k] + parent[k];
        }
        parents.push_back(std::move(parent));
    }
    const int before = threads();
    for (const Case& one : everyOperator()) {
        CAPTURE(std::string(one.name));
        const std::vector<Values> inputs(parents.begin(), parents.begin() + std::ptrdiff_t(one.inputs));
        setThreads(1);
        const auto alone = cross(inputs, one.base ? &base : nullptr, row, one.work);
        setThreads(2);
        const auto together = cross(inputs, one.base ? &base : nullptr, row, one.work);
        CHECK(std::memcmp(alone.data(), together.data(), count * sizeof(float)) == 0);
        CHECK(std::all_of(alone.begin(), alone.end(), [](float v) { return std::isfinite(v) && std::abs(v) < 10; }));
    }
    setThreads(before);
}

TEST_CASE("a parent crossed with itself, and with no delta, gives itself back")
{
    const Values x = randomValues(3000, 4);
    for (const Case& one : everyOperator()) {
        CAPTURE(std::string(one.name));
        const std::vector<Values> inputs(one.inputs, x);
        const auto got = cross(inputs, one.base ? &x : nullptr, 30, one.work);
        const bool weighted = std::string(one.name) == "multislerp" || !one.base;
        CHECK(farthest(got, x) <= (weighted ? 1e-6 : 1e-8));
    }
}

TEST_CASE("nearly opposite task vectors of unlike length do not blow up")
{
    const Values base = randomValues(5000, 5, 1), delta = randomValues(5000, 6, 0.01f);
    Values a = base, b = base;
    for (std::size_t i = 0; i < base.size(); ++i) {
        a[i] += delta[i];
        b[i] -= 0.5f * delta[i];
    }
    for (const Vectors kind : {Vectors::Whole, Vectors::Rows, Vectors::Columns}) {
        const auto got = cross({a, b}, &base, 50, [kind](const Operands& x, const Output& out) { nuslerp(x, 0.3, kind, out); });
        CHECK(farthest(got, base) < 0.1);
    }
}

TEST_CASE("directions that cancel have no mean")
{
    const Values x {1, 2, 3}, y {-1, -2, -3}, z {0, 0, 0};
    const MultislerpRule even {.weights = {1, 1}};
    const auto pair = cross({x, y}, nullptr, 3, [&](const Operands& operands, const Output& out) { multislerp(operands, even, out); });
    CHECK(pair == z); // two: a straight blend
    const MultislerpRule three {.weights = {1, 1, 1}};
    const auto said = test::complaint([&] { cross({x, y, z}, nullptr, 3, [&](const Operands& o, const Output& out) { multislerp(o, three, out); }); });
    CHECK(said.find("cancel") != std::string::npos);
    const auto none = cross({z, z}, nullptr, 3, [](const Operands& o, const Output& out) { karcher(o, {}, out); });
    CHECK(none == z);
}
