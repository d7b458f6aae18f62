// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>

#include "checkpoint/owned_bytes.h"
#include "checkpoint/tensor.h"

namespace heterosis {

// W + scale * B A of one matrix. Views into the base and the adapter; any of the float types.
struct LowRank {
    TensorView base;           // [out, in], or [in, out] where turned
    TensorView a, b;           // [rank, in], [out, rank]
    double scale = 1;
    bool turned = false;       // a Conv1D's matrix, or an embedding [tokens, width]: (B A) is added transposed
    std::optional<TensorView> magnitude; // DoRA (https://arxiv.org/abs/2402.09353): the rows of the sum, one for each output, get these lengths
};

// The adapted matrix in the base's dtype: computed in float32, rounded once. Made when its bytes are first asked for.
class MergedTensor final : public BytesMaker {
public:
    MergedTensor(std::string name, LowRank parts);
    std::size_t size() const noexcept { return m_memory.size(); }
    const std::string& name() const noexcept { return m_name; }
    const LowRank& parts() const noexcept { return m_parts; }
    const std::byte* bytes() const override;

private:
    void make(std::byte* to) const;
    std::string m_name;
    LowRank m_parts;
    OwnedBytes m_memory;
};

// A tensor of an adapter in its base's dtype, with a vector that is added first (the bias that lora_bias trains) or without.
class ReplacedTensor final : public BytesMaker {
public:
    struct Added {
        TensorView vector;
        double scale = 1;
    };
    ReplacedTensor(std::string name, TensorView value, Dtype dtype, std::optional<Added> added = {});
    std::size_t size() const noexcept { return m_memory.size(); }
    const std::byte* bytes() const override;

private:
    std::string m_name;
    TensorView m_value;
    Dtype m_dtype;
    std::optional<Added> m_added;
    OwnedBytes m_memory;
};

} // namespace heterosis
