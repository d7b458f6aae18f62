// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "dataset/example.h"

namespace heterosis {

// The content of a small example file of a shape, to start one's own from: a few rows in English and Korean.
std::string exampleFile(Shape shape);

} // namespace heterosis
