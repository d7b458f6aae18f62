// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled with OpenMP: ATen's loops are templates in headers that run serially where the compiler has it off. Fuzz targets are
// built without libtorch, and serial.
#include "base/parallel.h"

#include <algorithm>
#include <cstdlib>
#include <thread>

#ifndef HETEROSIS_FUZZ
#include <ATen/Parallel.h>
#endif
#include <unistd.h>

namespace heterosis {

#ifdef HETEROSIS_FUZZ

void parallelFor(std::int64_t begin, std::int64_t end, std::int64_t, const std::function<void(std::int64_t, std::int64_t)>& body)
{
    if (begin < end)
        body(begin, end);
}

void setThreads(int) {}

int threads() { return 1; }

#else

void parallelFor(std::int64_t begin, std::int64_t end, std::int64_t grain, const std::function<void(std::int64_t, std::int64_t)>& body)
{
    at::parallel_for(begin, end, std::max<std::int64_t>(grain, 1), [&](std::int64_t from, std::int64_t to) { body(from, to); });
}

void setThreads(int threads)
{
    at::set_num_threads(threads > 0 ? threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency())));
}

int threads() { return at::get_num_threads(); }

#endif

void spinBriefly(char** argv)
{
    if (std::getenv("GOMP_SPINCOUNT") || std::getenv("OMP_WAIT_POLICY"))
        return;
    setenv("GOMP_SPINCOUNT", "10000", 1);
    execv("/proc/self/exe", argv); // where that cannot be, the program is only slower
}

} // namespace heterosis
