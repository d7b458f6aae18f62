// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "base/json.h"

namespace heterosis::breeding {

// A run's document as a page with charts (inline SVG, no scripts): fitness over the generations, everybody of the report with intervals.
std::string reportPage(const Json& document);

} // namespace heterosis::breeding
