// SPDX-License-Identifier: GPL-3.0-or-later
#include "equalizer/corners.h"

#include <cmath>
#include <numeric>

namespace heterosis {
namespace {

constexpr std::size_t kCorners = 4;

double rounded(double value) { return std::round(value * 1e6) / 1e6; }

} // namespace

std::vector<double> asShares(std::vector<double> weights)
{
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (double& weight : weights)
        weight = std::abs(sum) < 1e-6 ? 1.0 / double(weights.size()) : weight / sum;
    return weights;
}

std::vector<double> cornerWeights(GenePoint point, const std::vector<double>& before)
{
    std::vector<double> weights = asShares(before);
    const std::size_t corners = std::min(kCorners, weights.size());
    const double left = std::accumulate(weights.begin(), weights.begin() + std::ptrdiff_t(corners), 0.0);
    const double x = point.x, y = point.y;
    const double three[] = {(1 - x) * (1 - y), x * (1 - y), y}, four[] = {(1 - x) * (1 - y), x * (1 - y), (1 - x) * y, x * y};
    for (std::size_t i = 0; i < corners; ++i)
        weights[i] = rounded(left * (corners == 3 ? three[i] : four[i]));
    return weights;
}

GenePoint cornerPoint(const std::vector<double>& weights)
{
    const std::vector<double> w = asShares({weights.begin(), weights.begin() + std::ptrdiff_t(std::min(kCorners, weights.size()))});
    const auto within = [](double value) { return std::clamp(rounded(value), 0.0, 1.0); };
    if (w.size() == 3)
        return {w[0] + w[1] > 1e-9 ? within(w[1] / (w[0] + w[1])) : 0.5, within(w[2])};
    return {within(w[1] + w[3]), within(w[2] + w[3])};
}

} // namespace heterosis
