// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/racing.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace heterosis::breeding {

namespace {

double meanOf(std::span<const double> values) { return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size()); }

// The z with P(Z > z) = miss of a standard normal Z.
double normalQuantile(double miss)
{
    double low = 0, high = 10;
    for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2;
        (0.5 * std::erfc(middle / std::sqrt(2.0)) > miss ? low : high) = middle;
    }
    return low;
}

// How far the mean of n paired differences may lie from the truth: normal bounds, the variance with one pseudo-observation at the edge
// of the range, so that few and equal differences prove nothing.
double radius(std::span<const double> differences, double range, double miss)
{
    const auto n = double(differences.size());
    const double mean = meanOf(differences);
    double squares = range * range;
    for (const double d : differences) {
        squares += (d - mean) * (d - mean);
    }
    return normalQuantile(miss) * std::sqrt(squares / n / n);
}

} // namespace

std::vector<std::size_t> Race::rounds(std::size_t items, std::size_t first)
{
    std::vector<std::size_t> bounds {0};
    for (std::size_t at = std::max<std::size_t>(first, 1); at < items; at *= 2) {
        bounds.push_back(at);
    }
    bounds.push_back(items);
    return bounds;
}

std::vector<std::size_t> Race::survivors(std::span<const std::vector<double>> scores) const
{
    std::vector<std::size_t> running;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (!scores[i].empty()) {
            running.push_back(i);
        }
    }
    if (running.size() <= keep) {
        return running;
    }
    std::vector<std::size_t> byMean = running;
    std::stable_sort(byMean.begin(), byMean.end(), [&](std::size_t a, std::size_t b) { return meanOf(scores[a]) > meanOf(scores[b]); });
    const std::vector<double>& last = scores[byMean[keep - 1]];
    std::vector<std::size_t> stay;
    byMean.resize(std::max(keep, std::size_t(std::ceil(share * double(running.size())))));
    for (const std::size_t i : running) {
        if (std::find(byMean.begin(), byMean.end(), i) == byMean.end()) {
            continue;
        }
        std::vector<double> difference(last.size());
        std::transform(scores[i].begin(), scores[i].end(), last.begin(), difference.begin(), std::minus<>());
        const bool behind = meanOf(difference) + radius(difference, range, 1 - confidence) < 0;
        const bool amongBest = std::find(byMean.begin(), byMean.begin() + std::ptrdiff_t(keep), i) != byMean.begin() + std::ptrdiff_t(keep);
        if (amongBest || !behind) {
            stay.push_back(i);
        }
    }
    return stay;
}

} // namespace heterosis::breeding
