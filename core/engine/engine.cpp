// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"

#include <algorithm>
#include <new>
#include <optional>
#include <utility>

namespace heterosis {

struct Engine::Entry {
    Id id = 0;
    Job job;
    std::atomic<bool> cancelled{false};
    const Entry* below = nullptr; // the job inside whose step() this one runs

    bool mustMakeWay() const
    {
        for (const Entry* other = below; other; other = other->below)
            if (other->cancelled.load(std::memory_order_acquire))
                return true;
        return false;
    }
};

// The control that a running job is handed: between two of its steps the engine serves whatever is more urgent.
class Engine::Turn final : public Control {
public:
    Turn(Engine& engine, Entry& entry) : m_engine(engine), m_entry(entry) {}

    void step(double fraction, std::string_view what) override
    {
        throwIfCancelled();
        if (m_entry.job.progress)
            m_entry.job.progress(fraction, std::string(what));
        const int mine = int(m_entry.job.priority);
        // The atomic spares the lock on most steps; takeAbove() looks again under it.
        while (m_engine.m_highestWaiting.load(std::memory_order_acquire) > mine) {
            const auto urgent = m_engine.takeAbove(mine);
            if (!urgent)
                break;
            m_engine.runEntry(urgent, &m_entry);
            throwIfCancelled();
        }
    }

private:
    void throwIfCancelled() const
    {
        if (m_entry.cancelled.load(std::memory_order_acquire) || m_entry.mustMakeWay())
            throw Cancelled();
    }

    Engine& m_engine;
    Entry& m_entry;
};

namespace {

ErrorInfo outOfMemory()
{
    return {text("There is not enough memory for this"), {}, {},
            text("Close other programs, choose a smaller model, or shorten the prompt")};
}

} // namespace

ErrorInfo caughtError()
{
    try {
        throw;
    } catch (const Error& error) {
        return error.info();
    } catch (const std::bad_alloc&) {
        return outOfMemory();
    } catch (const std::exception& error) {
        return {text("Something unexpected happened: {}", error.what()), {}, {}, {}};
    } catch (...) {
        return {text("Something unexpected happened"), {}, {}, {}};
    }
}

Engine::Engine() : m_thread([this] { loop(); }) {}

Engine::~Engine()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        for (const auto* entries : {&m_waiting, &m_running})
            for (const auto& entry : *entries)
                entry->cancelled.store(true, std::memory_order_release);
    }
    m_wake.notify_all();
    m_thread.join();
}

Engine::Id Engine::submit(Job job)
{
    auto entry = std::make_shared<Entry>();
    entry->job = std::move(job);
    const std::lock_guard lock(m_mutex);
    entry->id = ++m_lastId;
    entry->cancelled.store(m_stopping, std::memory_order_release);
    if (!entry->job.key.empty())
        cancelWhere([&](const Entry& other) { return other.job.key == entry->job.key; });
    m_highestWaiting.store(std::max(m_highestWaiting.load(std::memory_order_relaxed), int(entry->job.priority)), std::memory_order_release);
    m_waiting.push_back(entry);
    m_wake.notify_one();
    return entry->id;
}

void Engine::cancel(Id id)
{
    const std::lock_guard lock(m_mutex);
    cancelWhere([&](const Entry& entry) { return entry.id == id; });
}

void Engine::cancelKey(const std::string& key)
{
    if (key.empty())
        return;
    const std::lock_guard lock(m_mutex);
    cancelWhere([&](const Entry& entry) { return entry.job.key == key; });
}

// A waiting job that is cancelled keeps its place: finished() is called on the engine thread when its turn comes, run() is not.
void Engine::cancelWhere(const std::function<bool(const Entry&)>& chosen)
{
    for (const auto* entries : {&m_waiting, &m_running})
        for (const auto& entry : *entries)
            if (chosen(*entry))
                entry->cancelled.store(true, std::memory_order_release);
}

bool Engine::idle() const
{
    const std::lock_guard lock(m_mutex);
    return m_waiting.empty() && m_running.empty();
}

void Engine::waitIdle()
{
    std::unique_lock lock(m_mutex);
    m_quiet.wait(lock, [this] { return m_waiting.empty() && m_running.empty(); });
}

// The oldest of the most urgent waiting jobs, if it is more urgent than `priority`.
std::shared_ptr<Engine::Entry> Engine::takeAbove(int priority)
{
    const std::lock_guard lock(m_mutex);
    const auto urgency = [](const std::shared_ptr<Entry>& entry) { return int(entry->job.priority); };
    const auto best = std::max_element(m_waiting.begin(), m_waiting.end(),
                                       [&](const auto& x, const auto& y) { return urgency(x) < urgency(y); });
    if (best == m_waiting.end() || urgency(*best) <= priority)
        return nullptr;
    const auto entry = *best;
    m_waiting.erase(best);
    m_running.push_back(entry);
    int highest = -1;
    for (const auto& other : m_waiting)
        highest = std::max(highest, urgency(other));
    m_highestWaiting.store(highest, std::memory_order_release);
    return entry;
}

// A job that made way for the end of the one below it waits again, before all others of its kind.
bool Engine::putBack(const std::shared_ptr<Entry>& entry)
{
    if (!entry->mustMakeWay())
        return false;
    const std::lock_guard lock(m_mutex);
    if (entry->cancelled.load(std::memory_order_acquire))
        return false;
    m_running.pop_back();
    m_waiting.push_front(entry);
    m_highestWaiting.store(std::max(m_highestWaiting.load(std::memory_order_relaxed), int(entry->job.priority)), std::memory_order_release);
    return true;
}

void Engine::runEntry(const std::shared_ptr<Entry>& entry, const Entry* below)
{
    entry->below = below;
    std::optional<ErrorInfo> error;
    bool cancelled = entry->cancelled.load(std::memory_order_acquire);
    if (!cancelled) {
        try {
            Turn turn(*this, *entry);
            entry->job.run(turn);
        } catch (const Cancelled&) {
            if (putBack(entry))
                return;
            cancelled = true;
        } catch (...) {
            error = caughtError();
        }
    }
    try {
        if (entry->job.finished)
            entry->job.finished(error ? &*error : nullptr, cancelled);
    } catch (...) {
        // A listener's fault must not end the thread that all work depends on.
    }
    Job done;
    {
        const std::lock_guard lock(m_mutex);
        std::swap(done, entry->job);
    }
    done = {}; // what its functions hold on to is let go outside the lock, and before anybody is told that all is quiet
    const std::lock_guard lock(m_mutex);
    m_running.pop_back();
    if (m_running.empty() && m_waiting.empty())
        m_quiet.notify_all();
}

void Engine::loop()
{
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
            if (m_waiting.empty())
                return; // stopping, and every dropped job was told
        }
        if (const auto entry = takeAbove(-1))
            runEntry(entry);
    }
}

} // namespace heterosis
