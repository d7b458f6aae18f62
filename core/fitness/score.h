// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/json.h"

namespace heterosis {

// What one item gave. Values of several items are put together by a Statistic.
struct ItemValue {
    double sum = 0;       // summed loss, 1 for a pass, a share
    double weight = 1;    // scored tokens, or 1
    int group = 0;        // the category
    double other = 0;     // of the second figure that some judges report (right by likelihood per byte)
};

// ratio: sum of sums / sum of weights. balanced: the geometric mean over the groups of (sum + 0.5) / (n + 1), which a model that answers
// everything with one stock phrase cannot raise.
enum class Statistic { Ratio, Balanced };
double statisticOf(std::span<const ItemValue> items, Statistic statistic, std::size_t groups);

struct Interval {
    double low = 0, high = 0;
};
// 95 % percentile bootstrap over items: 1000 draws, seed 0 (Efron 1979). Without items both ends are NaN.
Interval intervalOf(std::span<const ItemValue> items, Statistic statistic, std::size_t groups);

// The difference b - a of the same items, with the interval of paired draws.
struct Difference {
    double value = 0;
    Interval interval;
};
Difference differenceOf(std::span<const ItemValue> a, std::span<const ItemValue> b, Statistic statistic, std::size_t groups);

// What a judge says of one individual.
struct Score {
    std::string judge, file;
    std::size_t n = 0;
    double value = 0;
    Interval interval;
    Json details = Json::object(); // further keys of design.md's score document: tokens, perplexity, categories, ...
};
Json scoreDocument(const Score& score); // {"judge","file","n","value","interval", details...}

} // namespace heterosis
