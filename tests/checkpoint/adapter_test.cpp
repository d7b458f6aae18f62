// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>

#include "base/json.h"
#include "base/parallel.h"
#include "checkpoint/adapter.h"
#include "checkpoint/adapter_merge.h"
#include "checkpoint/checkpoint.h"
#include "checkpoint/safetensors_writer.h"
#include "temporary.h"

using namespace heterosis;
namespace fs = std::filesystem;

namespace {

const fs::path kKit = fs::weakly_canonical(fs::path(HETEROSIS_SHARED) / "oracles/lora");

std::vector<float> floatsOf(const TensorView& view)
{
    REQUIRE(view.dtype == Dtype::F32);
    std::vector<float> out(std::size_t(view.elements()));
    std::memcpy(out.data(), view.bytes.data(), out.size() * 4);
    return out;
}

double farthest(const TensorView& x, const TensorView& y)
{
    const auto a = floatsOf(x), b = floatsOf(y);
    REQUIRE(a.size() == b.size());
    double most = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        most = std::max(most, double(std::abs(a[i] - b[i])));
    return most;
}

struct Given {
    std::string name;
    std::vector<std::int64_t> shape;
    float step = 0.01f;
};

void write(const fs::path& file, const std::vector<Given>& tensors)
{
    std::vector<TensorPlan> plan;
    for (const Given& one : tensors)
        plan.push_back({one.name, Dtype::F32, one.shape});
    fs::create_directories(file.parent_path());
    fs::remove(file);
    SafetensorsWriter writer(file, plan);
    for (const TensorPlan& next : writer.order()) {
        const auto given = std::find_if(tensors.begin(), tensors.end(), [&](const Given& one) { return one.name == next.name; });
        std::vector<float> values(next.bytes() / 4);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = given->step * float(i % 7) - 0.02f;
        writer.write(std::as_bytes(std::span(values)));
    }
    writer.finish();
}

void writeText(const fs::path& file, const std::string& content)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file) << content;
}

constexpr const char* kQuery = "model.layers.0.self_attn.q_proj";

// A base of two matrices and an adapter of the first, in a folder of their own.
struct Pair {
    Temporary directory;
    fs::path base = directory.path / "밑 모델", adapter = directory.path / "어댑터 1";
    Json config{{"peft_type", "LORA"}, {"r", 2}, {"lora_alpha", 4}, {"target_modules", Json::array({"q_proj"})}};
    std::vector<Given> tensors{{"base_model.model." + std::string(kQuery) + ".lora_A.weight", {2, 6}}, {"base_model.model." + std::string(kQuery) + ".lora_B.weight", {4, 2}}};

    Pair() { write(base / "model.safetensors", {{std::string(kQuery) + ".weight", {4, 6}}, {"model.layers.0.self_attn.v_proj.weight", {4, 6}}}); }
    fs::path path() const
    {
        fs::remove_all(adapter);
        writeText(adapter / "adapter_config.json", config.dump());
        write(adapter / "adapter_model.safetensors", tensors);
        return joinAdapted(base, adapter);
    }
    std::string refusal() const
    {
        try {
            Checkpoint::open(path());
        } catch (const Error& error) {
            return error.what();
        }
        return {};
    }
};

bool says(const std::string& message, std::string_view word) { return message.find(word) != std::string::npos; }

} // namespace

TEST_CASE("merging gives the weights that PEFT gives")
{
    if (!fs::exists(kKit)) {
        MESSAGE("skipped: no oracle kit beside the checkout");
        return;
    }
    int adapters = 0;
    for (const auto& entry : fs::directory_iterator(kKit)) {
        if (!fs::exists(entry.path() / "adapter_config.json"))
            continue;
        CAPTURE(entry.path().filename().string());
        ++adapters;
        const Json expected = readJson(entry.path() / "expected.json");
        const fs::path base = kKit / expected["base"].get<std::string>();
        const auto merged = Checkpoint::open(joinAdapted(base, entry.path()));
        const auto want = Checkpoint::open(entry.path() / "expected_merged.safetensors");
        const auto untouched = Checkpoint::open(base);
        REQUIRE(merged->tensors().size() == untouched->tensors().size());
        for (const TensorView& tensor : merged->tensors()) {
            CAPTURE(tensor.name);
            const TensorView* oracle = want->find(tensor.name);
            if (oracle)
                CHECK(farthest(tensor, *oracle) <= expected["tolerance"]["merged_abs"].get<double>());
            else
                CHECK(std::memcmp(tensor.bytes.data(), untouched->find(tensor.name)->bytes.data(), tensor.bytes.size()) == 0);
        }
        for (const TensorView& oracle : want->tensors())
            CHECK(merged->find(oracle.name));
        CHECK(Checkpoint::open(entry.path())->path() == merged->path()); // the base is found beside the adapter
    }
    CHECK(adapters >= 10);
}

TEST_CASE("the merged bytes do not depend on the number of threads, and nothing is merged that nobody asks for")
{
    if (!fs::exists(kKit))
        return;
    for (const char* name : {"gpt2-dora", "llama-dora", "llama-all-rslora"}) {
        std::vector<std::vector<std::byte>> bytes;
        for (const int count : {1, 2}) {
            setThreads(count);
            const auto model = Checkpoint::open(kKit / name);
            for (const TensorView& tensor : model->tensors())
                bytes.emplace_back(tensor.bytes.begin(), tensor.bytes.end());
        }
        for (std::size_t i = 0; i < bytes.size() / 2; ++i)
            CHECK(bytes[i] == bytes[bytes.size() / 2 + i]);
    }
    const auto model = Checkpoint::open(kKit / "llama-basic");
    CHECK(model->lowRank("model.layers.0.self_attn.q_proj.weight"));
    CHECK_FALSE(model->lowRank("model.layers.0.self_attn.k_proj.weight"));
    CHECK_FALSE(Checkpoint::open(kKit / "llama-dora")->lowRank("model.layers.0.self_attn.q_proj.weight"));
}

TEST_CASE("an adapter that lies about itself is refused by what is wrong")
{
    Pair pair;
    CHECK(pair.refusal() == "");

    SUBCASE("rank") { pair.config["r"] = 3; CHECK(says(pair.refusal(), "The rank is 2, but adapter_config.json says 3")); }
    SUBCASE("rank_pattern") { pair.config["rank_pattern"] = {{"q_proj", 5}}; CHECK(says(pair.refusal(), "says 5")); }
    SUBCASE("no B") { pair.tensors.pop_back(); CHECK(says(pair.refusal(), "lora_A but no lora_B")); }
    SUBCASE("no A") { pair.tensors.erase(pair.tensors.begin()); CHECK(says(pair.refusal(), "lora_B but no lora_A")); }
    SUBCASE("shape") { pair.tensors[0].shape = {2, 5}; CHECK(says(pair.refusal(), "[4, 6]")); }
    SUBCASE("another base") { pair.tensors[0].name = "base_model.model.model.layers.9.q_proj.lora_A.weight"; pair.tensors[1].name = "base_model.model.model.layers.9.q_proj.lora_B.weight"; CHECK(says(pair.refusal(), "no such module")); }
    SUBCASE("type") { pair.config["peft_type"] = "LOHA"; CHECK(says(pair.refusal(), "LOHA")); }
    SUBCASE("no type") { pair.config.erase("peft_type"); CHECK(says(pair.refusal(), "which kind")); }
    SUBCASE("a setting of later") { pair.config["use_sparkle"] = true; CHECK(says(pair.refusal(), "use_sparkle")); }
    SUBCASE("replicated layers") { pair.config["layer_replication"] = Json::array({Json::array({0, 1})}); CHECK(says(pair.refusal(), "layer_replication")); }
    SUBCASE("pissa") { pair.config["init_lora_weights"] = "pissa"; CHECK(says(pair.refusal(), "pissa")); }
    SUBCASE("dora without vectors") { pair.config["use_dora"] = true; CHECK(says(pair.refusal(), "magnitude")); }
    SUBCASE("no number") { pair.config["lora_alpha"] = "eight"; CHECK(says(pair.refusal(), "lora_alpha")); }
    SUBCASE("a huge rank") { pair.config["r"] = 1e30; CHECK(says(pair.refusal(), "\"r\"")); }
    SUBCASE("no pattern") { pair.config["alpha_pattern"] = {{"(q_proj", 3}}; CHECK(says(pair.refusal(), "no regular expression")); }
    SUBCASE("a pattern without end") { pair.config["rank_pattern"] = {{"((.*)*)*(!|@)", 3}}; CHECK(says(pair.refusal(), "too long")); }
    SUBCASE("too many patterns") { for (int i = 0; i < 10'001; ++i) pair.config["rank_pattern"]["x" + std::to_string(i)] = 3; CHECK(says(pair.refusal(), "10001 entries")); }
    SUBCASE("a stranger") { pair.tensors.push_back({"base_model.model.x.prompt", {2}}); CHECK(says(pair.refusal(), "no part of a LoRA")); }
}

TEST_CASE("patterns match as PEFT lets them match")
{
    Pair pair;
    pair.config["alpha_pattern"] = {{"layers.1.self_attn.q_proj", 100}, {R"(layers\.\d+\.self_attn\.[qk]_proj)", 6}, {"q_proj", 50}};
    pair.path();
    const Adapter adapter(pair.adapter);
    CHECK(adapter.config().scaleOf(kQuery) == 3.0);                             // the first key that fits
    CHECK(adapter.config().scaleOf("model.layers.0.self_attn.v_proj") == 2.0);  // none: lora_alpha / r
    CHECK(adapter.config().scaleOf("model.layers.0.self_attn.xq_proj") == 2.0); // a key begins where a level begins

    pair.config = {{"peft_type", "LORA"}, {"r", 2}, {"target_modules", "all-linear"}, {"exclude_modules", Json::array({"v_proj"})}, {"modules_to_save", Json::array({"lm_head"})}};
    pair.path();
    const Adapter all(pair.adapter);
    CHECK(all.config().targets(kQuery));
    CHECK_FALSE(all.config().targets("model.layers.0.self_attn.v_proj"));
    CHECK_FALSE(all.config().targets("lm_head"));

    pair.config = {{"peft_type", "LORA"}, {"r", 2}, {"target_modules", Json::array({"q_proj"})}, {"layers_to_transform", Json::array({1})}};
    pair.path();
    const Adapter layers(pair.adapter);
    CHECK(layers.config().targets("model.layers.1.self_attn.q_proj"));
    CHECK_FALSE(layers.config().targets("model.layers.11.self_attn.q_proj"));
    CHECK(Checkpoint::open(joinAdapted(pair.base, pair.adapter))->problems().size() == 2); // layer 0 is not its business, so nothing is used
    pair.config["layers_pattern"] = "layers";
    pair.path();
    CHECK(Adapter(pair.adapter).config().targets("model.layers.1.self_attn.q_proj"));
    pair.config["layers_pattern"] = "h";
    pair.path();
    CHECK_FALSE(Adapter(pair.adapter).config().targets("model.layers.1.self_attn.q_proj"));
}

TEST_CASE("a tied head stays the embedding of the base, unless the tie is asked for")
{
    Pair pair;
    write(pair.base / "model.safetensors", {{"model.embed_tokens.weight", {8, 3}}, {std::string(kQuery) + ".weight", {4, 6}}});
    writeText(pair.base / "config.json", R"({"model_type": "llama", "tie_word_embeddings": true})");
    pair.config["target_modules"] = Json::array({"embed_tokens"});
    pair.tensors = {{"base_model.model.model.embed_tokens.lora_embedding_A", {2, 8}}, {"base_model.model.model.embed_tokens.lora_embedding_B", {3, 2}}};
    const auto plain = Checkpoint::open(pair.base), adapted = Checkpoint::open(pair.path());
    REQUIRE(adapted->find("lm_head.weight"));
    CHECK((*adapted->config())["tie_word_embeddings"] == false);
    CHECK(farthest(*adapted->find("lm_head.weight"), *plain->find("model.embed_tokens.weight")) == 0);
    CHECK(farthest(*adapted->find("model.embed_tokens.weight"), *plain->find("model.embed_tokens.weight")) > 0);
    pair.config["ensure_weight_tying"] = true;
    CHECK_FALSE(Checkpoint::open(pair.path())->find("lm_head.weight"));
}

TEST_CASE("paths of a model with an adapter")
{
    Pair pair;
    const auto one = Checkpoint::open(pair.path());
    CHECK(one->name() == "밑 모델+어댑터 1");
    CHECK(one->weightFiles().size() == 3); // an export may touch neither folder, and all of them are hashed
    const auto back = splitAdapted(one->path());
    REQUIRE(back);
    CHECK(back->base == pair.base);
    CHECK(back->adapter == pair.adapter);
    CHECK(resolveModelPath("밑 모델+어댑터 1", pair.directory.path) == one->path());
    CHECK(resolveModelPath(one->path(), "/elsewhere") == one->path());
    CHECK(Checkpoint::open(one->path())->tensors().size() == one->tensors().size());
    // On one another.
    const auto twice = Checkpoint::open(joinAdapted(one->path(), pair.adapter));
    const auto fifth = [](const Checkpoint& model) { return floatsOf(*model.find(std::string(kQuery) + ".weight"))[5]; };
    CHECK(fifth(*twice) == doctest::Approx(2 * fifth(*one) - fifth(*Checkpoint::open(pair.base))));
    // A base that is the adapter itself, and one that is not there.
    pair.config["base_model_name_or_path"] = pair.adapter.string();
    pair.path();
    CHECK_THROWS_AS(Checkpoint::open(pair.adapter), Error);
    pair.config["base_model_name_or_path"] = "nobody/nothing";
    pair.path();
    CHECK_THROWS_WITH_AS(Checkpoint::open(pair.adapter), doctest::Contains("nobody/nothing"), Error);
    CHECK_THROWS_WITH_AS(Checkpoint::open(joinAdapted(pair.base, pair.base)), doctest::Contains("no adapter"), Error);
}
