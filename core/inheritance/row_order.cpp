// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <numeric>

#include "base/stable_random.h"
#include "inheritance/child.h"

namespace heterosis {

namespace {

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
    const std::uint64_t start = splitMix64(seed) ^ fnv1a(stem(part));
    const auto drawn = [&](std::uint32_t row) { return splitMix64(start + (std::uint64_t(row) + 1) * kGoldenStep); };
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
