// SPDX-License-Identifier: GPL-3.0-or-later
// Genes whose rows lie in a tensor with those of others: in one run (Phi-3), or head by head (GPT-NeoX).
#include "helpers.h"

#include <functional>

#include "inheritance/analysis.h"

using namespace heterosis;
using namespace heterosis::test;

namespace {

NoControl quiet;

// A reference model, and one of its shape with other numbers.
struct Pair {
    TemporaryDirectory folder;
    std::shared_ptr<const ModelMap> a, b;
    explicit Pair(const char* name)
    {
        const fs::path reference = fs::path(HETEROSIS_SOURCE) / "tests/model/references" / name;
        a = openMap(reference);
        fs::create_directories(folder / "b");
        fs::copy_file(reference / "config.json", folder / "b/config.json");
        std::vector<TensorPlan> plan;
        for (const TensorView& view : a->checkpoint->tensors())
            plan.push_back({view.name, view.dtype, view.shape});
        writeTensors(folder / "b/model.safetensors", std::move(plan), 1, 2);
        b = openMap(folder / "b");
    }
};

std::size_t rowBytes(const TensorView& view) { return view.bytes.size() / std::size_t(view.shape[0]); }

bool sameRow(const TensorView& x, const TensorView& y, std::int64_t row)
{
    return std::memcmp(x.bytes.data() + std::size_t(row) * rowBytes(x), y.bytes.data() + std::size_t(row) * rowBytes(y), rowBytes(x)) == 0;
}

struct Fused {
    const char *model, *tensor;
    std::function<bool(std::int64_t)> isValue; // of a row
};

// Four heads of 8 numbers; Phi-3 has two for keys and values.
const Fused kFused[] = {
    {"phi3", "model.layers.0.self_attn.qkv_proj.weight", [](std::int64_t row) { return row >= 32 + 16; }},
    {"gpt-neox-parallel", "gpt_neox.layers.0.attention.query_key_value.weight", [](std::int64_t row) { return row % 24 >= 16; }},
    {"gpt-neox-parallel", "gpt_neox.layers.0.attention.query_key_value.bias", [](std::int64_t row) { return row % 24 >= 16; }},
};

} // namespace

TEST_CASE("blending the values of a fused tensor leaves its queries and keys, and an export has them so")
{
    for (const Fused& fused : kFused) {
        CAPTURE(fused.model);
        CAPTURE(fused.tensor);
        const Pair pair(fused.model);
        const Parents parents = Parents::of(pair.a, pair.b, nullptr);
        Genome genome = everywhere(*pair.a, {0, 1});
        genome.alleles[{0, Region::Value}] = {1, 1};
        Child child(parents);
        child.realise(genome, quiet);
        for (const TensorView& view : child.tensors()) {
            const TensorView &a = *pair.a->checkpoint->find(view.name), &b = *pair.b->checkpoint->find(view.name);
            for (std::int64_t row = 0; row < view.shape[0] && view.name == fused.tensor; ++row)
                CHECK(sameRow(view, fused.isValue(row) ? b : a, row));
            const std::string family = std::string(fused.tensor).substr(0, std::string(fused.tensor).rfind('.'));
            if (!view.name.starts_with(family))
                CHECK(bytesOf(view) == bytesOf(a));
        }
        TemporaryDirectory target;
        exportChild(parents, recipeOf(parents, genome), target / "out", {}, quiet);
        CHECK(sameBytes(child, *Checkpoint::open(target / "out")));
    }
}

TEST_CASE("a density takes its share of all the rows that a gene has in a tensor")
{
    for (const Fused& fused : kFused) {
        CAPTURE(fused.tensor);
        const Pair pair(fused.model);
        Genome genome = everywhere(*pair.a, {0, 1});
        genome.alleles[{0, Region::Value}] = {1, 0.5};
        Child child(Parents::of(pair.a, pair.b, nullptr));
        child.realise(genome, quiet);
        const TensorView &view = *child.find(fused.tensor), &a = *pair.a->checkpoint->find(fused.tensor), &b = *pair.b->checkpoint->find(fused.tensor);
        std::int64_t values = 0, taken = 0;
        for (std::int64_t row = 0; row < view.shape[0]; ++row) {
            values += fused.isValue(row);
            if (fused.isValue(row) && !sameRow(view, a, row)) {
                CHECK(sameRow(view, b, row));
                ++taken;
            }
        }
        CHECK(std::abs(taken * 2 - values) <= 2 + values / 4); // an element may be alike in both parents
    }
}

TEST_CASE("a gene in many places of a tensor is measured as one")
{
    const Pair pair("gpt-neox-parallel");
    const auto genes = analyse(Parents::of(pair.a, pair.b, nullptr), quiet);
    const auto value = std::find_if(genes.begin(), genes.end(), [](const GeneDistance& one) { return one.gene == GeneId{0, Region::Value}; });
    REQUIRE(value != genes.end());
    CHECK(value->tensors.size() == 2);
    CHECK(value->elements == 32 * 32 + 32);
    double squares = 0;
    for (const Fused& fused : kFused) {
        const TensorView *a = pair.a->checkpoint->find(fused.tensor), *b = pair.b->checkpoint->find(fused.tensor);
        if (!a)
            continue;
        for (std::int64_t i = 0; i < a->elements(); ++i) {
            float x, y;
            std::memcpy(&x, a->bytes.data() + i * 4, 4);
            std::memcpy(&y, b->bytes.data() + i * 4, 4);
            squares += fused.isValue(i / (a->elements() / a->shape[0])) ? double(x - y) * double(x - y) : 0;
        }
    }
    CHECK(value->distance == doctest::Approx(std::sqrt(squares)).epsilon(1e-5));
}
