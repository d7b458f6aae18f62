// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <fstream>
#include <random>

#include "adapter/extraction.h"
#include "adapter/low_rank_factors.h"
#include "base/parallel.h"
#include "checkpoint/adapter.h"
#include "checkpoint/checkpoint.h"
#include "checkpoint/safetensors_writer.h"
#include "inheritance/blend.h"
#include "temporary.h"

using namespace heterosis;
namespace fs = std::filesystem;

namespace {

const bool kOneThread = (setThreads(1), true); // small matrices, and a busy machine

fs::path kit(const std::string& name) { return fs::weakly_canonical(fs::path(HETEROSIS_SHARED) / "oracles/lora" / name); }

std::vector<float> floatsOf(const TensorView& view)
{
    std::vector<float> out(std::size_t(view.elements()));
    widen(view.bytes.data(), view.dtype, out.data(), view.elements());
    return out;
}

// x = sum of k outer products whose sizes fall by `fall`, so that its singular values are known in order.
std::vector<float> falling(std::int64_t rows, std::int64_t columns, double fall, int terms)
{
    std::mt19937 random(7);
    std::normal_distribution<float> normal;
    std::vector<float> out(std::size_t(rows * columns), 0.0f), u(std::size_t(rows), 0.0f), v(std::size_t(columns), 0.0f);
    for (int k = 0; k < terms; ++k) {
        for (float& x : u)
            x = normal(random);
        for (float& x : v)
            x = normal(random);
        for (std::int64_t i = 0; i < rows; ++i)
            for (std::int64_t j = 0; j < columns; ++j)
                out[std::size_t(i * columns + j)] += float(std::pow(fall, k)) * u[std::size_t(i)] * v[std::size_t(j)];
    }
    return out;
}

double sum(const std::vector<double>& values)
{
    double all = 0;
    for (const double value : values)
        all += value;
    return all;
}

// What B A really leaves out.
double residual(const std::vector<float>& x, const LowRankFactors& f, std::int64_t out, std::int64_t in, bool turned)
{
    double left = 0;
    for (std::int64_t i = 0; i < out; ++i)
        for (std::int64_t j = 0; j < in; ++j) {
            double product = 0;
            for (std::int64_t k = 0; k < f.rank; ++k)
                product += double(f.b[std::size_t(i * f.rank + k)]) * f.a[std::size_t(k * in + j)];
            const double d = x[std::size_t(turned ? j * out + i : i * in + j)] - product;
            left += d * d;
        }
    return left;
}

ExportResult extract(const std::shared_ptr<const ModelMap>& child, const std::shared_ptr<const ModelMap>& base, const fs::path& out, std::int64_t rank)
{
    NoControl control;
    return exportAdapter({.map = child, .child = child->checkpoint, .base = base, .sources = {child->checkpoint, base->checkpoint}, .parents = {}, .rank = rank}, out, control);
}

double farthest(const Checkpoint& x, const Checkpoint& y)
{
    double most = 0;
    for (const TensorView& tensor : x.tensors()) {
        REQUIRE(y.find(tensor.name));
        const auto a = floatsOf(tensor), b = floatsOf(*y.find(tensor.name));
        REQUIRE(a.size() == b.size());
        for (std::size_t i = 0; i < a.size(); ++i)
            most = std::max(most, double(std::abs(a[i] - b[i])));
    }
    return most;
}

} // namespace

TEST_CASE("the factors leave out the tail of the singular values, and say so")
{
    for (const bool turned : {false, true}) {
        const auto x = falling(turned ? 31 : 20, turned ? 20 : 31, 0.5, 6);
        double before = HUGE_VAL;
        for (const int rank : {1, 3, 6, 20}) {
            const LowRankFactors factors = lowRankFactors(x, 20, 31, turned, rank);
            CHECK(factors.rank == rank);
            const double left = residual(x, factors, 20, 31, turned);
            CHECK(std::abs(left - sum(factors.left)) <= 1e-6 * sum(factors.whole));
            CHECK(left < before + 1e-9);
            before = left;
        }
        CHECK(before < 1e-8 * sum(lowRankFactors(x, 20, 31, turned, 1).whole)); // six terms: rank 6 has all of it
    }
    CHECK(lowRankFactors(std::vector<float>(12, 0.0f), 3, 4, false, 2).rank == 0);
    CHECK_THROWS(lowRankFactors({1, NAN, 3, 4}, 2, 2, false, 1));
}

TEST_CASE("large matrices: the randomised factors are nearly as good as the best, and the same each time")
{
    const std::int64_t out = 700, in = 900;
    const auto x = falling(out, in, 0.8, 24);
    const LowRankFactors once = lowRankFactors(x, out, in, false, 8), again = lowRankFactors(x, out, in, false, 8);
    CHECK(once.a == again.a);
    CHECK(once.b == again.b);
    // The sum's singular values fall as 0.8^k times about sqrt(out in); rank 8 of 24 leaves about 0.8^16 of the squares.
    const double share = sum(once.left) / sum(once.whole);
    CHECK(share < 1.1 * std::pow(0.8, 16));
    CHECK(sum(lowRankFactors(x, out, in, false, 24).left) < 1e-8 * sum(once.whole));
}

TEST_CASE("an adapter of full rank gives the child back, and one of the rank it was made with")
{
    if (!fs::exists(kit("base-llama"))) {
        MESSAGE("skipped: no oracle kit beside the checkout");
        return;
    }
    for (const char* name : {"llama-basic", "gpt2-conv1d", "llama-bias", "llama-embed-save", "llama-dora"}) {
        CAPTURE(name);
        Temporary temporary;
        const auto child = ModelMap::of(Checkpoint::open(kit(name)));
        const auto base = ModelMap::of(child->checkpoint->base());
        const ExportResult result = extract(child, base, temporary.path / "어댑터", 4096);
        CHECK(result.details["relative_error"].get<double>() < 1e-5);
        CHECK(farthest(*child->checkpoint, *Checkpoint::open(joinAdapted(base->checkpoint->path(), temporary.path / "어댑터"))) < 2e-5);
        if (std::string(name) == "llama-basic") { // rank 4
            const ExportResult four = extract(child, base, temporary.path / "4", 4), two = extract(child, base, temporary.path / "2", 2);
            CHECK(four.details["relative_error"].get<double>() < 1e-5);
            CHECK(two.details["relative_error"].get<double>() > 0.1);
            CHECK(two.details["genes"].size() == 6);
            CHECK(Adapter(temporary.path / "2").config().rank() == 2);
        }
    }
}

TEST_CASE("norms and embeddings that changed are in the adapter whole")
{
    if (!fs::exists(kit("base-gpt2")))
        return;
    Temporary temporary;
    const auto base = ModelMap::of(Checkpoint::open(kit("base-gpt2"))); // its head is its embedding
    const fs::path folder = temporary.path / "아이";
    fs::create_directories(folder);
    fs::copy_file(kit("base-gpt2") / "config.json", folder / "config.json");
    {
        std::vector<TensorPlan> plan;
        for (const TensorView& tensor : base->checkpoint->tensors())
            plan.push_back({tensor.name, Dtype::F32, tensor.shape});
        SafetensorsWriter writer(folder / "model.safetensors", plan);
        for (const TensorPlan& next : writer.order()) {
            auto values = floatsOf(*base->checkpoint->find(next.name));
            for (const char* part : {"wte.weight", "h.1.ln_2.weight", "h.0.mlp.c_fc.bias", "ln_f.bias"})
                if (next.name.ends_with(part))
                    for (float& value : values)
                        value += 0.25f;
            writer.write(std::as_bytes(std::span(values)));
        }
        writer.finish();
    }
    const auto child = ModelMap::of(Checkpoint::open(folder));
    const ExportResult result = extract(child, base, temporary.path / "adapter", 2);
    CHECK(result.details["saved"] == Json::array({"transformer.wte", "lm_head", "transformer.ln_f", "transformer.h.1.ln_2"}));
    const Adapter adapter(temporary.path / "adapter");
    CHECK(adapter.faults().empty());
    CHECK(adapter.config().bias() == "lora_only");
    const auto back = Checkpoint::open(joinAdapted(base->checkpoint->path(), temporary.path / "adapter"));
    CHECK(farthest(*child->checkpoint, *back) < 1e-6);
    REQUIRE(back->find("lm_head.weight")); // PEFT would not tie a head to what is not called embed_tokens
    CHECK(floatsOf(*back->find("lm_head.weight")) == floatsOf(*back->find("transformer.wte.weight")));
}

TEST_CASE("nothing to hold, and nowhere to write, are refused")
{
    if (!fs::exists(kit("base-llama")))
        return;
    Temporary temporary;
    const auto base = ModelMap::of(Checkpoint::open(kit("base-llama"))), child = ModelMap::of(Checkpoint::open(kit("llama-basic")));
    CHECK_THROWS_WITH_AS(extract(base, base, temporary.path / "x", 4), doctest::Contains("equal to the base"), Error);
    CHECK_FALSE(fs::exists(temporary.path / "x"));
    CHECK_THROWS_AS(extract(child, base, kit("llama-basic"), 4), Error);
    CHECK_THROWS_AS(extract(child, ModelMap::of(Checkpoint::open(kit("base-gpt2"))), temporary.path / "x", 4), Error);
    CHECK_THROWS_AS(extract(child, base, temporary.path / "x", 0), Error);
}
