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
    std::unique_ptr<const Linear> qkv, query, key, value, attentionOutput, gate, up, down; // qkv, or the three
    std::optional<Norm> queryNorm, keyNorm;                                                // of each head
    double attentionScale = 1;
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
    return {&m_weights.at(part + ".weight"), m_weights.find(part + ".bias"), m_config.norm == "rms", m_config.normEps};
}

Transformer::Layer Transformer::makeLayer(int index) const
{
    const std::string prefix = std::to_string(index) + ".";
    const auto linear = [&](const char* name) { return plainLinear(m_weights, prefix + name + ".weight", prefix + name + ".bias"); };
    const auto headNorm = [&](const char* name) {
        return m_weights.find(prefix + name + ".weight") ? std::optional<Norm>(norm(prefix + name)) : std::nullopt;
    };
    Layer layer{.norm1 = norm(prefix + "norm1"),
                .norm2 = norm(prefix + "norm2"),
                .qkv = linear("qkv"),
                .query = linear("query"),
                .key = linear("key"),
                .value = linear("value"),
                .attentionOutput = linear("attention_output"),
                .gate = linear("gate"),
                .up = linear("up"),
                .down = linear("down"),
                .queryNorm = headNorm("query_norm"),
                .keyNorm = headNorm("key_norm"),
                .attentionScale = m_config.attentionScale,
                .activation = activationNamed(m_config.activation)};
    if (m_config.scaleByLayerIndex)
        layer.attentionScale /= index + 1;
    const bool complete = (layer.qkv || (layer.query && layer.key && layer.value)) && layer.attentionOutput && layer.up && layer.down &&
                          (layer.gate != nullptr) == (m_config.mlp == "gated");
    if (!complete)
        throw Error({.message = text("Layer {} of the model lacks a matrix", index)});
    return layer;
}

void Transformer::reach(std::int64_t positions)
{
    if (m_rope)
        m_rope->reach(positions);
}

at::Tensor Transformer::embed(std::span<const int> ids, std::int64_t position) const
{
    const at::Tensor indices = at::tensor(at::ArrayRef<int>(ids.data(), ids.size()), at::TensorOptions(at::kInt)).to(m_device);
    at::Tensor x = at::embedding(m_weights.at("token_embedding"), indices);
    if (m_config.positions == "learned")
        x += m_weights.at("position_embedding").narrow(0, position, x.size(0));
    return x;
}

at::Tensor Transformer::layer(int index, const at::Tensor& x, KvCache* cache, std::int64_t position) const
{
    const Layer& layer = m_layers[std::size_t(index)];
    const at::Tensor attended = x + attention(layer, index, layer.norm1(x), cache, position);
    return mlp(layer, layer.norm2(attended)).add_(attended);
}

at::Tensor Transformer::attention(const Layer& layer, int index, const at::Tensor& x, KvCache* cache, std::int64_t position) const
{
    const std::int64_t tokens = x.size(0), dim = m_config.headDim;
    at::Tensor query, key, value; // [tokens, heads, headDim]
    if (layer.qkv) {
        const at::Tensor all = (*layer.qkv)(x).view({tokens, m_config.heads + 2 * m_config.kvHeads, dim});
        query = all.narrow(1, 0, m_config.heads);
        key = all.narrow(1, m_config.heads, m_config.kvHeads);
        value = all.narrow(1, m_config.heads + m_config.kvHeads, m_config.kvHeads);
    } else {
        query = (*layer.query)(x).view({tokens, m_config.heads, dim});
        key = (*layer.key)(x).view({tokens, m_config.kvHeads, dim});
        value = (*layer.value)(x).view({tokens, m_config.kvHeads, dim});
    }
    if (layer.queryNorm)
        query = (*layer.queryNorm)(query);
    if (layer.keyNorm)
        key = (*layer.keyNorm)(key);
    if (m_rope) {
        query = m_rope->turn(query, position);
        key = m_rope->turn(key, position);
    }
    const at::Tensor heads = query.transpose(0, 1);
    if (!cache)
        return (*layer.attentionOutput)(
            attend(heads, key.transpose(0, 1), value.transpose(0, 1), layer.attentionScale, m_config.slidingWindow));
    cache->write(index, position, key, value);
    const std::int64_t end = position + tokens;
    const std::int64_t begin = m_config.slidingWindow > 0 ? std::max<std::int64_t>(0, position + 1 - m_config.slidingWindow) : 0;
    return (*layer.attentionOutput)(attend(heads, cache->keys(index, begin, end), cache->values(index, begin, end), layer.attentionScale,
                                           m_config.slidingWindow));
}

at::Tensor Transformer::mlp(const Layer& layer, at::Tensor x) const
{
    if (!layer.gate)
        return (*layer.down)(layer.activation((*layer.up)(x)));
    return (*layer.down)(layer.activation((*layer.gate)(x)).mul_((*layer.up)(x)));
}

at::Tensor Transformer::finalNorm(const at::Tensor& x) const { return m_finalNorm(x); }

at::Tensor Transformer::logits(const at::Tensor& normed) const { return (*m_head)(normed).to(at::kFloat); }

} // namespace heterosis
