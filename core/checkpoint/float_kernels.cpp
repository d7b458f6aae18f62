// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/float_kernels.h"

#include <bit>
#include <cmath>

#include "base/clones.h"

namespace heterosis::kernels {

namespace {

using std::uint32_t;

HETEROSIS_INLINE uint32_t bits(float value) { return std::bit_cast<uint32_t>(value); }
HETEROSIS_INLINE float value(uint32_t bits) { return std::bit_cast<float>(bits); }
HETEROSIS_INLINE uint32_t isNan(uint32_t x) { return (x & 0x7FFFFFFFu) > 0x7F800000u; }

HETEROSIS_INLINE uint32_t roundToBf16(uint32_t x)
{
    const uint32_t upper = x >> 16;
    const uint32_t nan = (upper & 0x7Fu) ? upper : (upper | 0x40u);
    const uint32_t rounded = (x + 0x7FFFu + (upper & 1u)) >> 16;
    return isNan(x) ? nan : rounded;
}

HETEROSIS_INLINE float wide(uint32_t bf16) { return value(bf16 << 16); }

// A sum as bfloat16; NaN is the canonical one.
HETEROSIS_INLINE uint32_t narrowSum(float sum)
{
    const uint32_t x = bits(sum);
    const uint32_t rounded = (x + 0x7FFFu + ((x >> 16) & 1u)) >> 16;
    return isNan(x) ? 0x7FC0u : rounded;
}

// IEEE binary16 to binary32. A subnormal is scaled by subtracting the number that its exponent field now stands for.
HETEROSIS_INLINE uint32_t wideF16(uint32_t h)
{
    const uint32_t exponentAndMantissa = (h & 0x7FFFu) << 13;
    const uint32_t exponent = exponentAndMantissa & 0x0F800000u;
    const uint32_t normal = exponentAndMantissa + (112u << 23);
    const uint32_t special = exponentAndMantissa + (224u << 23);
    const uint32_t subnormal = bits(value(exponentAndMantissa + (113u << 23)) - value(113u << 23));
    const uint32_t magnitude = exponent == 0 ? subnormal : (exponent == 0x0F800000u ? special : normal);
    return magnitude | ((h & 0x8000u) << 16);
}

// IEEE binary32 to binary16, nearest, ties to even. A subnormal result is rounded by the addition of a number whose last place is
// the subnormals' unit.
HETEROSIS_INLINE uint32_t roundToF16(uint32_t x)
{
    constexpr uint32_t magic = 126u << 23; // 2^-1: its last place is 2^-24
    const uint32_t sign = (x & 0x80000000u) >> 16;
    const uint32_t u = x & 0x7FFFFFFFu;
    const uint32_t payload = (u >> 13) & 0x3FFu;
    const uint32_t nan = 0x7C00u | (payload ? payload : 0x200u);
    const uint32_t normal = (u - (112u << 23) + 0xFFFu + ((u >> 13) & 1u)) >> 13;
    const uint32_t subnormal = bits(value(u) + value(magic)) - magic;
    const uint32_t finite = u < (113u << 23) ? subnormal : normal;
    const uint32_t infinite = u > 0x7F800000u ? nan : 0x7C00u;
    return (u >= (143u << 23) ? infinite : finite) | sign;
}

} // namespace

HETEROSIS_CLONES void bf16ToFloat(const U16* from, float* to, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        to[i] = value(uint32_t(from[i]) << 16);
    }
}

HETEROSIS_CLONES void f16ToFloat(const U16* from, float* to, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        to[i] = value(wideF16(from[i]));
    }
}

HETEROSIS_CLONES void floatToBf16(const float* from, U16* to, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        to[i] = std::uint16_t(roundToBf16(bits(from[i])));
    }
}

HETEROSIS_CLONES void floatToF16(const float* from, U16* to, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        to[i] = std::uint16_t(roundToF16(bits(from[i])));
    }
}

HETEROSIS_CLONES void scale(float* sum, const float* x, float c, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        sum[i] = c * x[i];
    }
}

HETEROSIS_CLONES void addScaled(float* sum, const float* x, float c, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        sum[i] = sum[i] + c * x[i];
    }
}

HETEROSIS_CLONES void addFused(float* sum, const float* x, float c, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        sum[i] = std::fma(c, x[i], sum[i]); // exact by definition: machines without the instruction give the same bits, slowly
    }
}

HETEROSIS_CLONES void divide(float* sum, float by, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        sum[i] = sum[i] / by;
    }
}

HETEROSIS_CLONES void canonicalNan(float* values, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        const uint32_t x = bits(values[i]);
        values[i] = value(isNan(x) ? 0x7FC00000u : x);
    }
}

HETEROSIS_CLONES void keepWhereEqual(float* sum, const float* x, const float* y, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        const uint32_t kept = bits(x[i]), other = bits(y[i]), blended = bits(sum[i]);
        sum[i] = value(kept == other ? kept : blended);
    }
}

HETEROSIS_CLONES void spoilWhereUnequal(float* y, const float* x, const float* z, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        const uint32_t first = bits(x[i]), other = bits(z[i]), second = bits(y[i]);
        y[i] = value(first == other ? second : ~first);
    }
}

HETEROSIS_CLONES void blendBf16(U16* out, const U16* x, float cx, const U16* y, float cy, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        const uint32_t first = x[i], second = y[i];
        const uint32_t blended = narrowSum(cx * wide(first) + cy * wide(second));
        out[i] = std::uint16_t(first == second ? first : blended);
    }
}

HETEROSIS_CLONES void blendBf16(U16* out, const U16* x, float cx, const U16* y, float cy, const U16* z, float cz, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        const uint32_t first = x[i], second = y[i], third = z[i];
        const uint32_t blended = narrowSum((cx * wide(first) + cy * wide(second)) + cz * wide(third));
        const uint32_t unlike = (first ^ second) | (first ^ third);
        out[i] = std::uint16_t(unlike == 0 ? first : blended);
    }
}

} // namespace heterosis::kernels
