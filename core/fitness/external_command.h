// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace heterosis {

// Runs a program (argv, found by PATH, no shell) with `input` on its standard input and reads `count` numbers from its standard output,
// one a line. Its standard error is ours. Throws Error: it cannot be started, fails, takes longer than `patience` (it is then ended with
// all that it started), or answers something else.
std::vector<double> numbersOfCommand(const std::vector<std::string>& argv, const std::string& input, std::size_t count, std::chrono::seconds patience);

} // namespace heterosis
