// SPDX-License-Identifier: GPL-3.0-or-later
#include "helpers.h"

#include <cmath>

#include "inheritance/mergekit.h"

using namespace heterosis;
using namespace heterosis::test;

namespace {

NoControl quiet;

// The message about a merge.yml of this content, beside models a and b.
std::string refusal(const TemporaryDirectory& folder, const std::string& yaml)
{
    std::ofstream(folder / "merge.yml") << yaml;
    return complaint([&] { mergeMergekit(folder / "merge.yml", folder / "refused", folder.path(), {}, quiet); });
}

std::string merge(const std::string& a, const std::string& b, const std::string& rest = "")
{
    return "merge_method: linear\nmodels:\n- model: a\n  parameters:\n    weight: " + a + "\n- model: b\n  parameters:\n    weight: " + b + "\n" + rest;
}

} // namespace

TEST_CASE("linear merges are those of mergekit")
{
    const fs::path kit = fs::path(HETEROSIS_SHARED) / "oracles/merges";
    if (!fs::exists(kit)) {
        MESSAGE("The oracle kit is not here; mergekit's merges are not compared");
        return;
    }
    for (const char* name : {"gpt2/linear", "gpt2/linear-filters", "llama/linear", "llama/linear-bf16", "llama/linear-filters", "llama/linear-negative",
                             "llama/linear-nonorm", "llama/linear-out-bf16"}) {
        CAPTURE(std::string(name));
        TemporaryDirectory target;
        const fs::path folder = kit / name;
        mergeMergekit(folder / "merge.yml", target / "out", folder.parent_path(), {}, quiet);
        const double tolerance = readJson(folder / "expected.json").at("tolerance").at("abs").get<double>();
        const auto got = Checkpoint::open(target / "out"), want = Checkpoint::open(folder / "expected.safetensors");
        REQUIRE(got->tensors().size() == want->tensors().size());
        double farthest = 0;
        std::size_t unlike = 0, all = 0;
        for (const TensorView& view : want->tensors()) {
            const TensorView* own = got->find(view.name);
            REQUIRE(own);
            REQUIRE(own->dtype == view.dtype);
            REQUIRE(own->shape == view.shape);
            std::vector<float> x(std::size_t(view.elements())), y = x;
            widen(view.bytes.data(), view.dtype, x.data(), view.elements());
            widen(own->bytes.data(), own->dtype, y.data(), view.elements());
            for (std::size_t i = 0; i < x.size(); ++i) {
                farthest = std::max(farthest, double(std::abs(x[i] - y[i])));
                unlike += x[i] != y[i];
            }
            all += x.size();
        }
        INFO(unlike << " of " << all << " elements differ, at most by " << farthest);
        CHECK(farthest <= tolerance);
        CHECK(unlike == 0);
    }
}

TEST_CASE("what a mergekit file may not say is refused by name and line")
{
    TemporaryDirectory folder;
    writeGpt2(folder / "a", 1, Dtype::F32);
    writeGpt2(folder / "b", 2, Dtype::F32);
    const auto says = [&](const std::string& yaml, const std::string& word) {
        const std::string message = refusal(folder, yaml);
        const bool said = message.find(word) != std::string::npos && !fs::exists(folder / "refused");
        INFO("about " << word << ": " << message);
        CHECK(said);
    };
    says("merge_method: ties\nmodels:\n- model: a\n", "ties");
    says(merge("1", "1", "slices: []\n"), "slices");
    says(merge("1", "1", "tokenizer_source: union\n"), "line 9");
    says(merge("1", "half"), "line 8");
    says(merge("1", ".nan"), "nan");
    says(merge("1", "1", "parameters:\n  int8_mask: true\n"), "int8_mask");
    says(merge("1", "1", "dtype: float64\n"), "float64");
    says(merge("1", "1", "dtype: float32\ndtype: float32\n"), "twice");
    says(merge("1", "-1"), "sum to 0");
    says("merge_method: linear\nmodels:\n- model: a\n- model: a\n", "twice");
    says("merge_method: linear\nmodels:\n- model: a\n- model: b\n", "no weight");
    says("merge_method: linear\nmodels:\n- model: a+adapter\n", "adapter");
    says("merge_method: linear\nmodels:\n- model: somebody/model\n", "somebody/model");
    says("merge_method: linear\n", "no models");
    says("models:\n- model: a\n", "merge_method");
    says("- a\n- b\n", "line 1");
    says("", "documents");
    says("a: [\n", "YAML");
    says(merge("1", "1") + "---\n" + merge("1", "1"), "documents");
    says(std::string(100000, '['), "");
    std::string bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n";
    for (char c = 'b'; c < 'z'; ++c) {
        bomb += std::string(1, c) + ": &" + c + " [*" + char(c - 1) + ",*" + char(c - 1) + ",*" + char(c - 1) + ",*" + char(c - 1) + "]\n";
    }
    says(bomb, "alias");
}

TEST_CASE("filters, gradients, a base model and the element types follow mergekit")
{
    TemporaryDirectory folder;
    writeGpt2(folder / "a", 1, Dtype::F16);
    writeGpt2(folder / "b", 2, Dtype::BF16);
    const auto run = [&](const std::string& yaml, const std::string& out) {
        std::ofstream(folder / "merge.yml") << yaml;
        mergeMergekit(folder / "merge.yml", folder / out, folder.path(), {}, quiet);
        return Checkpoint::open(folder / out);
    };
    const auto a = Checkpoint::open(folder / "a"), b = Checkpoint::open(folder / "b");
    const auto isOf = [](const Checkpoint& got, const Checkpoint& from, const std::string& name) {
        const TensorView &x = *got.find(name), &y = *from.find(name);
        std::vector<float> fx(std::size_t(x.elements())), fy = fx;
        widen(x.bytes.data(), x.dtype, fx.data(), x.elements());
        widen(y.bytes.data(), y.dtype, fy.data(), y.elements());
        return fx == fy;
    };
    // Weights 0 and 1 by filter, and a gradient from A in the first layer to B in the last.
    const auto filtered = run(merge("[{filter: wte, value: 0}, {filter: .h., value: [1, 0]}, {value: 1}]",
                                    "\n    - {filter: wte, value: 1}\n    - {filter: .h., value: [0, 1]}\n    - value: 0"),
                              "filtered");
    CHECK(filtered->find("transformer.wte.weight")->dtype == Dtype::F32); // float16 beside bfloat16
    CHECK(isOf(*filtered, *b, "transformer.wte.weight"));
    CHECK(isOf(*filtered, *a, "transformer.wpe.weight"));
    CHECK(isOf(*filtered, *a, "transformer.h.0.attn.c_attn.weight"));
    CHECK(isOf(*filtered, *b, "transformer.h.1.attn.c_attn.weight"));

    const auto based = run("merge_method: linear\nbase_model: b\nmodels:\n- model: a\n  parameters:\n    weight: 0\nparameters:\n  weight: 1\n"
                           "dtype: float32\nout_dtype: bfloat16\n",
                           "based");
    CHECK(based->find("transformer.wte.weight")->dtype == Dtype::BF16);
    CHECK(sameBytes(*based, *b));
    CHECK(based->config()->at("torch_dtype") == "bfloat16");
    CHECK(fs::exists(folder / "based/mergekit_config.yml"));
}
