// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "base/control.h"

namespace heterosis {

// A program of the user's, as a list of arguments: no shell reads it. It is found by PATH.
struct UserCommand {
    std::vector<std::string> argv;        // empty: none is set, and nothing is run
    int seconds = 120;                    // after which it is ended
    bool operator==(const UserCommand&) const = default;
};

// "{model}" and the like filled in, wherever they stand in an argument.
std::vector<std::string> filledIn(std::vector<std::string> argv, const std::vector<std::pair<std::string, std::string>>& values);

// Runs it to its end in `directory` and gives back what it wrote to standard output (the first megabyte). Each tenth of a second is a step
// of `control`. Throws Error with the end of what it said on standard error: it cannot be started, failed, or took too long; it is then
// ended with all that it started, and so it is where the job is cancelled.
std::string runCommand(const std::vector<std::string>& argv, const std::filesystem::path& directory, std::chrono::seconds patience, Control& control);

} // namespace heterosis
