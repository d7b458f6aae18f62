// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include "base/error.h"
#include "base/side_thread.h"
#include "base/time_left.h"

using namespace heterosis;
using namespace std::chrono_literals;

namespace {

class Cancel final : public Control {
public:
    explicit Cancel(int after) : m_left(after) {}
    void step(double, std::string_view) override
    {
        if (--m_left < 0)
            throw Cancelled();
    }

private:
    int m_left;
};

NoControl quiet;

} // namespace

TEST_CASE("a side thread works in order, and what waits is bounded")
{
    std::vector<int> done;
    std::atomic<int> waiting{0}, most{0};
    {
        SideThread side(10);
        for (int i = 0; i < 50; ++i) {
            side.waitForRoom(i == 20 ? 100 : 4, quiet); // a single piece may be heavier than the room
            most = std::max(most.load(), ++waiting);
            side.run(i == 20 ? 100 : 4, [&, i] {
                done.push_back(i);
                --waiting;
            });
        }
        side.finish(quiet);
    }
    CHECK(done.size() == 50);
    CHECK(std::is_sorted(done.begin(), done.end()));
    CHECK(most <= 2);
}

TEST_CASE("what a side thread's work throws arrives where it is given more, and a cancel drops what waits")
{
    SideThread side(1000);
    side.run(1, [] { throw Error(text("no room")); });
    CHECK_THROWS_AS(side.finish(quiet), Error);
    CHECK_THROWS_AS(side.run(1, [] {}), Error);

    std::atomic<int> ran{0};
    {
        SideThread slow(1000);
        for (int i = 0; i < 100; ++i)
            slow.run(1, [&] {
                std::this_thread::sleep_for(20ms);
                ++ran;
            });
        Cancel cancel(1);
        CHECK_THROWS_AS(slow.finish(cancel), Cancelled);
    }
    CHECK(ran < 50);
}

TEST_CASE("jobs beside each other: all of them, the first fault, and a cancel that reaches them")
{
    std::atomic<int> sum{0};
    std::vector<std::function<void(Control&)>> jobs;
    for (int i = 1; i <= 20; ++i)
        jobs.push_back([&, i](Control& control) {
            control.step(0.5, {});
            sum += i;
        });
    runBeside(jobs, 3, "adding", quiet);
    CHECK(sum == 210);

    const auto endless = [](Control& control) {
        for (;;) {
            control.step(0, {});
            std::this_thread::sleep_for(1ms);
        }
    };
    jobs = {endless, [](Control&) { throw Error(text("the second")); }};
    CHECK_THROWS_AS(runBeside(jobs, 2, "", quiet), Error);
    jobs = {endless, endless};
    Cancel cancel(2);
    CHECK_THROWS_AS(runBeside(jobs, 2, "", cancel), Cancelled);
}

TEST_CASE("the time that is left does not count what was there already")
{
    const TimeLeft::Clock::time_point begun{};
    TimeLeft left(begun);
    CHECK(left.at(0, begun) < 0);
    CHECK(left.at(0.05, begun + 5s) == doctest::Approx(95));
    CHECK(left.at(0.6, begun + 6s) < 0); // a leap: nothing is known of the rest
    CHECK(left.at(0.64, begun + 10s) == doctest::Approx(36));
}
