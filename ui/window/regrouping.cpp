// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/regrouping.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/error.h"
#include "inheritance/operator_table.h"

namespace heterosis {

namespace {

using From = std::vector<std::optional<std::size_t>>;

bool canCross(Operator op, const From& from, bool original)
{
    try {
        requireParents(infoOf(op), from.size(), original);
    } catch (const Error&) {
        return false;
    }
    return !infoOf(op).needs || std::all_of(from.begin(), from.end(), [](const auto& old) { return old.has_value(); });
}

std::vector<double> regroupedShares(std::vector<double> shares, const From& from)
{
    std::vector<double> fresh;
    for (const auto& old : from)
        fresh.push_back(old ? shares.at(*old) : 0);
    const double sum = std::accumulate(fresh.begin(), fresh.end(), 0.0);
    for (double& share : fresh)
        share = std::abs(sum) < 1e-6 ? 1.0 / double(fresh.size()) : share / sum;
    return fresh;
}

void regroup(Recipe::Entry& entry, std::size_t before, const From& from)
{
    if (!entry.ratio && !entry.weights)
        return;
    const double ratio = entry.ratio.value_or(0.5);
    auto shares = regroupedShares(entry.weights.value_or(before == 2 ? std::vector<double>{1 - ratio, ratio} : std::vector<double>(before, 1.0 / double(before))), from);
    entry.ratio.reset();
    entry.weights.reset();
    if (from.size() == 2)
        entry.ratio = shares[1];
    else
        entry.weights = std::move(shares);
}

} // namespace

Recipe regrouped(const Recipe& before, const std::vector<std::filesystem::path>& parents, const From& from)
{
    Recipe after = before;
    after.parents.clear();
    for (std::size_t i = 0; i < parents.size(); ++i)
        after.parents.push_back(from[i] ? before.parents.at(*from[i]) : RecipeParent{parents[i], ""});
    const auto make = [&](Operator op) { return canCross(op, from, before.original.has_value()) ? op : Operator::Ratio; };
    if (make(before.crossover.op) != before.crossover.op) {
        after.crossover.op = Operator::Ratio;
        after.crossover.options.clear();
    }
    for (auto& [name, values] : after.crossover.options) {
        if (values.size() != before.parents.size() || values.size() < 2)
            continue;
        std::vector<double> fresh;
        for (const auto& old : from)
            fresh.push_back(values[old.value_or(values.size() - 1)]);
        values = std::move(fresh);
    }
    for (Recipe::Entry& entry : after.genes) {
        regroup(entry, before.parents.size(), from);
        if (entry.op)
            entry.op = make(*entry.op);
    }
    return after;
}

} // namespace heterosis
