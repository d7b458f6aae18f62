// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "checkpoint/gguf.h"
#include "checkpoint/owned_bytes.h"

namespace heterosis {

// How Hugging Face's tensor lies in GGUF's.
enum class GgufLayout {
    Same,
    Transposed,  // [out, in] in the file, [in, out] for GPT-2's Conv1D
    HalvesApart, // rows of a head as (pair, half) in the file, as (half, pair) for the rotation of halves
    ByHead,      // all queries, all keys, all values in the file, those of each head for GPT-NeoX
    OneLess,     // 1 + weight in the file, of Gemma's norms; F32 alone
};

// A tensor of a GGUF file whose numbers cannot be used as they lie in the file: made at first use as float32 where they are
// quantised, else in the type that the file has. The file must stay mapped.
class GgufDerived final : public BytesMaker {
public:
    // heads: of HalvesApart, whose rows it must divide into even numbers, and of ByHead, into multiples of 3.
    GgufDerived(GgufTensor tensor, GgufLayout layout, std::int64_t heads);

    Dtype dtype() const noexcept { return m_tensor.format->plain.value_or(Dtype::F32); }
    std::size_t size() const noexcept { return m_memory.size(); }
    const std::byte* bytes() const override;

private:
    void make(std::byte* to) const;
    void row(std::int64_t number, std::byte* to) const;
    std::int64_t source(std::int64_t row) const;
    void transpose(std::byte* to, std::int64_t begin, std::int64_t end) const;

    GgufTensor m_tensor;
    GgufLayout m_layout;
    std::int64_t m_rows, m_columns, m_head = 0;
    std::size_t m_element;
    OwnedBytes m_memory;
};

} // namespace heterosis
