// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace heterosis {

double Schedule::at(std::int64_t step) const
{
    if (step < warmup)
        return lr * double(step + 1) / double(warmup);
    if (kind == "constant")
        return lr;
    const double gone = std::clamp(double(step - warmup) / double(std::max<std::int64_t>(1, steps - warmup)), 0.0, 1.0);
    const double left = kind == "linear" ? 1 - gone : 0.5 * (1 + std::cos(std::numbers::pi * gone));
    return minLr + (lr - minLr) * left;
}

} // namespace heterosis
