// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/operators/loops.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "base/clones.h"

namespace heterosis::operators::loops {

namespace {

using std::uint32_t;

HETEROSIS_INLINE uint32_t bits(float value) { return std::bit_cast<uint32_t>(value); }
HETEROSIS_INLINE float value(uint32_t bits) { return std::bit_cast<float>(bits); }

HETEROSIS_INLINE uint32_t keyOf(float x)
{
    const uint32_t b = bits(x + 0.0f);
    const uint32_t key = b ^ (uint32_t(std::int32_t(b) >> 31) | 0x80000000u);
    return (b & 0x7FFFFFFFu) > 0x7F800000u ? 0xFFFFFFFFu : key;
}

} // namespace

HETEROSIS_CLONES void subtract(float* x, const float* y, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        x[i] -= y[i];
    }
}

HETEROSIS_CLONES void absolute(const float* x, float* out, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        out[i] = std::abs(x[i]);
    }
}

HETEROSIS_CLONES double dot(const float* x, const float* y, std::int64_t count)
{
    std::array<double, 8> parts {};
    std::int64_t i = 0;
    for (; i + 8 <= count; i += 8) {
        for (std::size_t k = 0; k < 8; ++k) {
            parts[k] += double(x[i + std::int64_t(k)]) * double(y[i + std::int64_t(k)]);
        }
    }
    double sum = 0;
    for (; i < count; ++i) {
        sum += double(x[i]) * double(y[i]);
    }
    for (const double part : parts) {
        sum += part;
    }
    return sum;
}

HETEROSIS_CLONES void keepScaled(float* x, const std::uint8_t* kept, float scale, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        x[i] = value(bits(x[i] * scale) & (0u - uint32_t(kept[i])));
    }
}

HETEROSIS_CLONES void draw(const Draws& given, std::int64_t first, float chance, std::uint8_t* kept, std::int64_t count)
{
    const Draws draws = given; // a copy: what is written through a byte pointer could be a member
    for (std::int64_t i = 0; i < count; ++i) {
        kept[i] = draws(first + i) < chance;
    }
}

HETEROSIS_CLONES void magnitudes(const float* x, const std::uint8_t* kept, double& all, double& stays, std::int64_t count)
{
    std::array<double, 8> sums {}, keptSums {};
    std::int64_t i = 0;
    for (; i + 8 <= count; i += 8) {
        for (std::size_t k = 0; k < 8; ++k) {
            const float size = std::abs(x[i + std::int64_t(k)]);
            sums[k] += double(size);
            keptSums[k] += double(value(bits(size) & (0u - uint32_t(kept[i + std::int64_t(k)]))));
        }
    }
    all = stays = 0;
    for (; i < count; ++i) {
        all += double(std::abs(x[i]));
        stays += kept[i] ? double(std::abs(x[i])) : 0.0;
    }
    for (std::size_t k = 0; k < 8; ++k) {
        all += sums[k];
        stays += keptSums[k];
    }
}

HETEROSIS_CLONES void keys(const float* x, uint32_t* out, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        out[i] = keyOf(x[i]);
    }
}

HETEROSIS_CLONES std::int64_t countEqual(const uint32_t* keys, uint32_t key, std::int64_t count)
{
    std::int64_t equal = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        equal += keys[i] == key;
    }
    return equal;
}

HETEROSIS_CLONES void lowDigits(const uint32_t* keys, uint32_t high, uint32_t* out, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        out[i] = keys[i] >> 16 == high ? keys[i] & 0xFFFFu : 0x10000u;
    }
}

HETEROSIS_CLONES void keepRange(const float* x, uint32_t low, uint32_t high, std::uint8_t* kept, std::int64_t count)
{
    const uint32_t width = high - low;
    for (std::int64_t i = 0; i < count; ++i) {
        kept[i] = keyOf(x[i]) - low <= width;
    }
}

void keepBetween(const float* x, const Bounds& b, std::uint8_t* kept, std::int64_t count)
{
    const auto last = std::int32_t(count) - 1;
    const bool lowAll = b.lowFrom <= 0 && b.lowTo >= last, lowNone = b.lowFrom > b.lowTo || b.lowFrom > last || b.lowTo < 0;
    const bool highAll = b.highFrom <= 0 && b.highTo >= last, highNone = b.highFrom > b.highTo || b.highFrom > last || b.highTo < 0;
    if ((lowAll || lowNone) && (highAll || highNone)) { // nearly every piece: the equal ones go one way
        const auto from = std::int64_t(b.low) + (lowAll ? 0 : 1), to = std::int64_t(b.high) - (highAll ? 0 : 1);
        if (from <= to) {
            keepRange(x, uint32_t(from), uint32_t(to), kept, count);
        } else {
            std::fill_n(kept, count, std::uint8_t(0));
        }
        return;
    }
    for (std::int32_t i = 0; i <= last; ++i) {
        const uint32_t key = keyOf(x[i]);
        const bool above = key > b.low || (key == b.low && i >= b.lowFrom && i <= b.lowTo);
        const bool below = key < b.high || (key == b.high && i >= b.highFrom && i <= b.highTo);
        kept[i] = above && below;
    }
}

HETEROSIS_CLONES void multiply(float* x, float c, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        x[i] *= c;
    }
}

HETEROSIS_CLONES void add(float* sum, const float* x, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        sum[i] += x[i];
    }
}

HETEROSIS_CLONES void elect(float* x, const float* total, float weight, float* sums, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) { // by masks: which sign wins is as good as random, and a branch would be slow
        const bool plus = total[i] >= 0, stays = (plus & (x[i] > 0)) | (!plus & (x[i] < 0));
        const uint32_t all = 0u - uint32_t(stays), shown = 0u - uint32_t(stays | (x[i] != x[i]));
        sums[i] += value(bits(weight) & all);
        x[i] = value(bits(x[i]) & shown); // a NaN of a parent is not hidden
    }
}

HETEROSIS_CLONES void addMixed(float* base, const float* mixed, const float* divisors, float lambda, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        const float divisor = divisors[i] != 0 ? divisors[i] : 1.0f;
        base[i] = base[i] + mixed[i] / divisor * lambda;
    }
}

HETEROSIS_CLONES void addMixed(float* base, const float* mixed, float divisor, float lambda, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        base[i] = base[i] + mixed[i] / divisor * lambda;
    }
}

} // namespace heterosis::operators::loops
