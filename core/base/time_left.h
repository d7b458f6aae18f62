// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>

namespace heterosis {

// The seconds that a job still takes, from the fractions that it reports. What is done in one leap (parents that were hashed before,
// tensors of an earlier run) says nothing of its speed and is left out.
class TimeLeft {
public:
    using Clock = std::chrono::steady_clock;
    explicit TimeLeft(Clock::time_point now = Clock::now()) : m_since(now) {}

    // Negative where nothing can be said yet.
    double at(double fraction, Clock::time_point now = Clock::now())
    {
        if (fraction - m_last > kLeap) {
            m_since = now;
            m_from = fraction;
        }
        m_last = fraction;
        const double done = fraction - m_from, passed = std::chrono::duration<double>(now - m_since).count();
        return done > 0.001 ? passed * (1 - fraction) / done : -1;
    }

private:
    static constexpr double kLeap = 0.1;
    Clock::time_point m_since;
    double m_from = 0, m_last = 0;
};

} // namespace heterosis
