// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <string>

#include "base/control.h"
#include "base/time_left.h"

namespace heterosis::cli {

// After this Ctrl-C (SIGINT) cancels at the next step; a second one ends the program at once.
void catchInterrupt();
bool interrupted() noexcept;

// The command line's control: throws Cancelled after Ctrl-C and keeps a progress line with the time left on standard error
// (on a terminal one line that is rewritten, elsewhere a line every few seconds).
class Console final : public Control {
public:
    Console(std::string job, bool json);
    ~Console() override;
    void step(double fraction, std::string_view what) override;
    void hideProgress() { m_show = false; } // where the speech itself is what one watches
    void clear();                           // takes the line away before something is printed

private:
    std::string m_job;
    bool m_terminal, m_show, m_shown = false;
    TimeLeft m_left;
    std::chrono::steady_clock::time_point m_last;
};

} // namespace heterosis::cli
