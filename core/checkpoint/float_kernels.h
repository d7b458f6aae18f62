// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>

// The inner loops of a blend, compiled for several instruction sets and chosen when the program starts. Contraction to fused
// multiply-add is off for the whole project, so every set gives the same bits.
namespace heterosis::kernels {

using U16 = std::uint16_t __attribute__((aligned(1), may_alias)); // bytes of a mapped file: any alignment

void bf16ToFloat(const U16* from, float* to, std::int64_t count);
void f16ToFloat(const U16* from, float* to, std::int64_t count);
void floatToBf16(const float* from, U16* to, std::int64_t count); // nearest, ties to even; NaN keeps its payload's upper bits
void floatToF16(const float* from, U16* to, std::int64_t count);

void scale(float* sum, const float* x, float c, std::int64_t count);     // sum = c * x
void addScaled(float* sum, const float* x, float c, std::int64_t count); // sum = sum + c * x, two roundings
void addFused(float* sum, const float* x, float c, std::int64_t count);  // sum = fma(c, x, sum), one rounding
void divide(float* sum, float by, std::int64_t count);
void canonicalNan(float* values, std::int64_t count);
void keepWhereEqual(float* sum, const float* x, const float* y, std::int64_t count);       // by bits: sum = x where x == y
void spoilWhereUnequal(float* y, const float* x, const float* z, std::int64_t count);      // by bits: y = ~x where x != z

// scale, addScaled, canonicalNan, keepWhereEqual and the rounding in one pass over memory.
void blendBf16(U16* out, const U16* x, float cx, const U16* y, float cy, std::int64_t count);
void blendBf16(U16* out, const U16* x, float cx, const U16* y, float cy, const U16* z, float cz, std::int64_t count);

} // namespace heterosis::kernels
