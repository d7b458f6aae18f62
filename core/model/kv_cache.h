// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <ATen/ATen.h>
#include <vector>

namespace heterosis {

// Keys and values of every layer, [kvHeads, capacity, headDim] each; a position's row is written once its token was computed.
class KvCache {
public:
    KvCache(std::int64_t layers, std::int64_t kvHeads, std::int64_t headDim, const at::TensorOptions& options)
        : m_kvHeads(kvHeads), m_headDim(headDim), m_options(options), m_layers(std::size_t(layers))
    {
    }

    // Room for so many positions; what is stored stays. A capacity of whole 64s keeps every head's rows on 64-byte boundaries.
    void reserve(std::int64_t positions)
    {
        if (positions <= m_capacity)
            return;
        const std::int64_t capacity = (positions + 63) / 64 * 64;
        for (Layer& layer : m_layers)
            for (at::Tensor* store : {&layer.keys, &layer.values}) {
                at::Tensor larger = at::zeros({m_kvHeads, capacity, m_headDim}, m_options);
                if (store->defined())
                    larger.narrow(1, 0, m_capacity).copy_(*store);
                *store = std::move(larger);
            }
        m_capacity = capacity;
    }

    // keys, values: [tokens, kvHeads, headDim]
    void write(int layer, std::int64_t position, const at::Tensor& keys, const at::Tensor& values)
    {
        Layer& l = m_layers[std::size_t(layer)];
        l.keys.narrow(1, position, keys.size(0)).copy_(keys.transpose(0, 1));
        l.values.narrow(1, position, values.size(0)).copy_(values.transpose(0, 1));
    }

    // [kvHeads, end - begin, headDim], the cache's own memory
    at::Tensor keys(int layer, std::int64_t begin, std::int64_t end) const
    {
        return m_layers[std::size_t(layer)].keys.narrow(1, begin, end - begin);
    }
    at::Tensor values(int layer, std::int64_t begin, std::int64_t end) const
    {
        return m_layers[std::size_t(layer)].values.narrow(1, begin, end - begin);
    }

private:
    struct Layer {
        at::Tensor keys, values;
    };
    std::int64_t m_kvHeads, m_headDim, m_capacity = 0;
    at::TensorOptions m_options;
    std::vector<Layer> m_layers;
};

} // namespace heterosis
