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

// To be called first thing in main(). libgomp's threads by default spin between two parallel regions as long as they like, which
// beside any other busy program costs a factor of 5 to 10 (small bfloat16 products wait for a thread that was put off its core).
// libgomp reads its settings when it is loaded, so the program starts itself again once with a short spin, unless the user has set
// GOMP_SPINCOUNT or OMP_WAIT_POLICY.
void spinBriefly(char** argv);

} // namespace heterosis
