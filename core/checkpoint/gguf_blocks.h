// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "checkpoint/tensor.h"

namespace heterosis {

// How a GGUF file stores a tensor: rows of blocks of `elements` numbers in `bytes` bytes
// (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md, ggml_type; sizes as in ggml-common.h).
struct GgufFormat {
    std::uint32_t type;           // the number in the file
    std::string_view name;        // "Q4_K"
    std::uint32_t elements, bytes;
    std::optional<Dtype> plain;   // the same numbers as this type, not quantised
    void (*decode)(const std::uint8_t* block, float* to) = nullptr; // one block to float32; null: the values are not read

    bool readable() const noexcept { return plain || decode; }
};

// nullptr for a number that means nothing, or a type that was removed from the format.
const GgufFormat* ggufFormat(std::uint32_t type) noexcept;

// Consecutive blocks of a quantised format to float32.
void decodeGgufBlocks(const GgufFormat& format, const std::byte* from, std::int64_t blocks, float* to);

// The other way, for Q8_0 alone: 32 numbers a block, rounded to the nearest of 255 steps of the largest one (ggml-quants.c,
// quantize_row_q8_0_ref).
void encodeQ8(const float* from, std::int64_t blocks, std::byte* to);

} // namespace heterosis
