// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "base/parallel.h"

using namespace heterosis;

TEST_CASE("each index is visited once, on more than one thread")
{
    setThreads(2);
    CHECK(threads() == 2);
    std::vector<int> visits(100000);
    std::mutex mutex;
    std::set<std::thread::id> team;
    parallelFor(0, 100000, 1000, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i)
            ++visits[static_cast<std::size_t>(i)];
        const std::lock_guard lock(mutex);
        team.insert(std::this_thread::get_id());
    });
    CHECK(visits == std::vector<int>(100000, 1));
    CHECK(team.size() == 2);
    parallelFor(5, 5, 0, [](std::int64_t, std::int64_t) { FAIL("an empty range has no chunk"); });
}

TEST_CASE("an exception of any chunk reaches the caller; inner loops run on their own thread")
{
    setThreads(2);
    CHECK_THROWS_AS(parallelFor(0, 8, 1, [](std::int64_t, std::int64_t end) {
        if (end == 8)
            throw std::runtime_error("chunk");
    }), std::runtime_error);
    std::atomic<bool> left{false};
    parallelFor(0, 2, 1, [&](std::int64_t, std::int64_t) {
        const auto here = std::this_thread::get_id();
        parallelFor(0, 100, 1, [&](std::int64_t, std::int64_t) { left = left || std::this_thread::get_id() != here; });
    });
    CHECK_FALSE(left);
}
