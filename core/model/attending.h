// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <ATen/ATen.h>

#include "model/attention.h"
#include "model/kv_cache.h"
#include "model/rope.h"

namespace heterosis {

// How the heads of one layer look at each other.
struct AttentionRule {
    double scale = 1;
    std::int64_t window = 0; // 0: every position before
    double cap = 0;
};

// Which text each row of x belongs to, and where in it. The transformer computes rows; this turns them to their positions and lets
// each see what came before it in its own text.
class Attending {
public:
    virtual ~Attending() = default;
    // query [rows, heads, headDim]; key and value [rows, kvHeads, headDim], not yet turned. Returns [rows, heads * headDim].
    virtual at::Tensor operator()(int layer, at::Tensor query, at::Tensor key, const at::Tensor& value, const AttentionRule& rule) = 0;
};

// The tokens of one text from `position` on. With a cache their keys and values are stored there and all positions before are seen;
// without one, position is 0.
class OneText final : public Attending {
public:
    OneText(const Rope* rope, KvCache* cache, std::int64_t position) : m_rope(rope), m_cache(cache), m_position(position) {}

    at::Tensor operator()(int layer, at::Tensor query, at::Tensor key, const at::Tensor& value, const AttentionRule& rule) override
    {
        const std::int64_t tokens = query.size(0);
        if (m_rope) {
            query = m_rope->turn(query, m_position);
            key = m_rope->turn(key, m_position);
        }
        const at::Tensor heads = query.transpose(0, 1);
        if (!m_cache)
            return attend(heads, key.transpose(0, 1), value.transpose(0, 1), rule.scale, rule.window, rule.cap);
        m_cache->write(layer, m_position, key, value);
        const std::int64_t end = m_position + tokens;
        const std::int64_t begin = rule.window > 0 ? std::max<std::int64_t>(0, m_position + 1 - rule.window) : 0;
        return attend(heads, m_cache->keys(layer, begin, end), m_cache->values(layer, begin, end), rule.scale, rule.window, rule.cap);
    }

private:
    const Rope* m_rope;
    KvCache* m_cache;
    std::int64_t m_position;
};

} // namespace heterosis
