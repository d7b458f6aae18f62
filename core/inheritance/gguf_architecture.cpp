// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/gguf_architecture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "base/error.h"

namespace heterosis {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array<Pair, 4> kOutside{{{"token_embedding", "token_embd.weight"}, {"position_embedding", "position_embd.weight"}, {"head", "output"}, {"final_norm", "output_norm"}}};
constexpr std::array<Pair, 12> kInLayer{{{"norm1", "attn_norm"}, {"query", "attn_q"}, {"key", "attn_k"}, {"value", "attn_v"}, {"qkv", "attn_qkv"},
    {"query_norm", "attn_q_norm"}, {"key_norm", "attn_k_norm"}, {"attention_output", "attn_output"}, {"norm2", "ffn_norm"}, {"gate", "ffn_gate"}, {"up", "ffn_up"}, {"down", "ffn_down"}}};

[[noreturn]] void refuse(Text message)
{
    throw Error({.message = std::move(message), .remedy = text("Export the model as a Hugging Face folder instead")});
}

void checkRotation(const ModelConfig& config)
{
    const auto& rope = config.rope;
    const bool known = rope.type == "default" || rope.type == "linear" || rope.type == "yarn" || rope.type == "llama3";
    if (!known)
        refuse(text("llama.cpp's files cannot say the rotary scaling \"{}\"", rope.type));
    const bool plainYarn = rope.attentionFactor == 0 && rope.betaFast == 32 && rope.betaSlow == 1 && rope.truncate && rope.mscale == 0 && rope.mscaleAllDim == 0;
    if (rope.type == "yarn" && !plainYarn)
        refuse(text("llama.cpp's files cannot say this model's settings of the rotary scaling \"{}\"", rope.type));
    const bool llama3 = rope.lowFreqFactor == 1 && rope.highFreqFactor == 4; // what readers of the divisors take for granted
    if (rope.type == "llama3" && !llama3)
        refuse(text("llama.cpp's files cannot say this model's settings of the rotary scaling \"{}\"", rope.type));
    if (rope.share != 1)
        refuse(text("llama.cpp turns whole heads in models of this family; here {} of a head is turned", rope.share));
}

std::string_view find(std::span<const Pair> names, std::string_view part)
{
    const auto found = std::find_if(names.begin(), names.end(), [&](const Pair& pair) { return pair.first == part; });
    return found == names.end() ? std::string_view() : found->second;
}

} // namespace

std::string ggufArchitecture(const ModelConfig& config)
{
    const std::string& family = config.family;
    const bool gpt2 = family == "gpt2";
    if (!gpt2 && family != "llama" && family != "mistral" && family != "qwen2" && family != "qwen3")
        refuse(text("GGUF files of the family \"{}\" are not written by this version; those of gpt2, llama, mistral, qwen2 and qwen3 are", family));
    if (config.activation != (gpt2 ? "gelu_tanh" : "silu"))
        refuse(text("llama.cpp does not compute models of the family \"{}\" with the activation \"{}\"", family, config.activation));
    if (std::abs(config.attentionScale * std::sqrt(double(config.headDim)) - 1) > 1e-6 || config.scaleByLayerIndex)
        refuse(text("llama.cpp does not scale attention as this model does"));
    if (!gpt2)
        checkRotation(config);
    return family == "mistral" ? "llama" : family;
}

void addHyperparameters(const ModelConfig& config, GgufMetadata& metadata)
{
    const auto key = [architecture = ggufArchitecture(config)](const char* name) { return architecture + "." + name; };
    const auto whole = [&](const char* name, std::int64_t value) { metadata.whole(key(name), static_cast<std::uint32_t>(value)); };
    // llama.cpp knows no sliding window for these; up to its length nothing is different.
    whole("context_length", config.slidingWindow > 0 ? std::min(config.context, config.slidingWindow) : config.context);
    whole("embedding_length", config.width);
    whole("block_count", config.layers);
    whole("feed_forward_length", config.mlpWidth);
    whole("attention.head_count", config.heads);
    whole("vocab_size", config.vocabulary);
    if (config.family == "gpt2") {
        metadata.number(key("attention.layer_norm_epsilon"), static_cast<float>(config.normEps));
        return;
    }
    whole("attention.head_count_kv", config.kvHeads);
    whole("attention.key_length", config.headDim);
    whole("attention.value_length", config.headDim);
    metadata.number(key("attention.layer_norm_rms_epsilon"), static_cast<float>(config.normEps));
    whole("rope.dimension_count", config.headDim);
    metadata.number(key("rope.freq_base"), static_cast<float>(config.rope.theta));
    if (config.rope.type == "linear" || config.rope.type == "yarn") {
        metadata.text(key("rope.scaling.type"), config.rope.type);
        metadata.number(key("rope.scaling.factor"), static_cast<float>(config.rope.factor));
    }
    if (config.rope.originalContext > 0 && (config.rope.type == "yarn" || config.rope.type == "llama3"))
        whole("rope.scaling.original_context_length", config.rope.originalContext);
}

GgufName ggufName(const Part& part, const ModelConfig& config)
{
    const auto dot = part.part.find('.');
    const std::string first = part.part.substr(0, dot), rest = dot == std::string::npos ? std::string() : part.part.substr(dot);
    if (const auto name = find(kOutside, first); !name.empty())
        return {.name = std::string(name) + rest, .always32 = first == "position_embedding"};
    const auto ending = part.part.rfind('.');
    const std::string inLayer = ending > dot ? part.part.substr(dot + 1, ending - dot - 1) : std::string();
    const auto name = find(kInLayer, inLayer);
    if (name.empty())
        refuse(text("llama.cpp has no name for the part \"{}\" of this model", part.part));
    GgufName out{.name = "blk." + first + "." + std::string(name) + part.part.substr(ending)};
    if (part.rowAxis == 1 && part.shape.size() == 2)
        out.layout = GgufLayout::Transposed;
    else if (ggufArchitecture(config) == "llama" && (inLayer == "query" || inLayer == "key")) {
        out.layout = GgufLayout::HalvesApart;
        out.heads = inLayer == "query" ? config.heads : config.kvHeads;
    }
    return out;
}

// transformers' modeling_rope_utils, as llama.cpp's converter writes it down.
std::vector<float> ropeDivisors(const ModelConfig& config)
{
    const auto& rope = config.rope;
    if (config.positions != "rope" || rope.type != "llama3")
        return {};
    std::vector<float> out;
    for (std::int64_t pair = 0; pair < config.headDim / 2; ++pair) {
        const double length = 2 * std::numbers::pi * std::pow(rope.theta, double(2 * pair) / double(config.headDim));
        const double smooth = (double(rope.originalContext) / length - rope.lowFreqFactor) / (rope.highFreqFactor - rope.lowFreqFactor);
        out.push_back(static_cast<float>(smooth > 1 ? 1 : smooth < 0 ? rope.factor : 1 / ((1 - smooth) / rope.factor + smooth)));
    }
    return out;
}

} // namespace heterosis
