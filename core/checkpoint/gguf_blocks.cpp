// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/gguf_blocks.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

namespace heterosis {

namespace {

using Byte = std::uint8_t;

float half(const Byte* at)
{
    const std::uint32_t bits = at[0] | std::uint32_t{at[1]} << 8, sign = (bits & 0x8000) << 16, exponent = bits >> 10 & 31, mantissa = bits & 1023;
    if (exponent == 0)
        return std::copysign(static_cast<float>(mantissa) * 0x1p-24f, std::bit_cast<float>(sign));
    return std::bit_cast<float>(sign | (exponent == 31 ? 255 : exponent + 112) << 23 | mantissa << 13);
}

// Nearest, ties to even; what is too large becomes infinite.
std::uint16_t toHalf(float value)
{
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const auto sign = static_cast<std::uint16_t>(bits >> 16 & 0x8000);
    const float magnitude = std::bit_cast<float>(bits & 0x7FFFFFFF);
    if (!(magnitude < 65520.f))
        return sign | (std::isnan(magnitude) ? 0x7E00 : 0x7C00);
    if (magnitude < 0x1p-14f) // subnormal: a multiple of 2^-24; the sum rounds
        return sign | static_cast<std::uint16_t>(std::bit_cast<std::uint32_t>(magnitude + 0.5f) - std::bit_cast<std::uint32_t>(0.5f));
    const std::uint32_t whole = std::bit_cast<std::uint32_t>(magnitude) - (std::uint32_t{112} << 23);
    return sign | static_cast<std::uint16_t>((whole + 0xFFF + (whole >> 13 & 1)) >> 13);
}

float single(const Byte* at)
{
    return std::bit_cast<float>(at[0] | std::uint32_t{at[1]} << 8 | std::uint32_t{at[2]} << 16 | std::uint32_t{at[3]} << 24);
}

// Blocks of 32 numbers of 4 or 5 bits. The first 16 are the low halves of the bytes, the last 16 the high ones; a fifth bit
// comes from a 32-bit word. With an offset (_1): scale * q + offset; without (_0): scale * (q - middle).
template <bool fifth, bool offset> void decodeSimple(const Byte* block, float* to)
{
    const float scale = half(block), base = offset ? half(block + 2) : 0;
    const Byte* high = block + (offset ? 4 : 2);
    const Byte* low = high + (fifth ? 4 : 0);
    const int middle = offset ? 0 : fifth ? 16 : 8;
    for (int i = 0; i < 32; ++i) {
        int q = low[i % 16] >> (i < 16 ? 0 : 4) & 15;
        if (fifth)
            q |= (high[i / 8] >> (i % 8) & 1) << 4;
        to[i] = scale * static_cast<float>(q - middle) + base;
    }
}

template <int header> void decodeEight(const Byte* block, float* to)
{
    const float scale = half(block);
    for (int i = 0; i < 32; ++i)
        to[i] = scale * static_cast<float>(static_cast<std::int8_t>(block[header + i]));
}

// The K formats: super-blocks of 256 numbers in groups of 16 or 32, each group with a quantised scale of its own.

// 16 bytes of scale and minimum (4 bits each), 64 bytes of 2-bit numbers, the scales' scale and the minima's. Each 32 bytes
// hold four runs of 32 numbers, one for each pair of bits.
void decodeQ2K(const Byte* block, float* to)
{
    const float scale = half(block + 80), least = half(block + 82);
    for (int i = 0; i < 256; ++i) {
        const Byte group = block[i / 16];
        const int q = block[16 + i / 128 * 32 + i % 32] >> (i % 128 / 32 * 2) & 3;
        to[i] = scale * static_cast<float>(group & 15) * static_cast<float>(q) - least * static_cast<float>(group >> 4);
    }
}

// 32 bytes of third bits (bit b of byte j: number 32 b + j; 0 means minus 4), 64 bytes of 2-bit numbers, 12 bytes of 6-bit
// scales around 32: low halves in the first 8 bytes, pairs of high bits in the last 4.
void decodeQ3K(const Byte* block, float* to)
{
    const float scale = half(block + 108);
    const Byte* scales = block + 96;
    for (int i = 0; i < 256; ++i) {
        const int g = i / 16;
        const int group = (scales[g % 8] >> (g < 8 ? 0 : 4) & 15) | (scales[8 + g % 4] >> (g / 4 * 2) & 3) << 4;
        const int q = (block[32 + i / 128 * 32 + i % 32] >> (i % 128 / 32 * 2) & 3) - (block[i % 32] >> (i / 32) & 1 ? 0 : 4);
        to[i] = scale * static_cast<float>(group - 32) * static_cast<float>(q);
    }
}

// The 6-bit scale and minimum of group g of 8, packed in 12 bytes: the first four groups in the low bits of bytes 0-3 and
// 4-7, the others in the halves of bytes 8-11 with their two upper bits in the upper bits of bytes 0-7.
struct ScaleAndMinimum {
    float scale, minimum;
    ScaleAndMinimum(const Byte* packed, int g)
    {
        const int s = g < 4 ? packed[g] & 63 : (packed[g + 4] & 15) | packed[g - 4] >> 6 << 4;
        const int m = g < 4 ? packed[g + 4] & 63 : packed[g + 4] >> 4 | packed[g] >> 6 << 4;
        scale = static_cast<float>(s);
        minimum = static_cast<float>(m);
    }
};

// Scale, minimum, 12 bytes of groups, (32 bytes of fifth bits: bit g of byte j for number j of group g,) 128 bytes of halves:
// each 32 bytes hold two groups, the low halves first.
template <bool fifth> void decodeQ45K(const Byte* block, float* to)
{
    const float scale = half(block), least = half(block + 2);
    const Byte* high = block + 16;
    const Byte* low = high + (fifth ? 32 : 0);
    for (int g = 0; g < 8; ++g) {
        const ScaleAndMinimum group(block + 4, g);
        const float d = scale * group.scale, m = least * group.minimum;
        for (int j = 0; j < 32; ++j) {
            int q = low[g / 2 * 32 + j] >> (g % 2 * 4) & 15;
            if (fifth)
                q |= (high[j] >> g & 1) << 4;
            to[g * 32 + j] = d * static_cast<float>(q) - m;
        }
    }
}

// 128 bytes of low halves, 64 of upper pairs of bits, 16 signed scales, one scale of all; numbers around 32. In each half of
// 128 numbers: 64 bytes of halves (64 low, then 64 high), 32 bytes of pairs (four runs of 32).
void decodeQ6K(const Byte* block, float* to)
{
    const float scale = half(block + 208);
    for (int i = 0; i < 256; ++i) {
        const int side = i / 128, within = i % 128;
        const int low = block[side * 64 + within % 64] >> (within / 64 * 4) & 15;
        const int high = block[128 + side * 32 + within % 32] >> (within / 32 * 2) & 3;
        const float group = scale * static_cast<float>(static_cast<std::int8_t>(block[192 + i / 16]));
        to[i] = group * static_cast<float>((low | high << 4) - 32);
    }
}

void decodeQ8K(const Byte* block, float* to)
{
    const float scale = single(block);
    for (int i = 0; i < 256; ++i)
        to[i] = scale * static_cast<float>(static_cast<std::int8_t>(block[4 + i]));
}

constexpr std::array<GgufFormat, 34> table{{
    {0, "F32", 1, 4, Dtype::F32},
    {1, "F16", 1, 2, Dtype::F16},
    {2, "Q4_0", 32, 18, {}, decodeSimple<false, false>},
    {3, "Q4_1", 32, 20, {}, decodeSimple<false, true>},
    {6, "Q5_0", 32, 22, {}, decodeSimple<true, false>},
    {7, "Q5_1", 32, 24, {}, decodeSimple<true, true>},
    {8, "Q8_0", 32, 34, {}, decodeEight<2>},
    {9, "Q8_1", 32, 36, {}, decodeEight<4>},
    {10, "Q2_K", 256, 84, {}, decodeQ2K},
    {11, "Q3_K", 256, 110, {}, decodeQ3K},
    {12, "Q4_K", 256, 144, {}, decodeQ45K<false>},
    {13, "Q5_K", 256, 176, {}, decodeQ45K<true>},
    {14, "Q6_K", 256, 210, {}, decodeQ6K},
    {15, "Q8_K", 256, 292, {}, decodeQ8K},
    {16, "IQ2_XXS", 256, 66, {}},
    {17, "IQ2_XS", 256, 74, {}},
    {18, "IQ3_XXS", 256, 98, {}},
    {19, "IQ1_S", 256, 50, {}},
    {20, "IQ4_NL", 32, 18, {}},
    {21, "IQ3_S", 256, 110, {}},
    {22, "IQ2_S", 256, 82, {}},
    {23, "IQ4_XS", 256, 136, {}},
    {24, "I8", 1, 1, Dtype::I8},
    {25, "I16", 1, 2, Dtype::I16},
    {26, "I32", 1, 4, Dtype::I32},
    {27, "I64", 1, 8, Dtype::I64},
    {28, "F64", 1, 8, Dtype::F64},
    {29, "IQ1_M", 256, 56, {}},
    {30, "BF16", 1, 2, Dtype::BF16},
    {34, "TQ1_0", 256, 54, {}},
    {35, "TQ2_0", 256, 66, {}},
    {39, "MXFP4", 32, 17, {}},
    {40, "NVFP4", 64, 36, {}},
    {41, "Q1_0", 128, 18, {}},
}};

} // namespace

const GgufFormat* ggufFormat(std::uint32_t type) noexcept
{
    for (const GgufFormat& format : table)
        if (format.type == type)
            return &format;
    return nullptr;
}

void decodeGgufBlocks(const GgufFormat& format, const std::byte* from, std::int64_t blocks, float* to)
{
    for (std::int64_t i = 0; i < blocks; ++i)
        format.decode(reinterpret_cast<const Byte*>(from) + i * format.bytes, to + i * format.elements);
}

void encodeQ8(const float* from, std::int64_t blocks, std::byte* to)
{
    for (std::int64_t block = 0; block < blocks; ++block, from += 32, to += 34) {
        float largest = 0;
        for (int i = 0; i < 32; ++i)
            largest = std::max(largest, std::abs(from[i]));
        const float step = largest / 127, inverse = step != 0 ? 1 / step : 0;
        const std::uint16_t scale = toHalf(step);
        std::memcpy(to, &scale, 2);
        for (int i = 0; i < 32; ++i)
            to[2 + i] = static_cast<std::byte>(static_cast<std::int8_t>(std::round(from[i] * inverse)));
    }
}

} // namespace heterosis
