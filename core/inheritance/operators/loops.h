// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>

#include "inheritance/operators/draws.h"

// The operators' inner loops, compiled for several instruction sets as checkpoint/float_kernels.h's are; every set gives the
// same bits.
namespace heterosis::operators::loops {

void subtract(float* x, const float* y, std::int64_t count);            // x -= y
void absolute(const float* x, float* out, std::int64_t count);
double dot(const float* x, const float* y, std::int64_t count);         // float64, eight interleaved sums
// x = x * scale where kept is 1, +0 where it is 0.
void keepScaled(float* x, const std::uint8_t* kept, float scale, std::int64_t count);
void draw(const Draws& draws, std::int64_t first, float chance, std::uint8_t* kept, std::int64_t count); // 1: drawn below the chance
// Sums of |x|, of all and of what is kept.
void magnitudes(const float* x, const std::uint8_t* kept, double& all, double& stays, std::int64_t count);

// Integers in the order of the floats; -0 is 0, and every NaN comes last.
void keys(const float* x, std::uint32_t* out, std::int64_t count);
std::int64_t countEqual(const std::uint32_t* keys, std::uint32_t key, std::int64_t count);
// The lower half where the upper half is `high`, else 65536.
void lowDigits(const std::uint32_t* keys, std::uint32_t high, std::uint32_t* out, std::int64_t count);
// 1 where the key lies in [low, high].
void keepRange(const float* x, std::uint32_t low, std::uint32_t high, std::uint8_t* kept, std::int64_t count);
// 1 where low < key < high, or where it equals one of them and its place lies in that one's range (inclusive).
struct Bounds {
    std::uint32_t low, high;
    std::int32_t lowFrom, lowTo, highFrom, highTo;
};
void keepBetween(const float* x, const Bounds& bounds, std::uint8_t* kept, std::int64_t count);

void multiply(float* x, float c, std::int64_t count);
void add(float* sum, const float* x, std::int64_t count);
// x stays where it has the total's sign (0 counts as plus), and sums gets the weight there.
void elect(float* x, const float* total, float weight, float* sums, std::int64_t count);
// base + mixed / divisor * lambda; a divisor of 0 is 1.
void addMixed(float* base, const float* mixed, const float* divisors, float lambda, std::int64_t count);
void addMixed(float* base, const float* mixed, float divisor, float lambda, std::int64_t count);

} // namespace heterosis::operators::loops
