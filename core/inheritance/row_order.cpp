// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <numeric>

#include "inheritance/child.h"

namespace heterosis {

namespace {

// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014), its finaliser.
std::uint64_t mix(std::uint64_t z)
{
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

// FNV-1a, 64 bits.
std::uint64_t hashOf(std::string_view name)
{
    std::uint64_t hash = 0xCBF29CE484222325u;
    for (const char c : name) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    }
    return hash;
}

std::string_view stem(std::string_view part)
{
    for (const std::string_view suffix : {".weight", ".bias"}) {
        if (part.ends_with(suffix)) {
            return part.substr(0, part.size() - suffix.size());
        }
    }
    return part;
}

} // namespace

// Row r is drawn the number splitmix64(start + (r + 1) * golden), start = splitmix64(seed) xor fnv1a(name without .weight or
// .bias); rows are ordered by their numbers, equal numbers by the row. A stable definition: recipes depend on it.
std::vector<std::uint32_t> rowRanks(std::string_view part, std::int64_t rows, std::uint64_t seed)
{
    const std::uint64_t start = mix(seed) ^ hashOf(stem(part));
    const auto drawn = [&](std::uint32_t row) { return mix(start + (std::uint64_t(row) + 1) * 0x9E3779B97F4A7C15u); };
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
    order.reserve(std::size_t(rows));
    for (std::uint32_t row = 0; row < std::uint64_t(rows); ++row) {
        order.emplace_back(drawn(row), row);
    }
    std::sort(order.begin(), order.end());
    std::vector<std::uint32_t> ranks(order.size());
    for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
        ranks[order[rank].second] = rank;
    }
    return ranks;
}

} // namespace heterosis
