// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "checkpoint/tensor.h"

namespace heterosis {

// One input of a blend: elements of a tensor (any alignment) and what they are multiplied with.
struct BlendInput {
    const std::byte* data = nullptr;
    Dtype dtype = Dtype::F32;
    float coefficient = 0;
};

struct BlendRule {
    Dtype target = Dtype::F32;          // what is written
    std::optional<Dtype> inputs;        // inputs are rounded to it before anything else (a recipe's dtype)
    bool keepEqual = true;              // elements that are equal in all inputs with a coefficient are copied (coefficients sum to 1)
    std::optional<float> divisor;       // mergekit's linear: see below
};

// out[i] = sum of coefficient * input[i] in the order given: float32, every product and every sum rounded by itself, then one
// rounding to the target (nearest, ties to even; beyond float16's range infinity). A coefficient of 0 takes its input out
// altogether, NaN and all; a lone coefficient of exactly 1 copies. A NaN that arises is the canonical one, so that the bytes do
// not depend on the machine. The float types are F64, F32, F16, BF16; F64 goes through float32 unless it is copied.
//
// With a divisor it is what mergekit's linear method does (torch's addcmul, then div): the sum starts at +0, each product is added
// with a fused multiply-add, the sum is divided, and nothing is copied.
void blendSpan(std::span<const BlendInput> inputs, const BlendRule& rule, std::byte* out, std::int64_t count);
// The same on all threads; the bytes do not depend on their number.
void blend(std::span<const BlendInput> inputs, const BlendRule& rule, std::byte* out, std::int64_t count);

// One element type to another, by way of float32; the same type copies the bytes.
void convertElements(const std::byte* from, Dtype fromType, std::byte* to, Dtype toType, std::int64_t count);
// Elements as float32.
void widen(const std::byte* from, Dtype type, float* to, std::int64_t count);

} // namespace heterosis
