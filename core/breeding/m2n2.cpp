// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/m2n2.h"

#include <algorithm>
#include <numeric>

namespace heterosis::breeding {

namespace {

constexpr double kNothing = 1e-9;

std::vector<double> totalsOf(std::span<const Judged> individuals)
{
    std::size_t items = 0;
    for (const Judged& one : individuals) {
        items = std::max(items, one.items.size());
    }
    std::vector<double> totals(items, 0);
    for (const Judged& one : individuals) {
        for (std::size_t j = 0; j < one.items.size(); ++j) {
            totals[j] += one.items[j];
        }
    }
    return totals;
}

// An index with a probability in proportion to its weight.
std::size_t roulette(std::span<const double> weights, Dice& dice)
{
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (!(sum > 0)) {
        return dice.below(weights.size());
    }
    double left = dice.uniform() * sum;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        left -= weights[i];
        if (left < 0) {
            return i;
        }
    }
    return weights.size() - 1;
}

} // namespace

std::vector<double> M2n2::shares(std::span<const Judged> individuals)
{
    const std::vector<double> totals = totalsOf(individuals);
    std::vector<double> earned;
    for (const Judged& one : individuals) {
        double sum = 0;
        for (std::size_t j = 0; j < one.items.size(); ++j) {
            sum += one.items[j] / (totals[j] + kNothing);
        }
        earned.push_back(sum);
    }
    return earned;
}

double M2n2::attraction(const Judged& first, const Judged& mate, std::span<const double> totals)
{
    double sum = 0;
    for (std::size_t j = 0; j < std::min(first.items.size(), mate.items.size()); ++j) {
        sum += std::max(0.0, mate.items[j] - first.items[j]) / (totals[j] + kNothing);
    }
    return sum;
}

Candidate M2n2::bred(std::size_t first, std::size_t second, Dice& dice) const
{
    const Judged& a = m_archive[first];
    const Judged& b = m_archive[second];
    Candidate child {a.genes, {a.id, b.id}};
    const std::size_t split = dice.below(a.genes.size() + 1);
    const double keep = dice.uniform(0.5, 1);
    for (std::size_t i = 0; i < a.genes.size(); ++i) {
        const GeneValue& own = i < split ? a.genes[i] : b.genes[i];
        const GeneValue& other = i < split ? b.genes[i] : a.genes[i];
        child.genes[i] = mixed(own, other, keep);
    }
    mutate(child.genes, m_settings.mutationRate, m_settings.mutationSize, m_space, dice);
    return child;
}

std::vector<Candidate> M2n2::ask(std::uint64_t generation)
{
    Dice dice(m_settings.seed, "m2n2", generation);
    std::vector<Candidate> children;
    const std::size_t fresh = m_archive.size() < 2 ? m_settings.population : m_settings.immigrants;
    while (children.size() < fresh) {
        children.push_back({randomHalf(m_space, dice), {}});
    }
    const std::vector<double> earned = shares(m_archive), totals = totalsOf(m_archive);
    while (children.size() < m_settings.population) {
        const std::size_t first = roulette(earned, dice);
        std::vector<double> attractions(m_archive.size(), 0);
        for (std::size_t i = 0; i < m_archive.size(); ++i) {
            attractions[i] = i == first ? 0 : attraction(m_archive[first], m_archive[i], totals);
        }
        std::size_t second = roulette(attractions, dice);
        if (second == first) {
            second = (first + 1) % m_archive.size();
        }
        children.push_back(bred(first, second, dice));
    }
    return children;
}

void M2n2::tell(std::span<const Judged> generation)
{
    m_archive.insert(m_archive.end(), generation.begin(), generation.end());
    // The archive keeps who earns most in competition; leaving changes what the others earn, so the poorest go one by one.
    while (m_archive.size() > m_settings.population) {
        const std::vector<double> earned = shares(m_archive);
        m_archive.erase(m_archive.begin() + (std::min_element(earned.begin(), earned.end()) - earned.begin()));
    }
}

} // namespace heterosis::breeding
