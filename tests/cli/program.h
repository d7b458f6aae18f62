// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <string>
#include <vector>

// One run of heterosis-cli: what it printed, and how it ended.
struct Outcome {
    int status = -1;   // 128 + N where signal N ended it
    std::string out, err;
};

// interruptAfter: SIGINT after so many milliseconds, 0: none.
Outcome cli(const std::vector<std::string>& words, std::chrono::milliseconds interruptAfter = std::chrono::milliseconds(0));

// Starts heterosis-cli and ends it by SIGKILL after so long. False where it was done before.
bool cliKilled(const std::vector<std::string>& words, std::chrono::milliseconds after);
