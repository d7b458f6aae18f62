// SPDX-License-Identifier: GPL-3.0-or-later
// Keys and tensor names: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md and llama.cpp's converter.
#include "checkpoint/gguf_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "base/printable.h"

namespace heterosis {

namespace {

struct Pair {
    std::string_view gguf, huggingFace;
    GgufLayout layout = GgufLayout::Same; // of the weight; biases of Transposed stay as they are
};

constexpr GgufLayout kTurned = GgufLayout::Transposed, kHalves = GgufLayout::HalvesApart, kByHead = GgufLayout::ByHead, kOneLess = GgufLayout::OneLess;

// Without ".weight" and ".bias"; those with "{l}" once for each layer.
constexpr std::array<Pair, 14> kLlamaNames{{{"token_embd", "model.embed_tokens"}, {"output_norm", "model.norm"}, {"output", "lm_head"},
    {"blk.{l}.attn_norm", "model.layers.{l}.input_layernorm"}, {"blk.{l}.attn_q", "model.layers.{l}.self_attn.q_proj", kHalves},
    {"blk.{l}.attn_k", "model.layers.{l}.self_attn.k_proj", kHalves}, {"blk.{l}.attn_v", "model.layers.{l}.self_attn.v_proj"},
    {"blk.{l}.attn_q_norm", "model.layers.{l}.self_attn.q_norm"}, {"blk.{l}.attn_k_norm", "model.layers.{l}.self_attn.k_norm"},
    {"blk.{l}.attn_output", "model.layers.{l}.self_attn.o_proj"}, {"blk.{l}.ffn_norm", "model.layers.{l}.post_attention_layernorm"},
    {"blk.{l}.ffn_gate", "model.layers.{l}.mlp.gate_proj"}, {"blk.{l}.ffn_up", "model.layers.{l}.mlp.up_proj"},
    {"blk.{l}.ffn_down", "model.layers.{l}.mlp.down_proj"}}};
constexpr std::array<Pair, 10> kGpt2Names{{{"token_embd", "transformer.wte"}, {"position_embd", "transformer.wpe"}, {"output_norm", "transformer.ln_f"},
    {"output", "lm_head"}, {"blk.{l}.attn_norm", "transformer.h.{l}.ln_1"}, {"blk.{l}.attn_qkv", "transformer.h.{l}.attn.c_attn", kTurned},
    {"blk.{l}.attn_output", "transformer.h.{l}.attn.c_proj", kTurned}, {"blk.{l}.ffn_norm", "transformer.h.{l}.ln_2"},
    {"blk.{l}.ffn_up", "transformer.h.{l}.mlp.c_fc", kTurned}, {"blk.{l}.ffn_down", "transformer.h.{l}.mlp.c_proj", kTurned}}};
// Where these differ from Llama's: Gemma, Gemma 2 and Phi-3 name the rest as it does.
constexpr std::array<Pair, 3> kGemmaNames{{{"output_norm", "model.norm", kOneLess}, {"blk.{l}.attn_norm", "model.layers.{l}.input_layernorm", kOneLess},
    {"blk.{l}.ffn_norm", "model.layers.{l}.post_attention_layernorm", kOneLess}}};
constexpr std::array<Pair, 5> kGemma2Names{{{"output_norm", "model.norm", kOneLess}, {"blk.{l}.attn_norm", "model.layers.{l}.input_layernorm", kOneLess},
    {"blk.{l}.post_attention_norm", "model.layers.{l}.post_attention_layernorm", kOneLess},
    {"blk.{l}.ffn_norm", "model.layers.{l}.pre_feedforward_layernorm", kOneLess}, {"blk.{l}.post_ffw_norm", "model.layers.{l}.post_feedforward_layernorm", kOneLess}}};
constexpr std::array<Pair, 2> kPhi3Names{{{"blk.{l}.attn_qkv", "model.layers.{l}.self_attn.qkv_proj"}, {"blk.{l}.ffn_up", "model.layers.{l}.mlp.gate_up_proj"}}};
constexpr std::array<Pair, 9> kNeoxNames{{{"token_embd", "gpt_neox.embed_in"}, {"output_norm", "gpt_neox.final_layer_norm"}, {"output", "embed_out"},
    {"blk.{l}.attn_norm", "gpt_neox.layers.{l}.input_layernorm"}, {"blk.{l}.attn_qkv", "gpt_neox.layers.{l}.attention.query_key_value", kByHead},
    {"blk.{l}.attn_output", "gpt_neox.layers.{l}.attention.dense"}, {"blk.{l}.ffn_norm", "gpt_neox.layers.{l}.post_attention_layernorm"},
    {"blk.{l}.ffn_up", "gpt_neox.layers.{l}.mlp.dense_h_to_4h"}, {"blk.{l}.ffn_down", "gpt_neox.layers.{l}.mlp.dense_4h_to_h"}}};

constexpr std::int64_t kMost = std::int64_t{1} << 40; // far above any model there is; products with small numbers fit

// The metadata of one architecture, whose keys begin with its name.
class Keys {
public:
    Keys(const GgufFile& gguf, const std::string& file) : m_gguf(gguf), m_file(file), m_architecture(gguf.text("general.architecture").value_or("")) {}

    const std::string& architecture() const { return m_architecture; }
    std::string key(std::string_view name) const { return m_architecture + "." + std::string(name); }
    bool has(std::string_view name) const { return m_gguf.value(key(name)); }
    std::optional<std::int64_t> whole(std::string_view name) const { return m_gguf.whole(key(name)); }
    std::optional<double> number(std::string_view name) const { return m_gguf.number(key(name)); }
    std::optional<std::string_view> text(std::string_view name) const { return m_gguf.text(key(name)); }
    std::optional<bool> flag(std::string_view name) const { return m_gguf.flag(key(name)); }

    std::int64_t needed(std::string_view name) const
    {
        const auto value = whole(name);
        if (!value || *value <= 0 || *value > kMost)
            refuse(has(name) ? heterosis::text("\"{}\" must be one whole number above 0 of a size that models have", key(name)) : heterosis::text("The metadata has no \"{}\"", key(name)), key(name));
        return *value;
    }

    double neededNumber(std::string_view name) const
    {
        const auto value = number(name);
        if (!value)
            refuse(heterosis::text("The metadata has no \"{}\"", key(name)), key(name));
        return *value;
    }

    [[noreturn]] void refuse(Text message, const std::string& place, Text remedy = "Fetch the model again, or its original in safetensors format") const
    {
        throw Error({.message = std::move(message), .file = m_file, .place = place, .remedy = std::move(remedy)});
    }

private:
    const GgufFile& m_gguf;
    const std::string& m_file;
    std::string m_architecture;
};

const GgufTensor* tensorNamed(const GgufFile& gguf, std::string_view name)
{
    const auto at = std::find_if(gguf.tensors.begin(), gguf.tensors.end(), [&](const GgufTensor& one) { return one.name == name; });
    return at == gguf.tensors.end() ? nullptr : &*at;
}

// Llama 3's rotation is in the file as its divisors, one for each pair; config.json says it by the factor and the context
// that it was made from (https://arxiv.org/abs/2407.21783, transformers' modeling_rope_utils). Every model with one so far
// has low_freq_factor 1 and high_freq_factor 4; that is held against the divisors.
void addDivisors(Json& config, const GgufTensor& tensor, const Keys& keys, double theta)
{
    const auto refuse = [&] { keys.refuse("The divisors of the rotary embedding are not those of Llama 3", "tensor " + tensor.name); };
    const std::int64_t pairs = tensor.elements();
    if (tensor.format->plain != Dtype::F32 || pairs == 0 || pairs > 4096)
        refuse();
    std::vector<float> divisors(static_cast<std::size_t>(pairs));
    std::copy_n(tensor.bytes.data(), tensor.bytes.size(), reinterpret_cast<std::byte*>(divisors.data()));
    const double factor = *std::max_element(divisors.begin(), divisors.end());
    for (const std::int64_t context : {keys.whole("rope.scaling.original_context_length").value_or(8192), std::int64_t{8192}}) {
        bool same = std::isfinite(factor) && factor >= 1;
        for (std::int64_t i = 0; same && i < pairs; ++i) {
            const double length = 2 * std::numbers::pi * std::pow(theta, double(i) / double(pairs)), smooth = (double(context) / length - 1) / 3;
            const double divisor = smooth > 1 ? 1 : smooth < 0 ? factor : 1 / ((1 - smooth) / factor + smooth);
            same = std::abs(divisors[static_cast<std::size_t>(i)] - divisor) <= 1e-3 * divisor;
        }
        if (!same)
            continue;
        config["rope_scaling"] = Json{{"rope_type", "llama3"}, {"factor", factor}, {"low_freq_factor", 1.0}, {"high_freq_factor", 4.0},
            {"original_max_position_embeddings", context}};
        return;
    }
    refuse();
}

void addRotation(Json& config, const GgufFile& gguf, const Keys& keys, std::int64_t headDim)
{
    const double theta = keys.number("rope.freq_base").value_or(10000);
    config["rope_theta"] = theta;
    if (keys.whole("rope.dimension_count").value_or(headDim) != headDim)
        keys.refuse(text("The rotary embedding turns {} of {} numbers of a head, which this architecture does not do", keys.needed("rope.dimension_count"), headDim),
                    keys.key("rope.dimension_count"));
    if (const GgufTensor* divisors = tensorNamed(gguf, "rope_freqs.weight"))
        return addDivisors(config, *divisors, keys, theta);
    const double older = keys.number("rope.scale_linear").value_or(1), factor = keys.number("rope.scaling.factor").value_or(older);
    const std::string kind(keys.text("rope.scaling.type").value_or(factor == 1 ? "none" : "linear"));
    if (kind == "none" || (kind == "linear" && factor == 1))
        return;
    if (kind != "linear" && kind != "yarn")
        keys.refuse(text("The rotary scaling \"{}\" is not read from GGUF files", printable(kind)), keys.key("rope.scaling.type"));
    Json scaling{{"rope_type", kind}, {"factor", factor}};
    if (const auto context = keys.whole("rope.scaling.original_context_length"); kind == "yarn" && context)
        scaling["original_max_position_embeddings"] = *context;
    config["rope_scaling"] = std::move(scaling);
}

void addTokens(Json& config, const GgufFile& gguf)
{
    if (const auto id = gguf.whole("tokenizer.ggml.bos_token_id"))
        config["bos_token_id"] = *id;
    Json ends = Json::array();
    for (const char* key : {"tokenizer.ggml.eos_token_id", "tokenizer.ggml.eot_token_id"})
        if (const auto id = gguf.whole(key); id && std::find(ends.begin(), ends.end(), Json(*id)) == ends.end())
            ends.push_back(*id);
    if (!ends.empty())
        config["eos_token_id"] = ends.size() == 1 ? ends[0] : ends;
}

std::int64_t vocabularyOf(const GgufFile& gguf, const Keys& keys)
{
    const GgufTensor* embedding = tensorNamed(gguf, "token_embd.weight");
    if (!embedding || embedding->shape.size() != 2)
        keys.refuse("There is no embedding, token_embd.weight with two dimensions", "tensor token_embd.weight");
    return embedding->shape[0];
}

Json llamaConfig(const GgufFile& gguf, const Keys& keys)
{
    const std::string& kind = keys.architecture();
    const std::int64_t width = keys.needed("embedding_length"), heads = keys.needed("attention.head_count");
    const std::int64_t headDim = keys.whole("attention.key_length").value_or(width / heads);
    if (keys.whole("expert_count").value_or(0) > 0)
        keys.refuse("Mixtures of experts are not read", keys.key("expert_count"), "Choose a model without experts");
    if (keys.whole("attention.value_length").value_or(headDim) != headDim)
        keys.refuse("Heads whose keys and values differ in size are not read", keys.key("attention.value_length"), "Choose another model");
    const bool shared = keys.has("attention.head_count_kv");
    Json config{{"architectures", Json::array({kind == "llama" ? "LlamaForCausalLM" : kind == "qwen2" ? "Qwen2ForCausalLM" : "Qwen3ForCausalLM"})},
        {"model_type", kind}, {"hidden_act", "silu"}, {"hidden_size", width}, {"intermediate_size", keys.needed("feed_forward_length")},
        {"num_hidden_layers", keys.needed("block_count")}, {"num_attention_heads", heads},
        {"num_key_value_heads", shared ? keys.needed("attention.head_count_kv") : heads}, {"head_dim", headDim}, {"vocab_size", vocabularyOf(gguf, keys)},
        {"max_position_embeddings", keys.needed("context_length")}, {"rms_norm_eps", keys.neededNumber("attention.layer_norm_rms_epsilon")}};
    addRotation(config, gguf, keys, headDim);
    config["tie_word_embeddings"] = tensorNamed(gguf, "output.weight") == nullptr;
    if (kind != "qwen2")
        config["attention_bias"] = tensorNamed(gguf, "blk.0.attn_q.bias") != nullptr;
    if (kind == "llama")
        config["mlp_bias"] = tensorNamed(gguf, "blk.0.ffn_up.bias") != nullptr;
    return config;
}

Json gpt2Config(const GgufFile& gguf, const Keys& keys)
{
    const std::int64_t context = keys.needed("context_length");
    return Json{{"architectures", Json::array({"GPT2LMHeadModel"})}, {"model_type", "gpt2"}, {"activation_function", "gelu_new"},
        {"n_embd", keys.needed("embedding_length")}, {"n_inner", keys.needed("feed_forward_length")}, {"n_layer", keys.needed("block_count")},
        {"n_head", keys.needed("attention.head_count")}, {"vocab_size", vocabularyOf(gguf, keys)}, {"n_positions", context}, {"n_ctx", context},
        {"layer_norm_epsilon", keys.neededNumber("attention.layer_norm_epsilon")}, {"tie_word_embeddings", tensorNamed(gguf, "output.weight") == nullptr}};
}

std::int64_t headSize(const Keys& keys, std::int64_t width, std::int64_t heads)
{
    const std::int64_t headDim = keys.whole("attention.key_length").value_or(width / heads);
    if (keys.whole("attention.value_length").value_or(headDim) != headDim)
        keys.refuse("Heads whose keys and values differ in size are not read", keys.key("attention.value_length"), "Choose another model");
    return headDim;
}

// What Gemma, Phi-3 and GPT-NeoX say alike.
Json commonConfig(const GgufFile& gguf, const Keys& keys, const char* architecture, const char* type)
{
    return Json{{"architectures", Json::array({architecture})}, {"model_type", type}, {"hidden_size", keys.needed("embedding_length")},
        {"intermediate_size", keys.needed("feed_forward_length")}, {"num_hidden_layers", keys.needed("block_count")},
        {"num_attention_heads", keys.needed("attention.head_count")}, {"vocab_size", vocabularyOf(gguf, keys)},
        {"max_position_embeddings", keys.needed("context_length")}, {"tie_word_embeddings", tensorNamed(gguf, "output.weight") == nullptr}};
}

// The file does not hold query_pre_attn_scalar. As llama.cpp has it: the head's size, but in the model of 27B (with 46 layers) the
// width for each head.
Json gemmaConfig(const GgufFile& gguf, const Keys& keys)
{
    const bool second = keys.architecture() == "gemma2";
    Json config = commonConfig(gguf, keys, second ? "Gemma2ForCausalLM" : "GemmaForCausalLM", second ? "gemma2" : "gemma");
    const std::int64_t width = keys.needed("embedding_length"), heads = keys.needed("attention.head_count"), headDim = headSize(keys, width, heads);
    config.update(Json{{"num_key_value_heads", keys.has("attention.head_count_kv") ? keys.needed("attention.head_count_kv") : heads}, {"head_dim", headDim},
        {"rms_norm_eps", keys.neededNumber("attention.layer_norm_rms_epsilon")}});
    addRotation(config, gguf, keys, headDim);
    if (!second)
        return config;
    config["query_pre_attn_scalar"] = keys.needed("block_count") == 46 ? width / heads : headDim;
    config["sliding_window"] = keys.whole("attention.sliding_window").value_or(4096);
    config["attn_logit_softcapping"] = keys.number("attn_logit_softcapping").value_or(50);
    config["final_logit_softcapping"] = keys.number("final_logit_softcapping").value_or(30);
    return config;
}

// The settings of a rotary embedding that may turn only a part of each head.
Json partialRotation(const Keys& keys, std::int64_t headDim)
{
    Json rope{{"rope_type", "default"}, {"rope_theta", keys.number("rope.freq_base").value_or(10000)}};
    const std::int64_t turning = keys.whole("rope.dimension_count").value_or(headDim);
    if (turning < 2 || turning > headDim)
        keys.refuse("The rotary embedding must turn from 2 numbers to all of a head", keys.key("rope.dimension_count"));
    rope["partial_rotary_factor"] = turning == headDim ? 1.0 : (static_cast<double>(turning) + 0.25) / static_cast<double>(headDim); // is rounded down
    const std::string kind(keys.text("rope.scaling.type").value_or("none"));
    if (kind == "linear")
        rope.update(Json{{"rope_type", "linear"}, {"factor", keys.neededNumber("rope.scaling.factor")}});
    else if (kind != "none" && kind != "longrope")
        keys.refuse(text("The rotary scaling \"{}\" is not read from GGUF files", printable(kind)), keys.key("rope.scaling.type"));
    return rope;
}

Json numbersOf(const GgufTensor& tensor, const Keys& keys)
{
    if (tensor.format->plain != Dtype::F32 || tensor.elements() > 4096)
        keys.refuse("The factors of the rotary embedding must be a few numbers of the type F32", "tensor " + tensor.name);
    std::vector<float> numbers(static_cast<std::size_t>(tensor.elements()));
    std::copy_n(tensor.bytes.data(), tensor.bytes.size(), reinterpret_cast<std::byte*>(numbers.data()));
    return numbers;
}

Json phi3Config(const GgufFile& gguf, const Keys& keys)
{
    Json config = commonConfig(gguf, keys, "Phi3ForCausalLM", "phi3");
    const std::int64_t heads = keys.needed("attention.head_count"), headDim = headSize(keys, keys.needed("embedding_length"), heads);
    config.update(Json{{"num_key_value_heads", keys.has("attention.head_count_kv") ? keys.needed("attention.head_count_kv") : heads}, {"head_dim", headDim},
        {"rms_norm_eps", keys.neededNumber("attention.layer_norm_rms_epsilon")}, {"sliding_window", keys.whole("attention.sliding_window").value_or(0)}});
    Json rope = partialRotation(keys, headDim);
    const GgufTensor *wide = tensorNamed(gguf, "rope_factors_long.weight"), *narrow = tensorNamed(gguf, "rope_factors_short.weight");
    if (wide && narrow) {
        rope.update(Json{{"rope_type", "longrope"}, {"long_factor", numbersOf(*wide, keys)}, {"short_factor", numbersOf(*narrow, keys)}});
        config["original_max_position_embeddings"] = keys.needed("rope.scaling.original_context_length");
        if (const auto factor = keys.number("rope.scaling.attn_factor"); factor && *factor != 0)
            rope["attention_factor"] = *factor;
    }
    config["rope_parameters"] = std::move(rope);
    return config;
}

Json neoxConfig(const GgufFile& gguf, const Keys& keys)
{
    Json config = commonConfig(gguf, keys, "GPTNeoXForCausalLM", "gpt_neox");
    const std::int64_t heads = keys.needed("attention.head_count");
    config["layer_norm_eps"] = keys.neededNumber("attention.layer_norm_epsilon");
    config["use_parallel_residual"] = keys.flag("use_parallel_residual").value_or(true);
    config["attention_bias"] = tensorNamed(gguf, "blk.0.attn_qkv.bias") != nullptr;
    config["rope_parameters"] = partialRotation(keys, keys.needed("embedding_length") / heads);
    return config;
}

// "blk.12.attn_q" by the pattern "blk.{l}.attn_q" gives "12"; a pattern without "{l}" gives "".
std::optional<std::string_view> layerOf(std::string_view name, std::string_view pattern)
{
    const auto at = pattern.find("{l}");
    if (at == std::string_view::npos)
        return name == pattern ? std::optional(std::string_view()) : std::nullopt;
    const std::string_view tail = pattern.substr(at + 3);
    if (!name.starts_with(pattern.substr(0, at)) || !name.ends_with(tail) || name.size() <= at + tail.size())
        return std::nullopt;
    const std::string_view layer = name.substr(at, name.size() - at - tail.size());
    return layer.find_first_not_of("0123456789") == std::string_view::npos ? std::optional(layer) : std::nullopt;
}

GgufPlace placeIn(std::span<const Pair> names, const GgufTensor& tensor)
{
    const std::string_view whole = tensor.name;
    for (const std::string_view ending : {".weight", ".bias"}) {
        if (!whole.ends_with(ending))
            continue;
        for (const Pair& pair : names) {
            const auto layer = layerOf(whole.substr(0, whole.size() - ending.size()), pair.gguf);
            if (!layer)
                continue;
            std::string name(pair.huggingFace);
            if (const auto at = name.find("{l}"); at != std::string::npos)
                name.replace(at, 3, *layer);
            const bool asItIs = pair.layout == kTurned && ending == ".bias";
            return {name + std::string(ending), asItIs ? GgufLayout::Same : pair.layout};
        }
    }
    return {tensor.name};
}

} // namespace

Json ggufConfig(const GgufFile& gguf, const std::string& file)
{
    const Keys keys(gguf, file);
    if (gguf.whole("split.count").value_or(1) > 1)
        keys.refuse(text("This is one of {} parts of a model", *gguf.whole("split.count")), "split.count", "Join them with llama.cpp's \"gguf-split --merge\"");
    const std::string& kind = keys.architecture();
    constexpr std::array<std::pair<std::string_view, Json (*)(const GgufFile&, const Keys&)>, 8> known{{{"llama", llamaConfig}, {"qwen2", llamaConfig},
        {"qwen3", llamaConfig}, {"gpt2", gpt2Config}, {"gemma", gemmaConfig}, {"gemma2", gemmaConfig}, {"phi3", phi3Config}, {"gptneox", neoxConfig}}};
    const auto found = std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.first == kind; });
    if (found == known.end())
        keys.refuse(kind.empty() ? Text("The metadata does not say which architecture the model has")
                                 : text("The architecture \"{}\" is not read from GGUF files", printable(kind)),
                    "general.architecture", "Choose a model of these: llama, qwen2, qwen3, gpt2, gemma, gemma2, phi3, gptneox; or its original in safetensors format");
    Json config = found->second(gguf, keys);
    addTokens(config, gguf);
    return config;
}

GgufPlace ggufPlace(const GgufTensor& tensor, const Json& config)
{
    const std::string& kind = config["model_type"].get_ref<const std::string&>();
    if (kind == "gpt2") {
        GgufPlace place = placeIn(kGpt2Names, tensor);
        if (tensor.shape.size() != 2 && place.layout == kTurned)
            place.layout = GgufLayout::Same; // misshapen, which the family says
        return place;
    }
    if (kind == "gpt_neox") {
        GgufPlace place = placeIn(kNeoxNames, tensor);
        place.heads = config["num_attention_heads"].get<std::int64_t>();
        const bool fits = !tensor.shape.empty() && tensor.shape[0] % (3 * place.heads) == 0 && (tensor.shape.size() == 2 || tensor.format->elements == 1);
        if (place.layout == kByHead && !fits)
            place.layout = GgufLayout::Same; // misshapen, which the family says
        return place;
    }
    const std::span<const Pair> own = kind == "gemma" ? std::span<const Pair>(kGemmaNames) : kind == "gemma2" ? std::span<const Pair>(kGemma2Names)
        : kind == "phi3" ? std::span<const Pair>(kPhi3Names) : std::span<const Pair>();
    GgufPlace place = placeIn(own, tensor);
    if (place.name == tensor.name)
        place = placeIn(kLlamaNames, tensor);
    if (place.layout == kOneLess && tensor.format->plain != Dtype::F32)
        throw Error({.message = text("The norm {} is stored as {}; only F32 is read", printable(tensor.name), tensor.format->name),
                     .remedy = "Fetch the model again, or its original in safetensors format"});
    place.used = tensor.name != "rope_freqs.weight" && !(kind == "phi3" && tensor.name.starts_with("rope_factors_"));
    if (place.layout != kHalves)
        return place;
    // Only llama's converter puts the halves' pairs together; the others rotate halves as Hugging Face does.
    place.heads = config[tensor.name.find("attn_k") == std::string::npos ? "num_attention_heads" : "num_key_value_heads"].get<std::int64_t>();
    const bool fits = !tensor.shape.empty() && tensor.shape.size() <= 2 && tensor.shape[0] % (2 * place.heads) == 0;
    if (kind != "llama" || !fits || (tensor.shape.size() == 1 && tensor.format->elements != 1))
        place.layout = GgufLayout::Same; // what does not fit is misshapen, which the family says
    return place;
}

} // namespace heterosis
