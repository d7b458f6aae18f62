// SPDX-License-Identifier: GPL-3.0-or-later
#include "fitness/score.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <random>

namespace heterosis {

namespace {

constexpr std::size_t kDraws = 1000;

// Sums of a draw, kept as plain numbers so that a draw is one pass over its items.
class Totals {
public:
    explicit Totals(std::size_t groups) : m_pass(groups), m_n(groups) {}
    void clear()
    {
        m_sum = m_weight = 0;
        std::fill(m_pass.begin(), m_pass.end(), 0);
        std::fill(m_n.begin(), m_n.end(), 0);
    }
    void add(const ItemValue& item)
    {
        m_sum += item.sum;
        m_weight += item.weight;
        if (std::size_t(item.group) < m_n.size()) {
            m_pass[std::size_t(item.group)] += item.sum;
            m_n[std::size_t(item.group)] += 1;
        }
    }
    double value(Statistic statistic) const
    {
        if (statistic == Statistic::Ratio)
            return m_weight > 0 ? m_sum / m_weight : std::numeric_limits<double>::quiet_NaN();
        double logs = 0;
        for (std::size_t g = 0; g < m_n.size(); ++g)
            logs += std::log((m_pass[g] + 0.5) / (m_n[g] + 1));
        return m_n.empty() ? std::numeric_limits<double>::quiet_NaN() : std::exp(logs / double(m_n.size()));
    }

private:
    double m_sum = 0, m_weight = 0;
    std::vector<double> m_pass, m_n;
};

// An unbiased number below n (Lemire 2019, by rejection), the same on every machine.
std::size_t below(std::size_t n, std::mt19937_64& random)
{
    const std::uint64_t limit = std::uint64_t(n), threshold = (0 - limit) % limit;
    for (;;)
        if (const std::uint64_t drawn = random(); drawn >= threshold)
            return std::size_t(drawn % limit);
}

Interval percentiles(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) { // linear between neighbours
        const double place = share * double(values.size() - 1);
        const auto lower = std::size_t(place);
        const double rest = place - double(lower);
        return rest > 0 ? values[lower] + rest * (values[lower + 1] - values[lower]) : values[lower];
    };
    return {at(0.025), at(0.975)};
}

// value(draw): the statistic of the items whose indices are drawn.
Interval bootstrap(std::size_t items, const std::function<double(const std::vector<std::size_t>&)>& value)
{
    if (items == 0)
        return {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};
    std::mt19937_64 random(0);
    std::vector<double> values(kDraws);
    std::vector<std::size_t> draw(items);
    for (auto& drawn : values) {
        for (auto& index : draw)
            index = below(items, random);
        drawn = value(draw);
    }
    return percentiles(std::move(values));
}

} // namespace

double statisticOf(std::span<const ItemValue> items, Statistic statistic, std::size_t groups)
{
    Totals totals(groups);
    for (const auto& item : items)
        totals.add(item);
    return totals.value(statistic);
}

Interval intervalOf(std::span<const ItemValue> items, Statistic statistic, std::size_t groups)
{
    Totals totals(groups);
    return bootstrap(items.size(), [&](const std::vector<std::size_t>& draw) {
        totals.clear();
        for (const auto index : draw)
            totals.add(items[index]);
        return totals.value(statistic);
    });
}

Difference differenceOf(std::span<const ItemValue> a, std::span<const ItemValue> b, Statistic statistic, std::size_t groups)
{
    Totals first(groups), second(groups);
    const auto interval = bootstrap(std::min(a.size(), b.size()), [&](const std::vector<std::size_t>& draw) {
        first.clear();
        second.clear();
        for (const auto index : draw) {
            first.add(a[index]);
            second.add(b[index]);
        }
        return second.value(statistic) - first.value(statistic);
    });
    return {statisticOf(b, statistic, groups) - statisticOf(a, statistic, groups), interval};
}

Json scoreDocument(const Score& score)
{
    Json document{{"judge", score.judge}, {"file", score.file}, {"n", score.n}, {"value", score.value},
                  {"interval", {score.interval.low, score.interval.high}}};
    document.update(score.details);
    return document;
}

} // namespace heterosis
