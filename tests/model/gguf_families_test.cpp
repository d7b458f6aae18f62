// SPDX-License-Identifier: GPL-3.0-or-later
// GGUF files of Gemma, Phi-3 and GPT-NeoX, written as llama.cpp's converter does, compute what the models compute that they are of.
#include <doctest/doctest.h>

#include <fstream>
#include <functional>

#include "checkpoint/gguf_writer.h"
#include "model/kit.h"
#include "temporary.h"

using namespace heterosis;

namespace {

struct Entry {
    std::string name;
    std::vector<std::int64_t> shape;
    std::vector<float> values;
};

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const auto at = text.find(from);
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

using Names = std::vector<std::pair<const char*, const char*>>; // pieces of names, the first that fits counts

const Names kLlamaLike{{"model.embed_tokens", "token_embd"}, {"model.norm", "output_norm"}, {"lm_head", "output"}, {"model.layers.", "blk."},
    {"self_attn.qkv_proj", "attn_qkv"}, {"self_attn.q_proj", "attn_q"}, {"self_attn.k_proj", "attn_k"}, {"self_attn.v_proj", "attn_v"},
    {"self_attn.o_proj", "attn_output"}, {"input_layernorm", "attn_norm"}, {"mlp.gate_up_proj", "ffn_up"}, {"mlp.gate_proj", "ffn_gate"},
    {"mlp.up_proj", "ffn_up"}, {"mlp.down_proj", "ffn_down"}, {"pre_feedforward_layernorm", "ffn_norm"}, {"post_feedforward_layernorm", "post_ffw_norm"}};
const Names kNeox{{"gpt_neox.embed_in", "token_embd"}, {"gpt_neox.final_layer_norm", "output_norm"}, {"embed_out", "output"}, {"lm_head", "output"},
    {"gpt_neox.layers.", "blk."}, {"attention.query_key_value", "attn_qkv"}, {"attention.dense", "attn_output"}, {"input_layernorm", "attn_norm"},
    {"post_attention_layernorm", "ffn_norm"}, {"mlp.dense_h_to_4h", "ffn_up"}, {"mlp.dense_4h_to_h", "ffn_down"}};

// Rows (head, kind, i) as (kind, head, i), as the converter puts them.
void separate(Entry& entry, std::int64_t heads)
{
    const std::int64_t rows = entry.shape[0], columns = std::int64_t(entry.values.size()) / rows, dim = rows / (3 * heads);
    std::vector<float> out;
    for (std::int64_t kind = 0; kind < 3; ++kind)
        for (std::int64_t head = 0; head < heads; ++head)
            for (std::int64_t i = 0; i < dim * columns; ++i)
                out.push_back(entry.values[std::size_t((head * 3 + kind) * dim * columns + i)]);
    entry.values = std::move(out);
}

std::vector<Entry> entriesOf(const Checkpoint& from, const std::string& architecture, std::int64_t heads)
{
    std::vector<Entry> out;
    for (const TensorView& view : from.tensors()) {
        if (view.dtype != Dtype::F32 || view.shape.empty() || view.name.ends_with("inv_freq"))
            continue; // buffers
        Entry entry{view.name, view.shape, kit::floats(view)};
        for (const auto& [theirs, ours] : architecture == "gptneox" ? kNeox : kLlamaLike)
            entry.name = replaced(entry.name, theirs, ours);
        entry.name = replaced(entry.name, "post_attention_layernorm", architecture == "gemma2" ? "post_attention_norm" : "ffn_norm");
        if (architecture.starts_with("gemma") && entry.name.ends_with("norm.weight"))
            std::for_each(entry.values.begin(), entry.values.end(), [](float& x) { x += 1; });
        if (entry.name.find("attn_qkv") != std::string::npos && architecture == "gptneox")
            separate(entry, heads);
        out.push_back(std::move(entry));
    }
    return out;
}

void writeGguf(const std::filesystem::path& path, const ModelMap& map, const Json& config, const std::string& architecture)
{
    const ModelConfig& c = map.config;
    GgufMetadata metadata;
    const auto key = [&](const char* name) { return architecture + "." + name; };
    metadata.text("general.architecture", architecture);
    metadata.whole(key("context_length"), 64);
    metadata.whole(key("embedding_length"), std::uint32_t(c.width));
    metadata.whole(key("block_count"), std::uint32_t(c.layers));
    metadata.whole(key("feed_forward_length"), std::uint32_t(c.mlpWidth));
    metadata.whole(key("attention.head_count"), std::uint32_t(c.heads));
    metadata.number(key(architecture == "gptneox" ? "attention.layer_norm_epsilon" : "attention.layer_norm_rms_epsilon"), float(c.normEps));
    metadata.number(key("rope.freq_base"), float(c.rope.theta));
    metadata.whole(key("rope.dimension_count"), std::uint32_t(double(c.headDim) * c.rope.share));
    std::vector<Entry> entries = entriesOf(*map.checkpoint, architecture, c.heads);
    if (architecture == "gptneox")
        metadata.flag(key("use_parallel_residual"), c.parallelResidual);
    else
        metadata.whole(key("attention.head_count_kv"), std::uint32_t(c.kvHeads));
    if (architecture.starts_with("gemma")) {
        metadata.whole(key("attention.key_length"), std::uint32_t(c.headDim));
        metadata.whole(key("attention.value_length"), std::uint32_t(c.headDim));
    }
    if (c.slidingWindow > 0)
        metadata.whole(key("attention.sliding_window"), std::uint32_t(c.slidingWindow));
    if (architecture == "gemma2") {
        metadata.number(key("attn_logit_softcapping"), float(c.attentionCap));
        metadata.number(key("final_logit_softcapping"), float(c.logitCap));
    }
    if (c.rope.type == "longrope") {
        metadata.whole(key("rope.scaling.original_context_length"), std::uint32_t(c.rope.originalContext));
        metadata.number(key("rope.scaling.attn_factor"), float(std::sqrt(1 + std::log(64.0 / double(c.rope.originalContext)) / std::log(double(c.rope.originalContext)))));
        for (const auto& [name, list] : {std::pair("rope_factors_long.weight", "long_factor"), std::pair("rope_factors_short.weight", "short_factor")}) {
            const auto factors = config["rope_parameters"][list].get<std::vector<float>>();
            entries.push_back({name, {std::int64_t(factors.size())}, factors});
        }
    }
    std::vector<GgufPlan> plan;
    for (const Entry& entry : entries)
        plan.push_back({entry.name, ggufFormat(0), entry.shape});
    GgufWriter writer(path, metadata, plan);
    for (const Entry& entry : entries)
        writer.write(std::as_bytes(std::span(entry.values)));
    writer.finish();
}

} // namespace

TEST_CASE("GGUF files of the families compute what the models compute that they are of")
{
    const std::vector<int> ids{3, 10, 17, 24, 31, 38, 45, 52, 59, 5, 12, 19, 26, 33, 40, 47, 54, 61, 7, 14};
    NoControl control;
    for (const auto& [name, architecture] : {std::pair("gemma", "gemma"), std::pair("gemma2", "gemma2"), std::pair("phi3", "phi3"),
             std::pair("phi3-longrope", "phi3"), std::pair("gpt-neox-parallel", "gptneox"), std::pair("gpt-neox-sequential", "gptneox")}) {
        CAPTURE(name);
        const Temporary folder;
        const auto reference = kit::references() / name;
        Json config = readJson(reference / "config.json");
        if (config.contains("query_pre_attn_scalar"))
            config["query_pre_attn_scalar"] = config["head_dim"]; // which a GGUF file does not hold
        if (config["hidden_act"] == "gelu_fast")
            config["hidden_act"] = "gelu"; // nor this
        std::filesystem::create_directories(folder.path / "model");
        std::filesystem::copy_file(reference / "model.safetensors", folder.path / "model/model.safetensors");
        std::ofstream(folder.path / "model/config.json") << config.dump();
        const auto model = kit::open(folder.path / "model");
        writeGguf(folder.path / "model.gguf", *model, config, architecture);
        const auto gguf = kit::open(folder.path / "model.gguf");
        CHECK(gguf->genes.size() == model->genes.size());
        CHECK(gguf->unused.empty());
        const auto logits = [&](const std::shared_ptr<const ModelMap>& map) { return kit::voice(map).logits(ids, false, control).logits; };
        CHECK(kit::farthest(logits(gguf), logits(model)) < 2e-5);
    }
}
