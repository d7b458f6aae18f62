// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "base/control.h"
#include "base/error.h"

namespace heterosis {

// Higher ones run first. Preview: the child that speaks while the hand moves.
enum class Priority { Background, Normal, Preview };

// Inside a catch block: what was thrown (an Error, lack of memory, anything), as a user is told of it.
ErrorInfo caughtError();

// The background thread on which all model work runs, one job at a time. A job is plain code that calls control.step() between
// short steps; inside step() a job of higher priority that waits is run to its end before the lower one goes on (nested on the
// same thread), so a preview waits for at most one step of a long job. Where the lower job is cancelled meanwhile, the one inside it
// makes way at its next step (as if cancelled, but finished() is not called), and run() is called anew when the lower one has ended.
class Engine {
public:
    using Id = std::uint64_t;
    struct Job {
        std::string name;                                        // for the status line
        Priority priority = Priority::Normal;
        // Jobs with the same non-empty key replace each other: a waiting one is dropped, a running one is cancelled at its next step.
        std::string key;
        std::function<void(Control&)> run;
        std::function<void(double fraction, const std::string& what)> progress; // on the engine thread
        // Called once on the engine thread: error is null when done; cancelled means cancelled or replaced.
        std::function<void(const ErrorInfo* error, bool cancelled)> finished;
    };

    Engine();
    ~Engine(); // cancels what runs, drops what waits, joins
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    Id submit(Job job);
    void cancel(Id id);
    void cancelKey(const std::string& key);
    bool idle() const;
    void waitIdle();

private:
    struct Entry;
    class Turn;
    void loop();
    std::shared_ptr<Entry> takeAbove(int priority);
    void runEntry(const std::shared_ptr<Entry>& entry, const Entry* below = nullptr);
    bool putBack(const std::shared_ptr<Entry>& entry);
    void cancelWhere(const std::function<bool(const Entry&)>& chosen); // under m_mutex
    mutable std::mutex m_mutex;
    std::condition_variable m_wake, m_quiet;
    std::deque<std::shared_ptr<Entry>> m_waiting;
    std::deque<std::shared_ptr<Entry>> m_running;   // a stack: a preview runs inside a long job
    std::atomic<int> m_highestWaiting{-1};
    Id m_lastId = 0;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace heterosis
