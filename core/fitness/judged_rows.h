// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <initializer_list>
#include <vector>

#include "fitness/judge.h"

namespace heterosis {

// The rows of a judge's file that its half and number of items leave. Throws Error where the file has another shape, or nothing is left.
std::vector<Example> judgedRows(const JudgeSpec& spec, std::initializer_list<Shape> shapes, Control& control, std::vector<std::string>& problems);
[[noreturn]] void failWithoutItems(const JudgeSpec& spec, const std::vector<std::string>& problems);

} // namespace heterosis
