// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "base/json.h"

namespace heterosis {

double median(std::vector<double> values);
// A row of the bench document. ratio: the median of the paired ratios plain / ours; low and high: the least and the largest of them.
Json rowOf(const std::string& name, const std::string& unit, const std::vector<double>& ours, const std::vector<double>& plain);

} // namespace heterosis
