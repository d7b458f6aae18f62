// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <span>
#include <string_view>
#include <thread>

#include "base/control.h"

namespace heterosis {

// One thread that runs what it is given in order, beside the thread that gives. What waits or runs never weighs more than
// `room` together, unless it is a single piece that is heavier by itself: this bounds the memory that waits.
class SideThread {
public:
    explicit SideThread(std::uint64_t room);
    ~SideThread(); // what has not begun is dropped
    SideThread(const SideThread&) = delete;
    SideThread& operator=(const SideThread&) = delete;

    // Waits for room, asking `control` meanwhile. To be called before the piece is made.
    void waitForRoom(std::uint64_t weight, Control& control);
    void run(std::uint64_t weight, std::function<void()> work);
    // Waits until all is done. This and the two above throw what a piece of work threw; after that nothing more is run.
    void finish(Control& control);

private:
    struct Piece {
        std::uint64_t weight;
        std::function<void()> work;
    };
    void loop();
    void wait(Control& control, const std::function<bool()>& ready);

    const std::uint64_t m_room;
    std::mutex m_mutex;
    std::condition_variable m_given, m_done;
    std::deque<Piece> m_pieces;
    std::uint64_t m_weight = 0; // of what waits or runs
    bool m_busy = false, m_stopping = false;
    std::exception_ptr m_fault;
    std::thread m_thread;
};

// Runs the jobs on threads of their own, so many at a time, while the calling thread asks `control` with the mean of their
// fractions. A job that throws, or a cancel, stops the others at their next step.
void runBeside(std::span<const std::function<void(Control&)>> jobs, int atOnce, std::string_view what, Control& control);

} // namespace heterosis
