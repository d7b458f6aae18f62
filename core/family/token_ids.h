// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "base/json.h"

namespace heterosis {

// Adds the ids that a configuration names under `key`: a number, a list of numbers, null or nothing. Ids that are there
// already are not added twice; negative ones mean "none" in some files.
void addTokenIds(std::vector<int>& ids, const Json& config, const char* key, const std::string& file);

} // namespace heterosis
