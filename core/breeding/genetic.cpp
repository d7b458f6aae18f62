// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/genetic.h"

#include <algorithm>
#include <cmath>

namespace heterosis::breeding {

namespace {

constexpr double kAlpha = 0.37; // BLX: how far a child may lie beyond its parents; below (sqrt(3) - 1) / 2 their spread shrinks even without selection
constexpr double kBackcross = 0.25; // of the matings

bool fitter(const Judged& a, const Judged& b) { return a.fitness > b.fitness; }

// Line recombination (Muehlenbein and Schlierkamp-Voosen, Evolutionary Computation 1, 1993): the child lies at one place of the line through
// its parents. It alone moves all genes together, toward a parent or beyond it; draws of each gene average out.
Genes crossLine(const Genes& a, const Genes& b, const Space& space, Dice& dice)
{
    const double place = dice.uniform(-kAlpha, 1 + kAlpha);
    Genes child;
    for (std::size_t i = 0; i < a.size(); ++i)
        child.push_back(place < 0.5 ? mixed(a[i], b[i], 1 - place) : mixed(b[i], a[i], place));
    space.clamp(child);
    return child;
}

Genes cross(const Genes& a, const Genes& b, const Space& space, Dice& dice)
{
    switch (dice.below(3)) {
    case 0: return crossUniform(a, b, dice);
    case 1: return crossBlend(a, b, kAlpha, space, dice);
    default: return crossLine(a, b, space, dice);
    }
}

std::vector<Candidate> newborns(std::size_t count, const Space& space, Dice& dice)
{
    std::vector<Candidate> born(count);
    for (Candidate& child : born) {
        child.genes = randomHalf(space, dice);
    }
    return born;
}

} // namespace

std::vector<Candidate> RandomSearch::ask(std::uint64_t generation)
{
    Dice dice(m_settings.seed, "random", generation);
    return newborns(m_settings.population, m_space, dice);
}

const Judged& Genetic::chosen(Dice& dice) const
{
    const std::size_t all = m_pool.size();
    if (m_settings.selection == "truncation") {
        const double size = m_settings.selectionSize;
        const auto kept = std::size_t(std::llround(size <= 1 ? size * double(all) : size));
        return m_pool[dice.below(std::clamp<std::size_t>(kept, 1, all))];
    }
    std::size_t best = all; // the pool is sorted: the smallest index wins
    for (int i = 0; i < std::max(1, int(m_settings.selectionSize)); ++i) {
        best = std::min(best, dice.below(all));
    }
    return m_pool[best];
}

const Judged& Genetic::mate(const Judged& mother, Dice& dice) const
{
    if (!m_founders.empty() && dice.uniform() < kBackcross) {
        return m_founders[std::min(dice.below(m_founders.size()), dice.below(m_founders.size()))];
    }
    const Judged* father = &chosen(dice);
    for (int tries = 0; father->id == mother.id && tries < 8; ++tries) {
        father = &chosen(dice);
    }
    return *father;
}

std::vector<Candidate> Genetic::ask(std::uint64_t generation)
{
    Dice dice(m_settings.seed, "genetic", generation);
    if (m_pool.empty()) {
        return newborns(m_settings.population, m_space, dice);
    }
    std::vector<Candidate> children = newborns(m_settings.immigrants, m_space, dice);
    while (children.size() < m_settings.population) {
        const Judged& mother = chosen(dice);
        const Judged& father = mate(mother, dice);
        Candidate child;
        child.genes = cross(mother.genes, father.genes, m_space, dice);
        mutate(child.genes, m_settings.mutationRate, m_settings.mutationSize, m_space, dice);
        child.parents = {mother.id};
        if (father.id != mother.id) {
            child.parents.push_back(father.id);
        }
        children.push_back(std::move(child));
    }
    return children;
}

void Genetic::found(std::span<const Judged> parents)
{
    if (m_settings.backcross) {
        m_founders.assign(parents.begin(), parents.end());
        std::stable_sort(m_founders.begin(), m_founders.end(), fitter);
    }
}

void Genetic::tell(std::span<const Judged> generation)
{
    m_pool.resize(std::min(m_pool.size(), m_settings.elite));
    m_pool.insert(m_pool.end(), generation.begin(), generation.end());
    std::stable_sort(m_pool.begin(), m_pool.end(), fitter);
}

} // namespace heterosis::breeding
