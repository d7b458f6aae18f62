// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string_view>

namespace heterosis::operators {

// Random numbers by place: number i is SplitMix64's i-th after its start (Steele, Lea, Flood: Fast splittable pseudorandom number
// generators, OOPSLA 2014), so it does not matter which thread asks. A stable definition: recipes depend on it.
class Draws {
public:
    // The start is mix(seed) xor fnv1a(name).
    Draws(std::uint64_t seed, std::string_view name) : m_start(mix(seed))
    {
        std::uint64_t hash = 0xCBF29CE484222325u; // FNV-1a, 64 bits
        for (const char c : name) {
            hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
        }
        m_start ^= hash;
    }

    // 0 <= number < 1, a multiple of 2^-24.
    float operator()(std::int64_t index) const
    {
        return float(mix(m_start + (std::uint64_t(index) + 1) * 0x9E3779B97F4A7C15u) >> 40) * 0x1p-24f;
    }

private:
    static std::uint64_t mix(std::uint64_t z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    std::uint64_t m_start;
};

} // namespace heterosis::operators
