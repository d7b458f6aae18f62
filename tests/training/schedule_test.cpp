// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "training/schedule.h"

using namespace heterosis;

TEST_CASE("the learning rate warms up, then goes as the schedule says")
{
    const Schedule cosine{.kind = "cosine", .lr = 0.003, .minLr = 0, .warmup = 3, .steps = 10};
    // Rates of the oracle kit's sft-llama-clip-cosine-accum.
    const double expected[] = {0.001, 0.002, 0.003, 0.003, 0.002851453301853629, 0.0024352347027881004, 0.0018337814009344716, 0.0011662185990655284,
                               0.0005647652972118998, 0.00014854669814637144};
    for (int step = 0; step < 10; ++step)
        CHECK(cosine.at(step) == doctest::Approx(expected[step]).epsilon(1e-9));
    const Schedule linear{.kind = "linear", .lr = 1, .minLr = 0.2, .warmup = 0, .steps = 4};
    CHECK(linear.at(0) == doctest::Approx(1));
    CHECK(linear.at(2) == doctest::Approx(0.6));
    CHECK(linear.at(9) == doctest::Approx(0.2)); // beyond the end
    const Schedule constant{.kind = "constant", .lr = 0.5, .minLr = 0, .warmup = 2, .steps = 4};
    CHECK(constant.at(0) == doctest::Approx(0.25));
    CHECK(constant.at(3) == doctest::Approx(0.5));
}
