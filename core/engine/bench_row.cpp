// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/bench_row.h"

#include <algorithm>

namespace heterosis {

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const auto half = values.size() / 2;
    return values.size() % 2 ? values[half] : (values[half - 1] + values[half]) / 2;
}

Json rowOf(const std::string& name, const std::string& unit, const std::vector<double>& ours, const std::vector<double>& plain)
{
    std::vector<double> ratios;
    for (std::size_t i = 0; i < ours.size(); ++i)
        ratios.push_back(plain[i] / std::max(ours[i], 1e-6));
    const auto [low, high] = std::minmax_element(ratios.begin(), ratios.end());
    return {{"case", name}, {"ours", median(ours)}, {"plain", median(plain)}, {"unit", unit}, {"ratio", median(ratios)},
            {"low", *low},  {"high", *high},        {"n", ours.size()}};
}

} // namespace heterosis
