// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <ATen/ATen.h>
#include <array>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "model/kv_cache.h"
#include "model/linear.h"
#include "model/norm.h"
#include "model/rope.h"
#include "model/weights.h"

namespace heterosis {

// The one decoder of every family: what it does is said by ModelConfig and by which parts there are. Embedding, each layer and
// the head are separate calls, so that a run can start at any layer and stop between any two.
// Activations are [tokens, width] of the compute type.
class Transformer {
public:
    // Keeps references to both arguments; `weights` may be refreshed at any time between two calls.
    Transformer(const ModelMap& map, const Weights& weights, at::Device device);
    ~Transformer();

    at::Tensor embed(std::span<const int> ids, std::int64_t position) const;
    // The tokens at `position` and after. With a cache their keys and values are stored there and all positions before are seen;
    // without one, position is 0.
    at::Tensor layer(int index, const at::Tensor& x, KvCache* cache, std::int64_t position) const;
    at::Tensor finalNorm(const at::Tensor& x) const;
    at::Tensor logits(const at::Tensor& normed) const; // float32 [tokens, vocabulary]
    // Call before layer(), with the number of positions up to the last one of this call: prepares what depends on it.
    void reach(std::int64_t positions);
    // Whether a text that has grown to so many positions must be run anew from its first token: keys in the cache no longer fit.
    bool startsAnew(std::int64_t positions) const;

private:
    struct Layer;
    Norm norm(const std::string& part) const;
    Layer makeLayer(int index) const;
    at::Tensor attention(const Layer& layer, int index, const at::Tensor& x, KvCache* cache, std::int64_t position) const;
    at::Tensor mlp(const Layer& layer, const at::Tensor& x) const;
    std::array<at::Tensor, 3> queryKeyValue(const Layer& layer, const at::Tensor& x) const;

    const ModelConfig& m_config;
    const Weights& m_weights;
    at::Device m_device;
    std::optional<Rope> m_rope;
    std::vector<Layer> m_layers;
    Norm m_finalNorm;
    std::unique_ptr<const Linear> m_head;
};

} // namespace heterosis
