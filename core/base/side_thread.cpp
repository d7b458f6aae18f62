// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/side_thread.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <vector>

#include "base/error.h"

namespace heterosis {

namespace {

constexpr auto kAsk = std::chrono::milliseconds(5); // how long a preview may wait for a thread that only waits itself

} // namespace

SideThread::SideThread(std::uint64_t room) : m_room(room), m_thread([this] { loop(); }) {}

SideThread::~SideThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_pieces.clear();
    }
    m_given.notify_all();
    m_thread.join();
}

void SideThread::loop()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_given.wait(lock, [this] { return m_stopping || !m_pieces.empty(); });
        if (m_pieces.empty())
            return;
        Piece piece = std::move(m_pieces.front());
        m_pieces.pop_front();
        m_busy = true;
        lock.unlock();
        std::exception_ptr fault;
        try {
            piece.work();
        } catch (...) {
            fault = std::current_exception();
        }
        piece.work = nullptr; // what it holds is let go before anybody is told of the room
        lock.lock();
        m_busy = false;
        m_weight -= piece.weight;
        if (fault) {
            m_fault = fault;
            m_pieces.clear();
            m_stopping = true;
        }
        m_done.notify_all();
    }
}

void SideThread::wait(Control& control, const std::function<bool()>& ready)
{
    std::unique_lock lock(m_mutex);
    while (!m_done.wait_for(lock, kAsk, [&] { return m_fault || ready(); })) {
        lock.unlock();
        control.step(-1);
        lock.lock();
    }
    if (m_fault)
        std::rethrow_exception(m_fault);
}

void SideThread::waitForRoom(std::uint64_t weight, Control& control)
{
    wait(control, [&] { return m_weight == 0 || m_weight + weight <= m_room; });
}

void SideThread::run(std::uint64_t weight, std::function<void()> work)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_fault)
            std::rethrow_exception(m_fault);
        m_weight += weight;
        m_pieces.push_back({weight, std::move(work)});
    }
    m_given.notify_one();
}

void SideThread::finish(Control& control)
{
    wait(control, [&] { return m_pieces.empty() && !m_busy; });
}

namespace {

struct Shared {
    std::mutex mutex;
    std::condition_variable changed;
    std::atomic<bool> stop{false};
    std::atomic<std::size_t> next{0};
    std::vector<std::atomic<double>> fractions;
    std::size_t running = 0;
    std::exception_ptr fault;
    explicit Shared(std::size_t jobs) : fractions(jobs) {}
};

class SideControl final : public Control {
public:
    SideControl(Shared& shared, std::size_t job) : m_shared(shared), m_job(job) {}
    void step(double fraction, std::string_view) override
    {
        if (m_shared.stop.load(std::memory_order_relaxed))
            throw Cancelled();
        if (fraction >= 0)
            m_shared.fractions[m_job].store(fraction, std::memory_order_relaxed);
    }

private:
    Shared& m_shared;
    std::size_t m_job;
};

void work(Shared& shared, std::span<const std::function<void(Control&)>> jobs)
{
    try {
        for (std::size_t i = shared.next++; i < jobs.size(); i = shared.next++) {
            SideControl control(shared, i);
            control.step(0, {});
            jobs[i](control);
            control.step(1, {});
        }
    } catch (...) {
        const std::lock_guard lock(shared.mutex);
        if (!shared.fault && !shared.stop)
            shared.fault = std::current_exception();
        shared.stop = true;
    }
    const std::lock_guard lock(shared.mutex);
    --shared.running;
    shared.changed.notify_all();
}

} // namespace

void runBeside(std::span<const std::function<void(Control&)>> jobs, int atOnce, std::string_view what, Control& control)
{
    Shared shared(jobs.size());
    std::vector<std::thread> team;
    shared.running = std::min<std::size_t>(jobs.size(), std::size_t(std::max(1, atOnce)));
    for (std::size_t i = shared.running; i-- > 0;)
        team.emplace_back([&] { work(shared, jobs); });
    std::exception_ptr fault;
    std::unique_lock lock(shared.mutex);
    while (!shared.changed.wait_for(lock, kAsk, [&] { return shared.running == 0; })) {
        if (fault)
            continue;
        lock.unlock();
        double sum = 0;
        for (const auto& fraction : shared.fractions)
            sum += fraction.load(std::memory_order_relaxed);
        try {
            control.step(sum / double(jobs.size()), what);
        } catch (...) {
            fault = std::current_exception();
            shared.stop = true;
        }
        lock.lock();
    }
    lock.unlock();
    for (std::thread& one : team)
        one.join();
    if (fault || shared.fault)
        std::rethrow_exception(fault ? fault : shared.fault);
}

} // namespace heterosis
