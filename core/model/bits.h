// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <ATen/ATen.h>
#include <cstdint>

#include "base/clones.h"

namespace heterosis {

// Elements as their bits, so that loops over them are plain integer and float code that every clone of a kernel can use vectors for.
struct F32 {
    using Bits = float;
    static HETEROSIS_INLINE float wide(Bits x) { return x; }
    static HETEROSIS_INLINE Bits narrow(float x) { return x; }
};
struct Bf16 {
    using Bits = std::uint16_t;
    static HETEROSIS_INLINE float wide(Bits x) { return __builtin_bit_cast(float, std::uint32_t(x) << 16); }
    static HETEROSIS_INLINE Bits narrow(float x) // nearest, ties to even
    {
        const std::uint32_t bits = __builtin_bit_cast(std::uint32_t, x);
        const std::uint32_t rounded = (bits + 0x7FFFu + ((bits >> 16) & 1u)) >> 16;
        return Bits((bits & 0x7FFFFFFFu) > 0x7F800000u ? 0x7FC0u : rounded);
    }
};

// Whether our kernels read this tensor: float32 or bfloat16 on the CPU.
inline bool ofBits(const at::Tensor& x) { return x.is_cpu() && (x.scalar_type() == at::kFloat || x.scalar_type() == at::kBFloat16); }

template <class Bits> Bits* bitsOf(const at::Tensor& x) { return static_cast<Bits*>(x.data_ptr()); }

// work(F32{}) or work(Bf16{}), as the tensor's type is.
template <class Work> auto withBits(const at::Tensor& x, Work&& work) { return x.scalar_type() == at::kFloat ? work(F32{}) : work(Bf16{}); }

} // namespace heterosis
