// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>

namespace heterosis {

// How the learning rate goes over a run.
struct Schedule {
    std::string kind = "constant"; // constant | linear | cosine
    double lr = 1e-4, minLr = 0;
    std::int64_t warmup = 0, steps = 1;

    // Of the step with this index, 0 upward. Warm-up rises in equal parts to lr, which the step after the last of them has too
    // (so that no step is taken with a rate of 0); then linear, or half a cosine (Loshchilov and Hutter 2017), to minLr.
    double at(std::int64_t step) const;
};

} // namespace heterosis
