// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <vector>

#include "family/model_map.h"
#include "model/attending.h"

namespace heterosis {

// Many texts in one pass. Either texts of one length side by side, row t * tokens + i being token i of the t-th; or one further token for
// each of several texts, a row each. Keys and values of every text are kept apart, each text with a length of its own, so nothing is
// padded.
class Sequences final : public Attending {
public:
    // Room for `texts` texts of `capacity` positions; capacity 0 keeps nothing: then only read() is possible. The rope reaches as far.
    Sequences(const ModelConfig& config, const Rope* rope, const at::TensorOptions& options, std::int64_t texts, std::int64_t capacity);

    // The next pass reads these texts from their beginnings, `tokens` rows each.
    void read(std::vector<std::int64_t> texts, std::int64_t tokens);
    // The next pass adds one token to each of these texts.
    void next(std::vector<std::int64_t> texts);
    // Of the rows of the pass, int64.
    const at::Tensor& positions() const noexcept { return m_positions; }
    std::int64_t length(std::int64_t text) const { return m_lengths[std::size_t(text)]; }
    // The pass is over: its tokens count.
    void done();

    at::Tensor operator()(int layer, at::Tensor query, at::Tensor key, const at::Tensor& value, const AttentionRule& rule) override;

    static std::uint64_t bytesNeeded(const ModelConfig& config, std::uint64_t elementBytes, std::int64_t texts, std::int64_t capacity);

private:
    struct Store {
        at::Tensor keys, values; // [texts, kvHeads, capacity, headDim]
    };
    void begin(std::vector<std::int64_t> texts, std::int64_t tokens, at::Tensor positions);
    void keep(Store& store, const at::Tensor& key, const at::Tensor& value) const;
    at::Tensor attendRead(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, const AttentionRule& rule) const;
    template <class E> at::Tensor attendNext(const Store& store, const at::Tensor& query, const AttentionRule& rule) const;
    at::Tensor attendNextByOperations(const Store& store, const at::Tensor& query, const AttentionRule& rule) const;

    const Rope* m_rope;
    at::Device m_device;
    std::int64_t m_capacity;
    std::vector<Store> m_stores;          // of each layer
    std::vector<std::int64_t> m_lengths;  // of each text
    // The pass: its texts; tokens of each in read(), 0 in next().
    std::vector<std::int64_t> m_texts;
    std::int64_t m_tokens = 0;
    at::Tensor m_positions, m_slots;      // m_slots: m_texts on the device
    Rope::Angles m_angles;
};

} // namespace heterosis
