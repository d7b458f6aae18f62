// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>

#include "inheritance/operators/operands.h"

namespace heterosis::operators {

// One float for each element of a chunk, by which elements are ordered (a magnitude, a variance).
using Measure = std::function<void(const Chunk&, float* values)>;

// The elements at the places [from, to) of the ascending order by a measure. Equal values are ordered by their index, or by the
// index backwards; NaN comes last. Found by counting (a radix selection), so that nothing is sorted or stored.
struct Selected {
    bool nothing = false;
    // The values at both ends, as integers of the same order, and which of the equal ones take part, by index (inclusive).
    std::uint32_t low = 0, high = 0xFFFFFFFFu;
    std::int64_t lowFirst = 0, lowLast = 0, highFirst = 0, highLast = 0;

    // kept[i] = 1 where the element first + i, of that value, is one of them; else 0.
    void keep(std::int64_t first, std::int64_t count, const float* values, std::uint8_t* kept) const;
};

enum class Ties { Forward, Backward };

Selected select(const Operands& operands, Deltas deltas, const Measure& measure, std::int64_t from, std::int64_t to, Ties ties);

// The value at one place of the ascending order.
float valueAt(const Operands& operands, Deltas deltas, const Measure& measure, std::int64_t place);

} // namespace heterosis::operators
