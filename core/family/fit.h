// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

#include "family/model_map.h"

namespace heterosis {

// Whether the rows of a part are tokens.
bool hasTokenRows(std::string_view part);

// checkFit for models whose vocabularies may differ: as many rows as each has, where rows are tokens.
void checkFitBesideTokens(const ModelMap& a, const ModelMap& other);

} // namespace heterosis
