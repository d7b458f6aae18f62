// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sequences.h"

#include <ATen/Dispatch.h>
#include <algorithm>
#include <cmath>
#include <limits>

#include "base/parallel.h"

namespace heterosis {
namespace {

template <class T> float dot(const T* a, const T* b, std::int64_t n)
{
    float sums[16] = {}; // so that the compiler may use vectors without changing the order of additions
    std::int64_t i = 0;
    for (; i + 16 <= n; i += 16)
        for (int j = 0; j < 16; ++j)
            sums[j] += float(a[i + j]) * float(b[i + j]);
    for (; i < n; ++i)
        sums[0] += float(a[i]) * float(b[i]);
    float sum = 0;
    for (const float s : sums)
        sum += s;
    return sum;
}

struct Shape {
    std::int64_t heads, kvHeads, dim, capacity;
};

// One query head over the kept positions [begin, end) of its text. keys, values: [capacity, dim]. scratch: end floats.
template <class T>
void attendOne(const T* query, const T* keys, const T* values, std::int64_t begin, std::int64_t end, std::int64_t dim, const AttentionRule& rule,
               float* scratch, float* sum, T* out)
{
    float highest = -std::numeric_limits<float>::infinity();
    for (std::int64_t p = begin; p < end; ++p) {
        float score = dot(query, keys + p * dim, dim) * float(rule.scale);
        if (rule.cap > 0)
            score = float(rule.cap) * std::tanh(score / float(rule.cap));
        scratch[p] = score;
        highest = std::max(highest, score);
    }
    float whole = 0;
    std::fill(sum, sum + dim, 0.f);
    for (std::int64_t p = begin; p < end; ++p) {
        const float weight = std::exp(scratch[p] - highest);
        whole += weight;
        const T* value = values + p * dim;
        for (std::int64_t i = 0; i < dim; ++i)
            sum[i] += weight * float(value[i]);
    }
    for (std::int64_t i = 0; i < dim; ++i)
        out[i] = T(sum[i] / whole);
}

} // namespace

Sequences::Sequences(const ModelConfig& config, const Rope* rope, const at::TensorOptions& options, std::int64_t texts, std::int64_t capacity)
    : m_rope(rope), m_device(options.device()), m_capacity(capacity), m_lengths(std::size_t(texts), 0)
{
    for (std::int64_t l = 0; l < config.layers && capacity > 0; ++l) {
        const std::vector<std::int64_t> shape{texts, config.kvHeads, capacity, config.headDim};
        m_stores.push_back({at::empty(shape, options), at::empty(shape, options)});
    }
}

std::uint64_t Sequences::bytesNeeded(const ModelConfig& c, std::uint64_t elementBytes, std::int64_t texts, std::int64_t capacity)
{
    return elementBytes * std::uint64_t(2 * c.layers * texts * c.kvHeads * capacity * c.headDim);
}

void Sequences::read(std::int64_t first, std::int64_t step, std::int64_t count, std::int64_t tokens, at::Tensor seen)
{
    m_first = first;
    m_step = step;
    m_count = count;
    m_tokens = tokens;
    m_seen = std::move(seen);
    m_positions = at::arange(tokens, at::TensorOptions(at::kLong).device(m_device)).repeat({count});
}

void Sequences::next(std::vector<std::int64_t> texts)
{
    m_texts = std::move(texts);
    m_tokens = 0;
    std::vector<std::int64_t> positions;
    for (const std::int64_t text : m_texts)
        positions.push_back(length(text));
    m_positions = at::tensor(positions, at::TensorOptions(at::kLong)).to(m_device);
}

void Sequences::done()
{
    for (std::int64_t i = 0; i < m_count && m_tokens > 0; ++i)
        m_lengths[std::size_t(m_first + i * m_step)] = m_tokens;
    if (m_tokens == 0)
        for (const std::int64_t text : m_texts)
            ++m_lengths[std::size_t(text)];
}

// key, value: [rows, kvHeads, headDim]
void Sequences::keep(Store& store, const at::Tensor& key, const at::Tensor& value) const
{
    const auto put = [&](at::Tensor& into, const at::Tensor& from) {
        if (m_tokens == 0) {
            const at::Tensor texts = at::tensor(m_texts, at::TensorOptions(at::kLong)).to(m_device);
            into.permute({0, 2, 1, 3}).index_put_({texts, m_positions}, from);
            return;
        }
        const at::Tensor rows = from.view({m_count, m_tokens, from.size(1), from.size(2)}).transpose(1, 2);
        into.slice(0, m_first, m_first + (m_count - 1) * m_step + 1, m_step).narrow(2, 0, m_tokens).copy_(rows);
    };
    put(store.keys, key);
    put(store.values, value);
}

at::Tensor Sequences::attendRead(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, const AttentionRule& rule) const
{
    const auto heads = [&](const at::Tensor& x) { return x.view({m_count, m_tokens, x.size(1), x.size(2)}).transpose(1, 2); };
    return attendBatch(heads(query), heads(key), heads(value), rule.scale, rule.window, rule.cap, m_seen);
}

at::Tensor Sequences::attendNext(const Store& store, const at::Tensor& query, const AttentionRule& rule) const
{
    const std::int64_t rows = query.size(0), heads = query.size(1), dim = query.size(2), kvHeads = store.keys.size(1);
    const at::Tensor asked = query.contiguous();
    at::Tensor out = at::empty({rows, heads * dim}, query.options());
    AT_DISPATCH_FLOATING_TYPES_AND2(at::kHalf, at::kBFloat16, query.scalar_type(), "attendNext", [&] {
        const scalar_t* keys = store.keys.data_ptr<scalar_t>();
        const scalar_t* values = store.values.data_ptr<scalar_t>();
        const scalar_t* from = asked.data_ptr<scalar_t>();
        scalar_t* to = out.data_ptr<scalar_t>();
        parallelFor(0, rows * kvHeads, 1, [&](std::int64_t begin, std::int64_t end) {
            std::vector<float> scratch(static_cast<std::size_t>(m_capacity)), sum(static_cast<std::size_t>(dim));
            for (std::int64_t i = begin; i < end; ++i) {
                const std::int64_t row = i / kvHeads, kv = i % kvHeads, text = m_texts[std::size_t(row)], last = length(text) + 1;
                const std::int64_t first = rule.window > 0 ? std::max<std::int64_t>(0, last - rule.window) : 0;
                const std::int64_t place = (text * kvHeads + kv) * m_capacity * dim;
                for (std::int64_t h = kv * (heads / kvHeads); h < (kv + 1) * (heads / kvHeads); ++h)
                    attendOne(from + (row * heads + h) * dim, keys + place, values + place, first, last, dim, rule, scratch.data(), sum.data(),
                              to + (row * heads + h) * dim);
            }
        });
    });
    return out;
}

at::Tensor Sequences::operator()(int layer, at::Tensor query, at::Tensor key, const at::Tensor& value, const AttentionRule& rule)
{
    if (m_rope) {
        query = m_rope->turn(query, m_positions);
        key = m_rope->turn(key, m_positions);
    }
    if (m_capacity > 0)
        keep(m_stores[std::size_t(layer)], key, value);
    if (m_tokens > 0)
        return attendRead(query, key, value, rule);
    Store& store = m_stores[std::size_t(layer)];
    if (m_device.is_cpu())
        return attendNext(store, query, rule);
    // Elsewhere: all kept positions up to the longest text, the others masked.
    const at::Tensor texts = at::tensor(m_texts, at::TensorOptions(at::kLong)).to(m_device);
    const std::int64_t longest = m_positions.max().item<std::int64_t>() + 1;
    const at::Tensor place = at::arange(longest, m_positions.options()).unsqueeze(0), last = m_positions.unsqueeze(1);
    at::Tensor seen = place <= last;
    if (rule.window > 0)
        seen = seen.logical_and(place > last - rule.window);
    return attendBatch(query.unsqueeze(2), store.keys.index_select(0, texts).narrow(2, 0, longest),
                       store.values.index_select(0, texts).narrow(2, 0, longest), rule.scale, 0, rule.cap, seen);
}

} // namespace heterosis
