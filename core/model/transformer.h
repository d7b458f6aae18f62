// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <ATen/ATen.h>
#include <array>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "family/model_map.h"
#include "model/attending.h"
#include "model/parts.h"
#include "model/rope.h"

namespace heterosis {

// The one decoder of every family: what it does is said by ModelConfig and by which parts there are. Embedding, each layer and
// the head are separate calls, so that a run can start at any layer and stop between any two.
// Activations are [tokens, width] of the compute type.
class Transformer {
public:
    // Keeps a reference to `config`; `parts` give the weights.
    Transformer(const ModelConfig& config, std::unique_ptr<const Parts> parts, at::Device device);
    ~Transformer();

    at::Tensor embed(std::span<const int> ids, std::int64_t position) const;               // one text from `position` on
    at::Tensor embed(const at::Tensor& ids, const at::Tensor& positions) const;            // integers, [rows] each
    at::Tensor layer(int index, const at::Tensor& x, Attending& attending) const;
    // One text: see OneText.
    at::Tensor layer(int index, const at::Tensor& x, KvCache* cache, std::int64_t position) const;
    at::Tensor finalNorm(const at::Tensor& x) const;
    at::Tensor logits(const at::Tensor& normed) const; // float32 [tokens, vocabulary]
    void logitsInStretches(const at::Tensor& normed, const Linear::Visit& visit) const; // of the compute type or float32, see Linear
    // Call before layer(), with the number of positions up to the last one of this call: prepares what depends on it.
    void reach(std::int64_t positions);
    // Whether a text that has grown to so many positions must be run anew from its first token: keys in the cache no longer fit.
    bool startsAnew(std::int64_t positions) const;
    const Rope* rope() const noexcept { return m_rope ? &*m_rope : nullptr; }

private:
    struct Layer;
    Layer makeLayer(int index) const;
    at::Tensor mlp(const Layer& layer, const at::Tensor& x) const;
    std::array<at::Tensor, 3> queryKeyValue(const Layer& layer, const at::Tensor& x) const;

    const ModelConfig& m_config;
    std::unique_ptr<const Parts> m_parts;
    at::Device m_device;
    std::optional<Rope> m_rope;
    std::vector<Layer> m_layers;
    Parts::Norm m_finalNorm;
    std::unique_ptr<const Linear> m_head;
};

} // namespace heterosis
