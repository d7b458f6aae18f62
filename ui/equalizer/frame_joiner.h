// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QElapsedTimer>
#include <QTimer>

#include <functional>

namespace heterosis {

// Joins the moves of a fast mouse: the first one acts at once, of those within a frame only the last.
class FrameJoiner {
public:
    FrameJoiner()
    {
        m_timer.setInterval(16);
        m_timer.setSingleShot(true);
        m_timer.callOnTimeout([this] { runPending(); });
    }

    void post(std::function<void()> action)
    {
        m_pending = std::move(action);
        if (!m_timer.isActive())
            runPending();
    }
    void flush()
    {
        m_timer.stop();
        if (const auto action = std::exchange(m_pending, {}))
            action();
    }
    void drop()
    {
        m_timer.stop();
        m_pending = {};
    }

private:
    void runPending()
    {
        if (const auto action = std::exchange(m_pending, {})) {
            m_timer.start();
            action();
        }
    }

    QTimer m_timer;
    std::function<void()> m_pending;
};

// A held key or a turning wheel is one gesture: id() stays the same while calls for the same thing follow each other closely.
class Burst {
public:
    int id(int thing, bool repeat = false)
    {
        if (!(thing == m_thing && m_clock.isValid() && (repeat || m_clock.elapsed() < kPause)))
            m_id = ++s_last;
        m_thing = thing;
        m_clock.restart();
        return m_id;
    }

private:
    static constexpr int kPause = 500; // ms
    static inline int s_last = 0;      // across all widgets: two bursts never share an id
    int m_thing = -1, m_id = 0;
    QElapsedTimer m_clock;
};

} // namespace heterosis
