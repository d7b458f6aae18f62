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
    float low = 0, high = 0;                    // the values at both ends, inclusive ...
    std::int64_t lowFirst = 0, lowLast = 0;     // ... of which those take part whose index lies in the range
    std::int64_t highFirst = 0, highLast = 0;

    bool holds(float value, std::int64_t index) const;
};

enum class Ties { Forward, Backward };

Selected select(const Operands& operands, Deltas deltas, const Measure& measure, std::int64_t from, std::int64_t to, Ties ties);

// The value at one place of the ascending order.
float valueAt(const Operands& operands, Deltas deltas, const Measure& measure, std::int64_t place);

} // namespace heterosis::operators
