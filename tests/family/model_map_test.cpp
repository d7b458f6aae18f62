// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include <doctest/doctest.h>

#include "base/control.h"
#include "base/error.h"
#include "base/files.h"
#include "base/temporary.h"
#include "family/families.h"
#include "family/inspection.h"
#include "family/model_map.h"

using namespace heterosis;
namespace fs = std::filesystem;

namespace {

const fs::path models = fs::path(HETEROSIS_SHARED) / "oracles" / "models";
const fs::path demo = fs::path(HETEROSIS_SOURCE) / "resources" / "demo";

bool kitIsThere()
{
    if (fs::exists(models))
        return true;
    MESSAGE("skipped: no oracle kit at " << models.string());
    return false;
}

std::shared_ptr<const ModelMap> mapOf(const fs::path& path) { return ModelMap::of(Checkpoint::open(path)); }

// Every element of every part belongs to exactly one gene.
void checkGenesCover(const ModelMap& map)
{
    std::map<int, std::int64_t> next; // rows come in order
    std::int64_t inGenes = 0, inParts = 0;
    for (const Gene& gene : map.genes) {
        CHECK(map.gene(gene.id) == &gene);
        CHECK(GeneId::parse(gene.id.text()) == gene.id);
        inGenes += gene.elements;
    }
    for (const Part& part : map.parts) {
        CHECK(map.part(part.part) == &part);
        inParts += map.checkpoint->find(part.tensor)->elements();
    }
    CHECK(inGenes == inParts);
    for (const Gene& gene : map.genes) // sorted by region, so a fused tensor's thirds follow each other
        for (const GenePiece& piece : gene.pieces) {
            CHECK(piece.begin == next[piece.part]);
            next[piece.part] = piece.end;
        }
    for (std::size_t i = 0; i < map.parts.size(); ++i)
        CHECK(next[static_cast<int>(i)] == map.parts[i].shape[static_cast<std::size_t>(map.parts[i].rowAxis)]);
}

Json llamaConfig()
{
    return parseJson(R"({"architectures":["LlamaForCausalLM"],"model_type":"llama","hidden_size":32,"intermediate_size":64,"num_hidden_layers":2,
        "num_attention_heads":4,"num_key_value_heads":2,"vocab_size":100,"rms_norm_eps":1e-5,"rope_theta":10000.0,"max_position_embeddings":64,
        "hidden_act":"silu","tie_word_embeddings":false})", "config.json");
}

std::string refusalOf(const Json& config)
{
    try {
        readModelConfig(config, "config.json");
    } catch (const Error& error) {
        CHECK_FALSE(error.info().remedy.empty());
        return error.what();
    }
    return "accepted";
}

std::string misfit(const fs::path& a, const fs::path& b)
{
    try {
        checkFit(*mapOf(a), *mapOf(b));
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

bool contains(const std::string& text, const std::string& piece) { return text.find(piece) != std::string::npos; }

} // namespace

TEST_CASE("every decoder of the kit is mapped, and its genes cover it")
{
    if (!kitIsThere())
        return;
    int mapped = 0;
    for (const auto& entry : fs::directory_iterator(models)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("bert") || name.starts_with("roberta") || name.starts_with("distilbert") || name.starts_with("gpt2-bin"))
            continue;
        CAPTURE(name);
        const auto map = mapOf(entry.path());
        checkGenesCover(*map);
        CHECK(map->checkpoint->problems().empty());
        CHECK((map->gene({GeneId::kHead, Region::Head}) != nullptr) == !map->config.tiedHead);
        for (const std::string& unused : map->unused)
            CHECK(familyOf(*map->checkpoint->config(), "config.json").expects(unused));
        if (const fs::path newer = entry.path() / "config.v5.json"; fs::exists(newer)) {
            const ModelConfig a = readModelConfig(*map->checkpoint->config(), "config.json"), b = readModelConfig(readJson(newer), newer.string());
            CHECK(a.rope.type == b.rope.type);
            CHECK(a.rope.theta == b.rope.theta);
            CHECK(a.rope.factor == b.rope.factor);
            CHECK(a.rope.originalContext == b.rope.originalContext);
            CHECK(a.slidingWindow == b.slidingWindow);
            CHECK(a.headDim == b.headDim);
            CHECK(a.tiedHead == b.tiedHead);
        }
        ++mapped;
    }
    CHECK(mapped >= 15);
}

TEST_CASE("GPT-2's fused tensor holds three regions; buffers are no parts")
{
    if (!kitIsThere())
        return;
    const auto map = mapOf(models / "gpt2-noprefix");
    const auto& config = map->config;
    const Part* fused = map->part("0.qkv.weight");
    REQUIRE(fused);
    CHECK(fused->rowAxis == 1);
    const Gene* key = map->gene({0, Region::Key});
    REQUIRE(key);
    REQUIRE(key->pieces.size() == 2); // weight and bias
    CHECK(key->pieces[0].begin == config.width);
    CHECK(key->pieces[0].end == 2 * config.width);
    CHECK(key->elements == config.width * config.width + config.width);
    CHECK(map->gene({GeneId::kEmbed, Region::Embedding})->pieces.size() == 2);
    CHECK(map->gene({0, Region::Norm})->pieces.size() == 4);
    CHECK(map->gene({0, Region::Gate}) == nullptr);
    CHECK(map->unused.size() == 2 * static_cast<std::size_t>(config.layers));
    CHECK(mapOf(models / "qwen3")->gene({1, Region::Norm})->pieces.size() == 4); // two norms, query and key norm
    CHECK(mapOf(models / "qwen2")->gene({1, Region::Value})->pieces.size() == 2);
}

TEST_CASE("the demo family fits, and unfit parents are refused with the tensors named")
{
    CHECK(misfit(demo / "parent-korean", demo / "parent-english") == "");
    CHECK(misfit(demo / "original", demo / "parent-english") == "");
    checkGenesCover(*mapOf(demo / "original"));
    CHECK(mapOf(demo / "original")->config.storedDtype == Checkpoint::open(demo / "original")->find(mapOf(demo / "original")->parts[0].tensor)->dtype);
    if (!kitIsThere())
        return;
    CHECK(contains(misfit(models / "gpt2-tied", models / "llama-mha"), "family"));
    CHECK(contains(misfit(models / "gpt2-noprefix", models / "gpt2-untied"), "vocabular"));
    const std::string sizes = misfit(models / "gpt2-noprefix", models / "gpt2-scale-layer-idx");
    CHECK(contains(sizes, "MLP width"));
    CHECK(contains(sizes, "h.0.mlp.c_fc.weight ([36, 144] and [36, 56])"));
    CHECK(contains(sizes, "more"));
    CHECK(misfit(models / "gpt2-tied", models / "gpt2-tied-bf16") == "");
    CHECK(misfit(models / "llama-sharded", models / "llama-gqa-tied-llama3rope") == "");
}

TEST_CASE("weights that are not those of the configuration are refused")
{
    const TemporaryFolder folder;
    fs::copy_file(demo / "original/model.safetensors", folder / "model.safetensors");
    const Json good = readJson(demo / "original/config.json");
    const auto refusal = [&](const char* key, const Json& value) -> std::string {
        Json config = good;
        config[key] = value;
        folder.write("config.json", writeJson(config));
        try {
            mapOf(folder.path());
        } catch (const Error& error) {
            return error.what();
        }
        return "accepted";
    };
    CHECK(refusal("n_layer", 6) == "accepted");
    CHECK(contains(refusal("n_layer", 7), "missing: transformer.h.6.ln_1.weight"));
    CHECK(contains(refusal("n_layer", 5), "holds more"));
    CHECK(contains(refusal("n_positions", 100), "wpe.weight is [192, 256] instead of [100, 256]"));
    CHECK(contains(refusal("vocab_size", 7), "wte.weight"));
    CHECK(contains(refusal("tie_word_embeddings", false), "tie_word_embeddings"));
    CHECK(contains(refusal("add_cross_attention", true), "add_cross_attention"));
    fs::remove(folder / "config.json");
    CHECK(contains(mapOf(folder.path())->silence.str(), "no config.json")); // by its tensors alone
    CHECK(mapOf(folder.path())->config.family == "tensors");
}

TEST_CASE("generation_config.json adds its end tokens")
{
    const TemporaryFolder folder;
    for (const char* name : {"model.safetensors", "config.json"})
        fs::copy_file(demo / "original" / name, folder / name);
    folder.write("generation_config.json", R"({"eos_token_id":[0,5,-1]})");
    CHECK(mapOf(folder.path())->config.eos == std::vector<int>{0, 5});
    folder.write("generation_config.json", R"({"eos_token_id":"x"})");
    CHECK_THROWS_AS(mapOf(folder.path()), Error);
}

TEST_CASE("rotary embeddings and windows of both configuration styles")
{
    Json config = llamaConfig();
    config["rope_scaling"] = {{"type", "linear"}, {"factor", 2}};
    CHECK(readModelConfig(config, "c").rope.type == "linear");
    config["rope_scaling"] = {{"rope_type", "yarn"}, {"factor", 4.0}, {"original_max_position_embeddings", 16}, {"truncate", false}};
    CHECK(readModelConfig(config, "c").rope.originalContext == 16);
    CHECK_FALSE(readModelConfig(config, "c").rope.truncate);
    for (const char* bad : {R"({"rope_type":"linear"})", R"({"rope_type":"dynamic","factor":-1})", R"({"rope_type":"llama3","factor":8,"low_freq_factor":4,"high_freq_factor":4})",
                            R"({"rope_type":"longrope","factor":8})", R"({"rope_type":7})", R"([1])", R"({"full_attention":{"rope_type":"default"}})",
                            R"({"rope_type":"yarn","factor":4,"beta_fast":1,"beta_slow":2})", R"({"rope_type":"linear","factor":"2"})", R"({"partial_rotary_factor":1.5})"}) {
        CAPTURE(bad);
        config["rope_scaling"] = parseJson(bad, "x");
        CHECK(refusalOf(config) != "accepted");
    }
    Json qwen = llamaConfig();
    qwen["model_type"] = "qwen2";
    qwen["sliding_window"] = 16;
    CHECK(readModelConfig(qwen, "c").slidingWindow == 0);
    qwen["use_sliding_window"] = true;
    qwen["max_window_layers"] = 0;
    CHECK(readModelConfig(qwen, "c").slidingWindow == 16);
    qwen["max_window_layers"] = 1;
    CHECK(readModelConfig(qwen, "c").windowOf(0) == 0);
    CHECK(readModelConfig(qwen, "c").windowOf(1) == 16);
    qwen["layer_types"] = {"full_attention"};
    CHECK(contains(refusalOf(qwen), "layer_types"));
    qwen["layer_types"] = {"full_attention", "chunked_attention"};
    CHECK(contains(refusalOf(qwen), "chunked_attention"));
    qwen["layer_types"] = {"full_attention", "full_attention"};
    CHECK(readModelConfig(qwen, "c").slidingWindow == 0);
}

TEST_CASE("configurations out of range are refused before anything is allocated")
{
    for (const auto& [key, value] : std::vector<std::pair<std::string, Json>>{{"num_hidden_layers", true}, {"num_hidden_layers", 2.0}, {"num_hidden_layers", 100000},
             {"vocab_size", std::int64_t{1} << 40}, {"hidden_size", 33}, {"num_key_value_heads", 8}, {"rms_norm_eps", 0}, {"rms_norm_eps", "1e-5"}, {"rope_theta", nullptr},
             {"tie_word_embeddings", "yes"}, {"eos_token_id", 4294967296}, {"hidden_act", nullptr}, {"hidden_act", 3}, {"head_dim", -8}, {"attention_bias", 1},
             {"max_position_embeddings", 0}, {"model_type", ""}}) {
        Json config = llamaConfig();
        config[key] = value;
        const bool allowed = (key == "rope_theta" || key == "hidden_act") && value.is_null();
        CAPTURE(key);
        if (key != "attention_bias") // read where its tensors are looked for
            CHECK_MESSAGE((refusalOf(config) == "accepted") == allowed, refusalOf(config));
    }
}

TEST_CASE("inspect gives family, genes and sizes, and lists an unknown architecture with a problem")
{
    NoControl control;
    const Json document = inspectFile(demo / "original", false, control);
    CHECK(document["family"] == "gpt2");
    CHECK(document["kind"] == "model");
    CHECK(document["genes"].size() == 6 * 7 + 2);
    CHECK(document["problems"].empty());
    CHECK(document["sha256"].get<std::string>().size() == 64);
    const TemporaryFolder folder;
    fs::copy_file(demo / "original/model.safetensors", folder / "model.safetensors");
    folder.write("config.json", R"({"model_type":"transmogrifier"})");
    const Json unknown = inspectFile(folder.path(), false, control);
    CHECK(unknown["family"] == "tensors");
    CHECK(unknown["genes"].size() > 10);
    CHECK(unknown["tensors"].size() > 10);
    CHECK(contains(unknown["problems"].dump(), "transmogrifier"));
}

TEST_CASE("a GGUF's genes are those of the model that it was made from")
{
    const fs::path gguf = fs::path(HETEROSIS_SHARED) / "oracles/gguf";
    if (!fs::exists(gguf)) {
        MESSAGE("skipped: no oracle kit at " << gguf.string());
        return;
    }
    for (const char* family : {"llama", "gpt2"}) {
        const auto a = ModelMap::of(Checkpoint::open(gguf / family / "Q4_0.gguf")), b = ModelMap::of(Checkpoint::open(gguf / family / "hf"));
        checkFit(*a, *b);
        CHECK(a->genes.size() == b->genes.size());
        CHECK(a->unused.empty());
        CHECK(a->config.storedDtype == Dtype::F32);
    }
    CHECK_THROWS_WITH_AS(ModelMap::of(Checkpoint::open(fs::path(HETEROSIS_SHARED) / "oracles/bad/gguf/ok.gguf")), doctest::Contains("embedding_length"), Error);
}
