// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/transformer.h"

#include "base/error.h"
#include "model/activation.h"

namespace heterosis {
namespace {

// activation(gate) * up. In place where nothing is learned: a backward pass needs what would be overwritten.
at::Tensor gated(Activation activation, at::Tensor gate, const at::Tensor& up)
{
    if (gate.requires_grad() || up.requires_grad())
        return activation(std::move(gate)) * up;
    return activation(std::move(gate)).mul_(up);
}

} // namespace

struct Transformer::Layer {
    Parts::Norm norm1, norm2;
    Parts::Norm attentionPostNorm, mlpPostNorm;                      // of what is added to the residual stream
    // One of: qkv (all queries, all keys, all values), qkvByHead (query, key, value of each head), or the three.
    std::unique_ptr<const Linear> qkv, qkvByHead, query, key, value, attentionOutput;
    std::unique_ptr<const Linear> gateUp, gate, up, down;            // gateUp (all of gate, all of up), or the two, or up alone
    Parts::Norm queryNorm, keyNorm;                                  // of each head
    AttentionRule rule;
    Activation activation = nullptr;
};

Transformer::Transformer(const ModelConfig& config, std::unique_ptr<const Parts> parts, at::Device device)
    : m_config(config), m_parts(std::move(parts)), m_device(device)
{
    if (m_config.positions == "rope")
        m_rope.emplace(m_config, device);
    for (int i = 0; i < int(m_config.layers); ++i)
        m_layers.push_back(makeLayer(i));
    m_finalNorm = m_parts->norm("final_norm");
    m_head = m_parts->linear("head");
    if (!m_head || !m_finalNorm)
        throw Error({.message = text("The model has no part {}", m_head ? "final_norm" : "head.weight")});
}

Transformer::~Transformer() = default;

Transformer::Layer Transformer::makeLayer(int index) const
{
    const std::string prefix = std::to_string(index) + ".";
    const auto linear = [&](const char* name) { return m_parts->linear(prefix + name); };
    const auto norm = [&](const char* name) { return m_parts->norm(prefix + name); };
    Layer layer{.norm1 = norm("norm1"),
                .norm2 = norm("norm2"),
                .attentionPostNorm = norm("attention_post_norm"),
                .mlpPostNorm = norm("mlp_post_norm"),
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
                .queryNorm = norm("query_norm"),
                .keyNorm = norm("key_norm"),
                .rule = {m_config.attentionScale, m_config.windowOf(std::size_t(index)), m_config.attentionCap},
                .activation = activationNamed(m_config.activation)};
    if (m_config.scaleByLayerIndex)
        layer.rule.scale /= index + 1;
    const bool attends = layer.qkv || layer.qkvByHead || (layer.query && layer.key && layer.value);
    const bool gated = layer.gateUp || (layer.gate && layer.up);
    const bool complete = layer.norm1 && layer.norm2 && attends && layer.attentionOutput && layer.down && (m_config.mlp == "gated" ? gated : layer.up && !layer.gate);
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
    return embed(indices, at::arange(position, position + indices.size(0), indices.options()));
}

at::Tensor Transformer::embed(const at::Tensor& ids, const at::Tensor& positions) const
{
    at::Tensor x = m_parts->embedding("token_embedding", ids);
    if (m_config.embeddingScale != 1)
        x = x * at::scalar_tensor(m_config.embeddingScale, x.options());
    if (m_config.positions == "learned")
        x = x + m_parts->embedding("position_embedding", positions);
    return x;
}

at::Tensor Transformer::layer(int index, const at::Tensor& x, KvCache* cache, std::int64_t position) const
{
    OneText text(rope(), cache, position);
    return layer(index, x, text);
}

at::Tensor Transformer::layer(int index, const at::Tensor& x, Attending& attending) const
{
    const Layer& layer = m_layers[std::size_t(index)];
    auto [query, key, value] = queryKeyValue(layer, layer.norm1(x));
    if (layer.queryNorm)
        query = layer.queryNorm(query);
    if (layer.keyNorm)
        key = layer.keyNorm(key);
    at::Tensor heard = (*layer.attentionOutput)(attending(index, query, key, value, layer.rule));
    if (layer.attentionPostNorm)
        heard = layer.attentionPostNorm(heard);
    const at::Tensor attended = x + heard;
    at::Tensor thought = mlp(layer, layer.norm2(m_config.parallelResidual ? x : attended));
    if (layer.mlpPostNorm)
        thought = layer.mlpPostNorm(thought);
    return thought.add_(attended);
}

std::array<at::Tensor, 3> Transformer::queryKeyValue(const Layer& layer, const at::Tensor& x) const // [tokens, heads, headDim] each
{
    const std::int64_t tokens = x.size(0), dim = m_config.headDim, heads = m_config.heads, kvHeads = m_config.kvHeads;
    if (layer.qkvByHead) {
        const at::Tensor all = (*layer.qkvByHead)(x).view({tokens, heads, 3 * dim});
        const auto parts = all.chunk(3, 2);
        return {parts[0], parts[1], parts[2]};
    }
    if (layer.qkv) {
        const at::Tensor all = (*layer.qkv)(x).view({tokens, heads + 2 * kvHeads, dim});
        const auto parts = all.split_with_sizes({heads, kvHeads, kvHeads}, 1); // at once: one gradient instead of three that are added
        return {parts[0], parts[1], parts[2]};
    }
    return {(*layer.query)(x).view({tokens, heads, dim}), (*layer.key)(x).view({tokens, kvHeads, dim}),
            (*layer.value)(x).view({tokens, kvHeads, dim})};
}

at::Tensor Transformer::mlp(const Layer& layer, const at::Tensor& x) const
{
    if (layer.gateUp) {
        const auto halves = (*layer.gateUp)(x).chunk(2, 1);
        return (*layer.down)(gated(layer.activation, halves[0].contiguous(), halves[1]));
    }
    if (!layer.gate)
        return (*layer.down)(layer.activation((*layer.up)(x)));
    return (*layer.down)(gated(layer.activation, (*layer.gate)(x), (*layer.up)(x)));
}

at::Tensor Transformer::finalNorm(const at::Tensor& x) const { return m_finalNorm(x); }

namespace {

at::Tensor capped(const at::Tensor& logits, double cap) { return logits.to(at::kFloat).div(cap).tanh().mul(cap); }

} // namespace

at::Tensor Transformer::logits(const at::Tensor& normed) const
{
    const at::Tensor out = (*m_head)(normed);
    return m_config.logitCap > 0 ? capped(out, m_config.logitCap) : out.to(at::kFloat);
}

void Transformer::logitsInStretches(const at::Tensor& normed, const Linear::Visit& visit) const
{
    m_head->inStretches(normed, [&](std::int64_t first, const at::Tensor& out) {
        visit(first, m_config.logitCap > 0 ? capped(out, m_config.logitCap) : out);
    });
}

} // namespace heterosis
