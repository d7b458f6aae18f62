// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sequences.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "base/parallel.h"
#include "model/bits.h"

namespace heterosis {
namespace {

// Sixteen running sums, so that the compiler may use vectors without changing the order of additions.
template <class E> HETEROSIS_INLINE float dot(const float* a, const typename E::Bits* b, std::int64_t n)
{
    float sums[16] = {};
    std::int64_t i = 0;
    for (; i + 16 <= n; i += 16)
        for (int j = 0; j < 16; ++j)
            sums[j] += a[i + j] * E::wide(b[i + j]);
    for (; i < n; ++i)
        sums[0] += a[i] * E::wide(b[i]);
    float sum = 0;
    for (const float s : sums)
        sum += s;
    return sum;
}

struct Head {
    std::int64_t begin, end, dim; // kept positions of its text, [capacity, dim]
    float scale, cap;
    float *query, *scores, *sum;  // scratch: dim, end, dim
};

// One query head over the kept positions of its text.
template <class E> HETEROSIS_INLINE void attendAny(const typename E::Bits* query, const typename E::Bits* keys, const typename E::Bits* values, const Head& head, typename E::Bits* out)
{
    float highest = -std::numeric_limits<float>::infinity();
    for (std::int64_t i = 0; i < head.dim; ++i) {
        head.query[i] = E::wide(query[i]);
        head.sum[i] = 0;
    }
    for (std::int64_t p = head.begin; p < head.end; ++p) {
        float score = dot<E>(head.query, keys + p * head.dim, head.dim) * head.scale;
        if (head.cap > 0)
            score = head.cap * std::tanh(score / head.cap);
        head.scores[p] = score;
        highest = std::max(highest, score);
    }
    float whole = 0;
    for (std::int64_t p = head.begin; p < head.end; ++p) {
        const float weight = std::exp(head.scores[p] - highest);
        whole += weight;
        const typename E::Bits* value = values + p * head.dim;
        for (std::int64_t i = 0; i < head.dim; ++i)
            head.sum[i] += weight * E::wide(value[i]);
    }
    for (std::int64_t i = 0; i < head.dim; ++i)
        out[i] = E::narrow(head.sum[i] / whole);
}

// Overloads: clones cannot be templates.
HETEROSIS_CLONES void attendOne(const float* query, const float* keys, const float* values, const Head& head, float* out)
{
    attendAny<F32>(query, keys, values, head, out);
}
HETEROSIS_CLONES void attendOne(const std::uint16_t* query, const std::uint16_t* keys, const std::uint16_t* values, const Head& head, std::uint16_t* out)
{
    attendAny<Bf16>(query, keys, values, head, out);
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

void Sequences::begin(std::vector<std::int64_t> texts, std::int64_t tokens, at::Tensor positions)
{
    m_texts = std::move(texts);
    m_tokens = tokens;
    m_positions = std::move(positions);
    m_slots = at::tensor(m_texts, at::TensorOptions(at::kLong)).to(m_device);
    if (m_rope)
        m_angles = m_rope->anglesAt(m_positions);
}

void Sequences::read(std::vector<std::int64_t> texts, std::int64_t tokens)
{
    const auto count = std::int64_t(texts.size());
    begin(std::move(texts), tokens, at::arange(tokens, at::TensorOptions(at::kLong).device(m_device)).repeat({count}));
}

void Sequences::next(std::vector<std::int64_t> texts)
{
    std::vector<std::int64_t> positions;
    for (const std::int64_t text : texts)
        positions.push_back(length(text));
    begin(std::move(texts), 0, at::tensor(positions, at::TensorOptions(at::kLong)).to(m_device));
}

void Sequences::done()
{
    for (const std::int64_t text : m_texts)
        m_lengths[std::size_t(text)] = m_tokens > 0 ? m_tokens : length(text) + 1;
}

// key, value: [rows, kvHeads, headDim]
void Sequences::keep(Store& store, const at::Tensor& key, const at::Tensor& value) const
{
    const std::int64_t tokens = std::max<std::int64_t>(1, m_tokens), kvHeads = key.size(1), dim = key.size(2), texts = std::int64_t(m_texts.size());
    if (!m_device.is_cpu()) {
        for (const auto& [into, from] : {std::pair(store.keys, key), std::pair(store.values, value)})
            into.permute({0, 2, 1, 3}).index_put_({m_slots.repeat_interleave(tokens), m_positions}, from);
        return;
    }
    const auto bytes = std::int64_t(key.element_size());
    for (const auto& [into, from] : {std::pair(store.keys, key), std::pair(store.values, value)}) {
        char* to = static_cast<char*>(into.data_ptr());
        const char* rows = static_cast<const char*>(from.data_ptr());
        const std::int64_t rowStride = from.stride(0) * bytes, headStride = from.stride(1) * bytes;
        parallelFor(0, texts * kvHeads, 16, [&, to, rows](std::int64_t begin, std::int64_t end) {
            for (std::int64_t i = begin; i < end; ++i) {
                const std::int64_t t = i / kvHeads, head = i % kvHeads, text = m_texts[std::size_t(t)], at = m_tokens > 0 ? 0 : length(text);
                for (std::int64_t token = 0; token < tokens; ++token)
                    std::memcpy(to + ((text * kvHeads + head) * m_capacity + at + token) * dim * bytes, rows + (t * tokens + token) * rowStride + head * headStride,
                                std::size_t(dim * bytes));
            }
        });
    }
}

at::Tensor Sequences::attendRead(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, const AttentionRule& rule) const
{
    const auto heads = [&](const at::Tensor& x) { return x.view({-1, m_tokens, x.size(1), x.size(2)}).transpose(1, 2); };
    return attendBatch(heads(query), heads(key), heads(value), rule.scale, rule.window, rule.cap, {});
}

template <class E> at::Tensor Sequences::attendNext(const Store& store, const at::Tensor& query, const AttentionRule& rule) const
{
    using Bits = typename E::Bits;
    const std::int64_t rows = query.size(0), heads = query.size(1), dim = query.size(2), kvHeads = store.keys.size(1), each = heads / kvHeads;
    const at::Tensor asked = query.contiguous();
    at::Tensor out = at::empty({rows, heads * dim}, query.options());
    parallelFor(0, rows * kvHeads, 4, [&](std::int64_t begin, std::int64_t end) {
        std::vector<float> scratch(std::size_t(m_capacity + 2 * dim));
        Head head{0, 0, dim, float(rule.scale), float(rule.cap), scratch.data(), scratch.data() + 2 * dim, scratch.data() + dim};
        for (std::int64_t i = begin; i < end; ++i) {
            const std::int64_t row = i / kvHeads, kv = i % kvHeads, text = m_texts[std::size_t(row)];
            head.end = length(text) + 1;
            head.begin = rule.window > 0 ? std::max<std::int64_t>(0, head.end - rule.window) : 0;
            const std::int64_t place = (text * kvHeads + kv) * m_capacity * dim;
            for (std::int64_t h = row * heads + kv * each; h < row * heads + (kv + 1) * each; ++h)
                attendOne(bitsOf<const Bits>(asked) + h * dim, bitsOf<const Bits>(store.keys) + place, bitsOf<const Bits>(store.values) + place, head,
                          bitsOf<Bits>(out) + h * dim);
        }
    });
    return out;
}

// All kept positions up to the longest text, the others masked.
at::Tensor Sequences::attendNextByOperations(const Store& store, const at::Tensor& query, const AttentionRule& rule) const
{
    const std::int64_t longest = m_positions.max().item<std::int64_t>() + 1;
    const at::Tensor place = at::arange(longest, m_positions.options()).unsqueeze(0), last = m_positions.unsqueeze(1);
    at::Tensor seen = place <= last;
    if (rule.window > 0)
        seen = seen.logical_and(place > last - rule.window);
    return attendBatch(query.unsqueeze(2), store.keys.index_select(0, m_slots).narrow(2, 0, longest), store.values.index_select(0, m_slots).narrow(2, 0, longest),
                       rule.scale, 0, rule.cap, seen);
}

at::Tensor Sequences::operator()(int layer, at::Tensor query, at::Tensor key, const at::Tensor& value, const AttentionRule& rule)
{
    if (m_rope) {
        query = Rope::turn(query, m_angles);
        key = Rope::turn(key, m_angles);
    }
    if (m_capacity > 0)
        keep(m_stores[std::size_t(layer)], key, value);
    if (m_tokens > 0)
        return attendRead(query, key, value, rule);
    const Store& store = m_stores[std::size_t(layer)];
    if (!ofBits(query))
        return attendNextByOperations(store, query, rule);
    return withBits(query, [&](auto type) { return attendNext<decltype(type)>(store, query, rule); });
}

} // namespace heterosis
