// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <span>

namespace heterosis {

// Of numbers in ascending order, at least one: between two of them on the straight line (Hyndman and Fan, 1996, type 7). share: 0..1.
inline double quantile(std::span<const double> sorted, double share)
{
    const double place = share * double(sorted.size() - 1);
    const auto lower = std::size_t(place);
    const double rest = place - double(lower);
    return rest > 0 ? sorted[lower] + rest * (sorted[lower + 1] - sorted[lower]) : sorted[lower];
}

} // namespace heterosis
