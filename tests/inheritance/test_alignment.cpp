// SPDX-License-Identifier: GPL-3.0-or-later
#include "helpers.h"

#include <algorithm>
#include <numeric>

#include "inheritance/alignment.h"
#include "inheritance/analysis.h"
#include "inheritance/assignment.h"

using namespace heterosis;
using namespace heterosis::test;

namespace {

NoControl quiet;

using Order = std::vector<std::int64_t>;

Order shuffled(std::int64_t n, std::mt19937& random)
{
    Order order(std::size_t(n), 0);
    std::iota(order.begin(), order.end(), 0);
    std::shuffle(order.begin(), order.end(), random);
    return order;
}

// Places of whole blocks: block i from block order[i].
Order blocks(const Order& order, std::int64_t size, std::int64_t begin = 0)
{
    Order places;
    for (const std::int64_t block : order) {
        for (std::int64_t k = 0; k < size; ++k) {
            places.push_back(begin + block * size + k);
        }
    }
    return places;
}

// The tensor with one axis in another order.
std::vector<std::byte> reordered(const TensorView& view, const std::vector<std::byte>& from, std::size_t axis, const Order& order)
{
    const std::int64_t size = bitsOf(view.dtype) / 8, inner = view.shape.size() > 1 ? view.shape[1] : 1;
    std::vector<std::byte> to(from.size());
    for (std::int64_t i = 0; i < view.shape[0]; ++i) {
        for (std::int64_t j = 0; j < inner; ++j) {
            const std::int64_t row = axis == 0 ? order[std::size_t(i)] : i, column = axis == 1 ? order[std::size_t(j)] : j;
            std::memcpy(to.data() + (i * inner + j) * size, from.data() + (row * inner + column) * size, std::size_t(size));
        }
    }
    return to;
}

struct Turn {
    std::string suffix;
    std::size_t axis;
    Order order;
};

// A copy of a model with the axes of its layers in another order.
void writeTurned(const fs::path& from, const fs::path& to, const std::string& layerPrefix, const std::function<std::vector<Turn>(std::mt19937&)>& turnsOf)
{
    const auto model = Checkpoint::open(from);
    fs::create_directories(to);
    for (const char* name : {"config.json", "tokenizer_config.json"}) {
        fs::copy_file(from / name, to / name);
    }
    std::mt19937 random(11);
    std::map<std::string, std::vector<std::byte>> contents;
    std::vector<TensorPlan> plan;
    for (const TensorView& view : model->tensors()) {
        contents[view.name] = bytesOf(view);
        plan.push_back({view.name, view.dtype, view.shape});
    }
    for (int layer = 0; layer < 3; ++layer) {
        for (const Turn& turn : turnsOf(random)) {
            const TensorView* view = model->find(layerPrefix + std::to_string(layer) + "." + turn.suffix);
            if (view) {
                contents[view->name] = reordered(*view, contents[view->name], turn.axis, turn.order);
            }
        }
    }
    SafetensorsWriter writer(to / "model.safetensors", std::move(plan));
    for (const TensorPlan& next : writer.order()) {
        writer.write(contents.at(next.name));
    }
    writer.finish();
}

std::vector<Turn> llamaTurns(std::mt19937& random)
{
    const Order groups = shuffled(2, random), units = shuffled(24, random);
    Order heads;
    for (const std::int64_t group : groups) {
        for (const std::int64_t head : shuffled(2, random)) {
            heads.push_back(group * 2 + head);
        }
    }
    const Order query = blocks(heads, 4), key = blocks(groups, 4);
    return {{"self_attn.q_proj.weight", 0, query}, {"self_attn.q_proj.bias", 0, query}, {"self_attn.k_proj.weight", 0, key},
            {"self_attn.k_proj.bias", 0, key},     {"self_attn.v_proj.weight", 0, key}, {"self_attn.v_proj.bias", 0, key},
            {"self_attn.o_proj.weight", 1, query}, {"mlp.gate_proj.weight", 0, units},  {"mlp.up_proj.weight", 0, units},
            {"mlp.down_proj.weight", 1, units}};
}

std::vector<Turn> gpt2Turns(std::mt19937& random)
{
    const Order heads = shuffled(3, random), units = shuffled(48, random);
    Order fused;
    for (std::int64_t part = 0; part < 3; ++part) {
        const Order own = blocks(heads, 4, part * 12);
        fused.insert(fused.end(), own.begin(), own.end());
    }
    return {{"attn.c_attn.weight", 1, fused}, {"attn.c_attn.bias", 0, fused}, {"attn.c_proj.weight", 0, blocks(heads, 4)},
            {"mlp.c_fc.weight", 1, units},    {"mlp.c_fc.bias", 0, units},    {"mlp.c_proj.weight", 0, units}};
}

} // namespace

TEST_CASE("a copy with its heads and units in another order is aligned to the exact model")
{
    for (const Dtype dtype : {Dtype::F32, Dtype::BF16}) {
        TemporaryDirectory folder;
        writeLlama(folder / "llama", 1, dtype);
        writeGpt2(folder / "gpt2", 1, dtype);
        writeTurned(folder / "llama", folder / "llama turned", "model.layers.", llamaTurns);
        writeTurned(folder / "gpt2", folder / "gpt2 turned", "transformer.h.", gpt2Turns);
        for (const std::string name : {"llama", "gpt2"}) {
            CAPTURE(name);
            const auto a = openMap(folder / name), b = openMap(folder / (name + " turned"));
            CHECK_FALSE(sameBytes(*a->checkpoint, *b->checkpoint));
            const Parents parents = Parents::of(a, b, nullptr);
            std::vector<LayerAlignment> report;
            const Parents ordered = aligned(parents, quiet, &report);
            CHECK(sameBytes(ordered.sourceOf(1), *a->checkpoint));
            CHECK(report.size() == std::size_t(2 * a->config.layers));
            CHECK(std::all_of(report.begin(), report.end(), [](const LayerAlignment& x) { return x.exact && x.after >= x.before; }));
            CHECK(kinshipOf(analyse(parents, quiet)).relative > 0.5);
            CHECK(kinshipOf(analyse(ordered, quiet)).relative == 0);

            Recipe recipe = recipeOf(parents, everywhere(*a, {0.37, 1}));
            recipe.align = true;
            const Parents again = openParents(parseRecipe(writeRecipe(recipe, "/"), "/", "test"), quiet);
            Child child(again);
            child.realise(resolve(recipe, *a), quiet);
            CHECK(sameBytes(child, *a->checkpoint));
            exportChild(again, recipe, folder / (name + " out"), {}, quiet);
            CHECK(sameBytes(*Checkpoint::open(folder / (name + " out")), *a->checkpoint));
        }
    }
}

TEST_CASE("parents that stand right are left as they are")
{
    const Parents parents = Parents::of(openMap(demo("parent-english")), openMap(demo("parent-korean")), nullptr);
    std::vector<LayerAlignment> report;
    const Parents ordered = aligned(parents, quiet, &report);
    CHECK(&ordered.sourceOf(0) == parents.a->checkpoint.get());
    for (const LayerAlignment& layer : report) {
        CHECK(layer.moved == 0); // siblings of one model
        CHECK(layer.after == layer.before);
    }
    const Kinship kin = kinshipOf(analyse(parents, quiet));
    CHECK(kin.relative > 0);
    CHECK(kin.level != Kinship::Level::Unrelated);
    TemporaryDirectory folder;
    writeGpt2(folder / "a", 1, Dtype::F32);
    writeGpt2(folder / "b", 2, Dtype::F32);
    const Kinship strangers = kinshipOf(analyse(Parents::of(openMap(folder / "a"), openMap(folder / "b"), nullptr), quiet));
    CHECK(strangers.level == Kinship::Level::Unrelated);
    CHECK_FALSE(strangers.warning.empty());
}

TEST_CASE("the assignment of most value is the best of all permutations")
{
    std::mt19937 random(5);
    for (int round = 0; round < 60; ++round) {
        const std::size_t n = 1 + std::size_t(round) % 7;
        std::vector<float> value(n * n);
        for (float& x : value) {
            x = float(int(random() % 9)) - 4; // many equal sums
        }
        std::vector<std::uint32_t> order(n);
        std::iota(order.begin(), order.end(), 0u);
        const auto sum = [&](const std::vector<std::uint32_t>& columns) {
            double total = 0;
            for (std::size_t i = 0; i < n; ++i) {
                total += double(value[i * n + columns[i]]);
            }
            return total;
        };
        double best = sum(order);
        while (std::next_permutation(order.begin(), order.end())) {
            best = std::max(best, sum(order));
        }
        const Assignment exact = assignment(value, n, quiet), rough = assignment(value, n, quiet, 0);
        CHECK(exact.exact);
        CHECK(sum(exact.columnOf) == best);
        CHECK(rough.exact == false);
        CHECK(sum(rough.columnOf) <= best);
        for (const Assignment& one : {exact, rough}) {
            auto sorted = one.columnOf;
            std::sort(sorted.begin(), sorted.end());
            for (std::uint32_t i = 0; i < n; ++i) {
                REQUIRE(sorted[i] == i);
            }
        }
    }
    // A permutation that stands out is found without exactness, too.
    const std::size_t n = 300;
    std::vector<std::uint32_t> hidden(n);
    std::iota(hidden.begin(), hidden.end(), 0u);
    std::shuffle(hidden.begin(), hidden.end(), random);
    std::vector<float> value(n * n);
    std::normal_distribution<float> noise(0, 1);
    for (std::size_t i = 0; i < n * n; ++i) {
        value[i] = noise(random) + (hidden[i / n] == i % n ? 10.0f : 0.0f);
    }
    CHECK(assignment(value, n, quiet).columnOf == hidden);
    CHECK(assignment(value, n, quiet, 0).columnOf == hidden);
}
