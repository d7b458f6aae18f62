// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string_view>

#include "base/stable_random.h"

namespace heterosis::operators {

// Random numbers by place: number i is SplitMix64's i-th after its start (Steele, Lea, Flood: Fast splittable pseudorandom number
// generators, OOPSLA 2014), so it does not matter which thread asks. A stable definition: recipes depend on it.
class Draws {
public:
    // The start is splitMix64(seed) xor fnv1a(name).
    Draws(std::uint64_t seed, std::string_view name) : m_start(splitMix64(seed) ^ fnv1a(name)) {}

    // 0 <= number < 1, a multiple of 2^-24.
    float operator()(std::int64_t index) const
    {
        return float(splitMix64(m_start + (std::uint64_t(index) + 1) * kGoldenStep) >> 40) * 0x1p-24f;
    }

private:
    std::uint64_t m_start;
};

} // namespace heterosis::operators
