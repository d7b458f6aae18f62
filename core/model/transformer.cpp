// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/transformer.h"

#include "base/error.h"
#include "model/attention.h"

namespace heterosis {
namespace {

using Activation = at::Tensor (*)(at::Tensor);

Activation activationNamed(const std::string& name)
{
    if (name == "gelu")
        return [](at::Tensor x) { return at::gelu_(x, "none"); };
    if (name == "gelu_tanh")
        return [](at::Tensor x) { return at::gelu_(x, "tanh"); };
    if (name == "gelu_quick")
        return [](at::Tensor x) { return x * at::sigmoid(1.702 * x); };
    if (name == "relu")
        return [](at::Tensor x) { return at::relu_(x); };
    if (name == "silu")
        return [](at::Tensor x) { return at::silu_(x); };
    throw Error({.message = text("The activation {} is not known", name)});
}

} // namespace

struct Transformer::Layer {
    Norm norm1, norm2;
    std::optional<Norm> attentionPostNorm, mlpPostNorm;              // of what is added to the residual stream
    // One of: qkv (all queries, all keys, all values), qkvByHead (query, key, value of each head), or the three.
    std::unique_ptr<const Linear> qkv, qkvByHead, query, key, value, attentionOutput;
    std::unique_ptr<const Linear> gateUp, gate, up, down;            // gateUp (all of gate, all of up), or the two, or up alone
    std::optional<Norm> queryNorm, keyNorm;                          // of each head
    double attentionScale = 1;
    std::int64_t window = 0;
    Activation activation = nullptr;
};

Transformer::Transformer(const ModelMap& map, const Weights& weights, at::Device device)
    : m_config(map.config), m_weights(weights), m_device(device)
{
    if (m_config.positions == "rope")
        m_rope.emplace(m_config, device);
    for (int i = 0; i < int(m_config.layers); ++i)
        m_layers.push_back(makeLayer(i));
    m_finalNorm = norm("final_norm");
    m_head = plainLinear(weights, m_config.tiedHead ? "token_embedding" : "head.weight", "head.bias");
    if (!m_head)
        throw Error({.message = text("The model has no part {}", "head.weight")});
}

Transformer::~Transformer() = default;

Norm Transformer::norm(const std::string& part) const
{
    return {&m_weights.at(part + ".weight"), m_weights.find(part + ".bias"), m_config.norm != "layer", m_config.norm == "rms-plus-one", m_config.normEps};
}

Transformer::Layer Transformer::makeLayer(int index) const
{
    const std::string prefix = std::to_string(index) + ".";
    const auto linear = [&](const char* name) { return plainLinear(m_weights, prefix + name + ".weight", prefix + name + ".bias"); };
    const auto normIfAny = [&](const char* name) {
        return m_weights.find(prefix + name + ".weight") ? std::optional<Norm>(norm(prefix + name)) : std::nullopt;
    };
    Layer layer{.norm1 = norm(prefix + "norm1"),
                .norm2 = norm(prefix + "norm2"),
                .attentionPostNorm = normIfAny("attention_post_norm"),
                .mlpPostNorm = normIfAny("mlp_post_norm"),
                .qkv = linear("qkv"),
                .qkvByHead = linear("qkv_by_head"),
                .query = linear("query"),
                .key = linear("key"),
                .value = linear("value"),
                .attentionOutput = linear("attention_output"),
                .gateUp = linear("gate_up"),
                .gate = linear("gate"),
                .up = linear("up"),
                .down = linear("down"),
                .queryNorm = normIfAny("query_norm"),
                .keyNorm = normIfAny("key_norm"),
                .attentionScale = m_config.attentionScale,
                .window = m_config.windowOf(std::size_t(index)),
                .activation = activationNamed(m_config.activation)};
    if (m_config.scaleByLayerIndex)
        layer.attentionScale /= index + 1;
    const bool attends = layer.qkv || layer.qkvByHead || (layer.query && layer.key && layer.value);
    const bool gated = layer.gateUp || (layer.gate && layer.up);
    const bool complete = attends && layer.attentionOutput && layer.down && (m_config.mlp == "gated" ? gated : layer.up && !layer.gate);
    if (!complete)
        throw Error({.message = text("Layer {} of the model lacks a matrix", index)});
    return layer;
}

void Transformer::reach(std::int64_t positions)
{
    if (m_rope)
        m_rope->reach(positions);
}

// LongRoPE turns all of a text otherwise once it is longer than the original context; a dynamic one leaves what is in the cache.
bool Transformer::startsAnew(std::int64_t positions) const
{
    return m_config.rope.type == "longrope" && positions == m_config.rope.originalContext + 1;
}

at::Tensor Transformer::embed(std::span<const int> ids, std::int64_t position) const
{
    const at::Tensor indices = at::tensor(at::ArrayRef<int>(ids.data(), ids.size()), at::TensorOptions(at::kInt)).to(m_device);
    at::Tensor x = at::embedding(m_weights.at("token_embedding"), indices);
    if (m_config.embeddingScale != 1)
        x *= at::scalar_tensor(m_config.embeddingScale, x.options());
    if (m_config.positions == "learned")
        x += m_weights.at("position_embedding").narrow(0, position, x.size(0));
    return x;
}

at::Tensor Transformer::layer(int index, const at::Tensor& x, KvCache* cache, std::int64_t position) const
{
    const Layer& layer = m_layers[std::size_t(index)];
    at::Tensor heard = attention(layer, index, layer.norm1(x), cache, position);
    if (layer.attentionPostNorm)
        heard = (*layer.attentionPostNorm)(heard);
    const at::Tensor attended = x + heard;
    at::Tensor thought = mlp(layer, layer.norm2(m_config.parallelResidual ? x : attended));
    if (layer.mlpPostNorm)
        thought = (*layer.mlpPostNorm)(thought);
    return thought.add_(attended);
}

std::array<at::Tensor, 3> Transformer::queryKeyValue(const Layer& layer, const at::Tensor& x) const // [tokens, heads, headDim] each
{
    const std::int64_t tokens = x.size(0), dim = m_config.headDim, heads = m_config.heads, kvHeads = m_config.kvHeads;
    if (layer.qkvByHead) {
        const at::Tensor all = (*layer.qkvByHead)(x).view({tokens, heads, 3 * dim});
        return {all.narrow(2, 0, dim), all.narrow(2, dim, dim), all.narrow(2, 2 * dim, dim)};
    }
    if (layer.qkv) {
        const at::Tensor all = (*layer.qkv)(x).view({tokens, heads + 2 * kvHeads, dim});
        return {all.narrow(1, 0, heads), all.narrow(1, heads, kvHeads), all.narrow(1, heads + kvHeads, kvHeads)};
    }
    return {(*layer.query)(x).view({tokens, heads, dim}), (*layer.key)(x).view({tokens, kvHeads, dim}),
            (*layer.value)(x).view({tokens, kvHeads, dim})};
}

at::Tensor Transformer::attention(const Layer& layer, int index, const at::Tensor& x, KvCache* cache, std::int64_t position) const
{
    auto [query, key, value] = queryKeyValue(layer, x);
    if (layer.queryNorm)
        query = (*layer.queryNorm)(query);
    if (layer.keyNorm)
        key = (*layer.keyNorm)(key);
    if (m_rope) {
        query = m_rope->turn(query, position);
        key = m_rope->turn(key, position);
    }
    const at::Tensor heads = query.transpose(0, 1);
    const auto attended = [&](const at::Tensor& keys, const at::Tensor& values) {
        return (*layer.attentionOutput)(attend(heads, keys, values, layer.attentionScale, layer.window, m_config.attentionCap));
    };
    if (!cache)
        return attended(key.transpose(0, 1), value.transpose(0, 1));
    cache->write(index, position, key, value);
    const std::int64_t end = position + x.size(0);
    const std::int64_t begin = layer.window > 0 ? std::max<std::int64_t>(0, position + 1 - layer.window) : 0;
    return attended(cache->keys(index, begin, end), cache->values(index, begin, end));
}

at::Tensor Transformer::mlp(const Layer& layer, const at::Tensor& x) const
{
    if (layer.gateUp) {
        const auto halves = (*layer.gateUp)(x).chunk(2, 1);
        return (*layer.down)(layer.activation(halves[0].contiguous()).mul_(halves[1]));
    }
    if (!layer.gate)
        return (*layer.down)(layer.activation((*layer.up)(x)));
    return (*layer.down)(layer.activation((*layer.gate)(x)).mul_((*layer.up)(x)));
}

at::Tensor Transformer::finalNorm(const at::Tensor& x) const { return m_finalNorm(x); }

at::Tensor Transformer::logits(const at::Tensor& normed) const
{
    const at::Tensor out = (*m_head)(normed).to(at::kFloat);
    return m_config.logitCap > 0 ? out.div(m_config.logitCap).tanh_().mul_(m_config.logitCap) : out;
}

} // namespace heterosis
