// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <vector>

namespace heterosis {

// How one child mixes one stretch of one part's rows: child = sum over the sources of coefficient * source. The sources are models of
// one family, in the order that the population was given them (the original first, where it takes part).
struct Gate {
    enum class Axis { Whole, Rows, Columns };
    int part = 0;                        // index into ModelMap::parts
    std::int64_t begin = 0, end = 0;     // rows
    Axis axis = Axis::Whole;
    std::vector<float> mixes;            // [choices, sources]; Whole has one choice
    std::vector<std::uint8_t> chosen;    // Rows: the choice of each row of the stretch; Columns: of each input
};

// All of one child's gates: every row of every part of its model is covered once.
using ChildGates = std::vector<Gate>;

} // namespace heterosis
