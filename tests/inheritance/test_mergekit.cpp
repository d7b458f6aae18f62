// SPDX-License-Identifier: GPL-3.0-or-later
#include "helpers.h"

#include <algorithm>
#include <cmath>

#include "base/parallel.h"
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

// The folders of the kit that hold a merge.
std::vector<fs::path> kitCases(const fs::path& kit)
{
    std::vector<fs::path> cases;
    for (const auto& family : fs::directory_iterator(kit)) {
        for (const auto& one : family.is_directory() ? fs::directory_iterator(family.path()) : fs::directory_iterator()) {
            if (fs::exists(one.path() / "merge.yml")) {
                cases.push_back(one.path());
            }
        }
    }
    std::sort(cases.begin(), cases.end());
    return cases;
}

// How many elements differ by more than the tolerance, or are no number.
std::size_t countUnlike(const TensorView& x, const TensorView& y, double tolerance)
{
    std::vector<float> a(std::size_t(x.elements())), b = a;
    widen(x.bytes.data(), x.dtype, a.data(), x.elements());
    widen(y.bytes.data(), y.dtype, b.data(), y.elements());
    std::size_t unlike = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        unlike += !(std::abs(double(a[i]) - b[i]) <= tolerance);
    }
    return unlike;
}

} // namespace

TEST_CASE("merges are those of mergekit")
{
    const fs::path kit = fs::path(HETEROSIS_SHARED) / "oracles/merges";
    if (!fs::exists(kit)) {
        MESSAGE("The oracle kit is not here; mergekit's merges are not compared");
        return;
    }
    for (const fs::path& folder : kitCases(kit)) {
        CAPTURE(folder.string());
        TemporaryDirectory target;
        const Json expected = readJson(folder / "expected.json");
        MergekitOptions options;
        if (expected.at("random").get<bool>()) {
            options.masks = folder / "masks.safetensors";
        }
        mergeMergekit(folder / "merge.yml", target / "out", folder.parent_path(), {}, quiet, options);
        const auto got = Checkpoint::open(target / "out"), want = Checkpoint::open(folder / "expected.safetensors");
        REQUIRE(got->tensors().size() == want->tensors().size());
        CHECK(ModelMap::of(got)->config.layers == expected.at("layers").get<std::int64_t>());
        const bool exact = expected.at("method") == "linear" && folder.filename() != "linear-slices";
        for (const TensorView& view : want->tensors()) {
            CAPTURE(view.name);
            const TensorView* own = got->find(view.name);
            REQUIRE(own);
            REQUIRE(own->dtype == view.dtype);
            REQUIRE(own->shape == view.shape);
            const bool ill = expected.contains("ill_conditioned") && expected.at("ill_conditioned").contains(view.name);
            const std::size_t unlike = countUnlike(*own, view, exact ? 0 : expected.at("tolerance").at("abs").get<double>());
            const bool free = ill && expected.at("method") == "nuslerp"; // the direction is rounding alone
            CHECK(unlike <= (free ? std::size_t(view.elements()) : ill ? 3u : 0u));
        }
    }
}

TEST_CASE("own draws have the shares that mergekit's have, by seed, on any number of threads")
{
    const fs::path kit = fs::path(HETEROSIS_SHARED) / "oracles/merges/llama";
    if (!fs::exists(kit)) {
        MESSAGE("The oracle kit is not here; the shares of own draws are not compared");
        return;
    }
    const int before = threads();
    for (const char* name : {"dare_linear-norescale", "dare_ties", "della", "della_linear"}) {
        CAPTURE(std::string(name));
        TemporaryDirectory target;
        const auto run = [&](std::uint64_t seed, int count) {
            setThreads(count);
            const fs::path out = target / (std::to_string(seed) + " " + std::to_string(count));
            mergeMergekit(kit / name / "merge.yml", out, kit, {}, quiet, {.seed = seed});
            return Checkpoint::open(out);
        };
        const auto one = run(1, 1), two = run(1, 2), other = run(2, 1);
        CHECK(sameBytes(*one, *two));
        CHECK_FALSE(sameBytes(*one, *other));
        if (std::string(name) != "dare_linear-norescale") {
            continue;
        }
        // One model: an element that left the base was kept, where there is a delta at all.
        const auto base = Checkpoint::open(kit / "models/base"), a = Checkpoint::open(kit / "models/a");
        std::size_t kept = 0, all = 0;
        for (const TensorView& view : one->tensors()) {
            all += countUnlike(*base->find(view.name), *a->find(view.name), 1e-6);
            kept += countUnlike(*base->find(view.name), view, 0.4e-6);
        }
        const auto share = double(kept) / double(all);
        const Json statistics = readJson(kit / name / "expected.json").at("statistics").at("a");
        INFO(kept << " of " << all);
        CHECK(share > statistics.at("kept_share_bounds")[0].get<double>());
        CHECK(share < statistics.at("kept_share_bounds")[1].get<double>());
    }
    setThreads(before);
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
    says("merge_method: ties\nmodels:\n- model: a\n", "ties needs a base model");
    says("merge_method: dream\nmodels:\n- model: a\n", "dream");
    says("merge_method: slerp\nbase_model: a\nmodels:\n- model: a\n- model: b\n", "no t for tensor");
    says("merge_method: slerp\nbase_model: a\nmodels:\n- model: a\n", "at least 1");
    says("merge_method: passthrough\nmodels:\n- model: a\n- model: b\n", "takes 1 models");
    says("merge_method: ties\nbase_model: a\nmodels:\n- model: b\n  parameters: {weight: 1, lambda: 2}\n", "lambda");
    says("merge_method: della\nbase_model: a\nmodels:\n- model: b\n  parameters: {weight: 1, density: 0.9, epsilon: 0.2}\n", "epsilon");
    const std::string slices = "merge_method: passthrough\nslices:\n- sources:\n  - model: a\n    layer_range: ";
    says(slices + "[0, 3]\n", "2 layers");
    says(slices + "[1, 1]\n", "no range");
    says(slices + "[0, 0.5]\n", "whole number");
    says(slices + "[0, 1]\n  - model: b\n    layer_range: [0, 2]\n", "unlike numbers");
    says("merge_method: passthrough\nslices:\n- sources:\n  - model: a\n", "layer_range");
    says("merge_method: slerp\nbase_model: b\nslices:\n- sources:\n  - {model: a, layer_range: [0, 1]}\n", "not among the sources");
    says(slices + "[0, 1]\nmodules: {}\n", "modules");
    says(slices + "[0, 1]\nchat_template: polite\n", "polite");
    says(merge("1", "1", "slices: []\n"), "slices");
    says(merge("1", "1", "tokenizer_source: union\n"), "neither tokenizer.json nor vocab.json");
    says(merge("1", "1", "tokenizer_source: union\ntokenizer: {source: base}\n"), "tokenizer_source");
    says(merge("1", "1", "tokenizer: {pad: 64}\n"), "line 9");
    says(merge("1", "1", "tokenizer: {tokens: {x: {source: c}}}\n"), "There is no model c");
    says(merge("1", "1", "experts: []\n"), "another of mergekit's tools");
    says(merge("1", "1", "speed: 3\n"), "speed");
    says("merge_method: linear\nmodules:\n  vision_tower:\n    models: []\n", "vision_tower");
    says("merge_method: linear\nmodels:\n- model: a@main\n", "revision");
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
    says("", "no document");
    says("a: [\n", "YAML");
    says(merge("1", "1") + "---\n" + merge("1", "1"), "no name");
    says("name: x\n" + merge("1", "1") + "---\nname: y\n" + merge("1", "1"), "Every document has a name");
    says("name: x\n" + merge("1", "1") + "---\nname: x\n" + merge("1", "1"), "called x");
    says("name: ../x\n" + merge("1", "1") + "---\n" + merge("1", "1"), "../x");
    says("name: x\n" + merge("1", "1") + "---\n" + merge("1", "1"), "No document takes");
    const auto taking = [](const std::string& model) { return "merge_method: passthrough\nmodels:\n- model: " + model + "\n"; };
    says("name: x\n" + taking("y") + "---\nname: y\n" + taking("x") + "---\n" + taking("x"), "circle");
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

TEST_CASE("slices renumber the layers, and settings of a source beat those of its slice and of the file")
{
    TemporaryDirectory folder;
    writeGpt2(folder / "a", 1, Dtype::BF16);
    writeGpt2(folder / "b", 2, Dtype::BF16);
    std::ofstream(folder / "merge.yml") << R"(merge_method: linear
base_model: b
slices:
- sources:
  - {model: a, layer_range: [1, 2], parameters: {weight: 1}}
  - {model: b, layer_range: [0, 1]}
- sources:
  - {model: a, layer_range: [0, 2]}
  - {model: b, layer_range: [0, 2], parameters: {weight: [0, 1]}}
  parameters: {weight: [{filter: mlp, value: 1}, {value: [1, 0]}]}
- sources:
  - {model: b, layer_range: [1, 2]}
parameters: {weight: 0, normalize: [{filter: h.3, value: false}, {filter: ln_f, value: false}, {value: true}]}
)";
    mergeMergekit(folder / "merge.yml", folder / "out", folder.path(), {}, quiet);
    const auto got = Checkpoint::open(folder / "out"), a = Checkpoint::open(folder / "a"), b = Checkpoint::open(folder / "b");
    CHECK(ModelMap::of(got)->config.layers == 4);
    CHECK(got->config()->at("n_layer") == 4);
    const auto same = [&](const Checkpoint& from, const std::string& name, const std::string& own) {
        return bytesOf(*got->find("transformer." + name)) == bytesOf(*from.find("transformer." + own));
    };
    CHECK(same(*a, "wte.weight", "wte.weight"));                        // the first slice's sources
    CHECK(same(*a, "h.0.attn.c_attn.weight", "h.1.attn.c_attn.weight"));
    CHECK(same(*a, "h.1.attn.c_attn.weight", "h.0.attn.c_attn.weight")); // gradients run over the slice
    CHECK(same(*b, "h.2.attn.c_attn.weight", "h.1.attn.c_attn.weight"));
    CHECK_FALSE(same(*b, "h.2.mlp.c_fc.weight", "h.1.mlp.c_fc.weight"));
    const TensorView& last = *got->find("transformer.h.3.ln_1.weight");  // not normalized: 0 times b
    CHECK(std::all_of(last.bytes.begin(), last.bytes.end(), [](std::byte x) { return x == std::byte {}; }));
}

TEST_CASE("inputs are rounded to the recipe's dtype before anything else")
{
    TemporaryDirectory folder;
    for (const char* name : {"a", "b", "base"}) {
        writeGpt2(folder / name, unsigned(name[std::string(name).size() - 1]), Dtype::F32);
        exportCheckpoint(*openMap(folder / name), folder / (std::string(name) + "16"), {.dtype = Dtype::BF16}, quiet);
    }
    const auto run = [&](const std::string& suffix, const std::string& out) {
        std::ofstream(folder / "merge.yml") << "merge_method: ties\nbase_model: base" << suffix << "\nmodels:\n- model: a" << suffix
                                            << "\n- model: b" << suffix << "\nparameters: {weight: 0.6, density: 0.5}\ndtype: bfloat16\n";
        mergeMergekit(folder / "merge.yml", folder / out, folder.path(), {}, quiet);
        return Checkpoint::open(folder / out);
    };
    const auto wide = run("", "wide"), narrow = run("16", "narrow");
    CHECK(wide->find("transformer.wte.weight")->dtype == Dtype::BF16);
    CHECK(sameBytes(*wide, *narrow));
}
