// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <functional>

namespace heterosis {

// The one parallel loop of the project: runs body(begin, end) over [begin, end) in chunks of at least `grain`, on the same
// OpenMP team that libtorch uses. The split never changes a result: bodies write disjoint ranges.
void parallelFor(std::int64_t begin, std::int64_t end, std::int64_t grain,
                 const std::function<void(std::int64_t, std::int64_t)>& body);
void setThreads(int threads); // 0: all cores
int threads();

} // namespace heterosis
