// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <vector>

#include "base/control.h"

namespace heterosis {

// The linear assignment of most value: each row of an n * n table gets a column of its own so that the sum of value[row * n + column]
// is the largest. Equal sums are decided by the indices, so the answer is always the same.
struct Assignment {
    std::vector<std::uint32_t> columnOf;
    bool exact = true;
};

// Up to this size exactly, by shortest augmenting paths (R. Jonker, A. Volgenant, A shortest augmenting path algorithm for dense and
// sparse linear assignment problems, Computing 38, 1987): O(n^3). Beyond it the pairs of largest value first, then exchanges of two
// while one helps: O(n^2 log n) and not exact, unless one permutation stands out.
inline constexpr std::size_t kExactAssignment = 4096;

Assignment assignment(const std::vector<float>& value, std::size_t n, Control& control, std::size_t exactUpTo = kExactAssignment);

} // namespace heterosis
