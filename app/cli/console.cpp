// SPDX-License-Identifier: GPL-3.0-or-later
#include "console.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <unistd.h>
#include <utility>

#include "base/error.h"

namespace heterosis::cli {

namespace {

volatile std::sig_atomic_t g_interrupted = 0;

extern "C" void onInterrupt(int) { g_interrupted = 1; }

std::string timeLeft(double seconds)
{
    const auto whole = long(seconds + 0.5);
    char text[32];
    if (whole >= 3600)
        std::snprintf(text, sizeof text, "%ld h %02ld min left", whole / 3600, whole / 60 % 60);
    else if (whole >= 60)
        std::snprintf(text, sizeof text, "%ld min %02ld s left", whole / 60, whole % 60);
    else
        std::snprintf(text, sizeof text, "%ld s left", whole);
    return text;
}

} // namespace

void catchInterrupt()
{
    struct sigaction action {};
    action.sa_handler = onInterrupt;
    action.sa_flags = int(SA_RESETHAND); // the second one ends the program
    sigaction(SIGINT, &action, nullptr);
}

bool interrupted() noexcept { return g_interrupted != 0; }

Console::Console(std::string job, bool json)
    : m_job(std::move(job)), m_terminal(isatty(STDERR_FILENO) == 1), m_show(m_terminal || !json), m_last(std::chrono::steady_clock::now())
{
}

Console::~Console() { clear(); }

void Console::step(double fraction, std::string_view what)
{
    if (interrupted())
        throw Cancelled();
    const auto now = std::chrono::steady_clock::now();
    const double left = fraction < 0 ? -1 : m_left.at(std::min(fraction, 1.0), now);
    if (!m_show || fraction < 0 || now - m_last < (m_terminal ? std::chrono::milliseconds(200) : std::chrono::milliseconds(5000)))
        return;
    m_last = now;
    const double done = std::clamp(fraction, 0.0, 1.0);
    std::string line = m_job + ": " + std::to_string(int(done * 100)) + " %";
    if (left >= 0)
        line += ", " + timeLeft(left);
    if (!what.empty())
        line += ", " + std::string(what.substr(0, 60));
    std::fprintf(stderr, m_terminal ? "\r\x1b[K%s" : "%s\n", line.c_str());
    std::fflush(stderr);
    m_shown = m_terminal;
}

void Console::clear()
{
    if (std::exchange(m_shown, false))
        std::fputs("\r\x1b[K", stderr);
}

} // namespace heterosis::cli
