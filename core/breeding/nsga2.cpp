// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/nsga2.h"

#include <algorithm>
#include <functional>
#include <pagmo/algorithms/nsga2.hpp>
#include <pagmo/bfe.hpp>
#include <pagmo/population.hpp>
#include <pagmo/problem.hpp>

#include "base/error.h"

namespace heterosis::breeding {

namespace {

using pagmo::vector_double;

// pagmo asks through this; nobody evaluates one point at a time.
struct GenomeProblem {
    vector_double low, high;
    std::size_t objectives = 2;
    vector_double fitness(const vector_double&) const { return vector_double(objectives, 0); }
    vector_double::size_type get_nobj() const { return objectives; }
    std::pair<vector_double, vector_double> get_bounds() const { return {low, high}; }
};

struct Asked { // ends evolve() where pagmo waits for the offspring's values
    vector_double points;
};

// pagmo copies its evaluators: the state lies outside.
struct Evaluator {
    const vector_double* answers = nullptr;
    vector_double operator()(const pagmo::problem&, const vector_double& points) const
    {
        if (!answers) {
            throw Asked {points};
        }
        return *answers;
    }
};

} // namespace

struct Nsga2::Impl {
    StrategySettings settings;
    Space space;
    GenomeProblem problem;
    pagmo::population pool;
    std::vector<std::int64_t> ids;               // of the pool's members
    Genes masks;                                 // seeds of drawn grains
    vector_double points;                        // asked for, one after the other
    std::uint64_t generation = 0;

    std::size_t dimensions() const { return problem.low.size(); }
    pagmo::population evolved(const vector_double* answers) const;
    void tellFirst(const vector_double& values, std::span<const Judged> generation);
};

pagmo::population Nsga2::Impl::evolved(const vector_double* answers) const
{
    Dice dice(settings.seed, "nsga2", generation);
    // One mutated coordinate in a child, as the paper has it; distribution indices of its section V.
    pagmo::nsga2 algorithm(1, 0.95, 10, 1 / double(dimensions()), 50, unsigned(dice.seed()));
    algorithm.set_bfe(pagmo::bfe(Evaluator {answers}));
    return algorithm.evolve(pool);
}

void Nsga2::Impl::tellFirst(const vector_double& values, std::span<const Judged> generation_)
{
    for (std::size_t i = 0; i < generation_.size(); ++i) {
        const auto at = std::ptrdiff_t(i * dimensions()), value = std::ptrdiff_t(i * problem.objectives);
        pool.push_back(vector_double(points.begin() + at, points.begin() + at + std::ptrdiff_t(dimensions())),
                       vector_double(values.begin() + value, values.begin() + value + std::ptrdiff_t(problem.objectives)));
        ids.push_back(generation_[i].id);
    }
}

Nsga2::Nsga2(StrategySettings settings, Space space, std::size_t objectives) : m_impl(std::make_unique<Impl>())
{
    if (settings.population % 4 != 0 || settings.population < 8) {
        throw Error({.message = text("NSGA-II cannot breed a population of {}", settings.population), .file = {}, .place = "population",
                     .remedy = text("Give a multiple of four, at least 8")});
    }
    if (objectives < 2) {
        throw Error({.message = text("NSGA-II needs at least two judges"), .file = {}, .place = "judges",
                     .remedy = text("Add a judge, or use the strategy genetic")});
    }
    Impl& my = *m_impl;
    my.settings = std::move(settings);
    my.space = std::move(space);
    const Box box = boxOf(my.space);
    my.problem = {box.low, box.high, objectives};
    my.pool = pagmo::population(pagmo::problem(my.problem), 0, 0u);
    Dice dice(my.settings.seed, "nsga2-masks");
    my.masks = randomHalf(my.space, dice);
}

Nsga2::~Nsga2() = default;

std::vector<Candidate> Nsga2::ask(std::uint64_t generation)
{
    Impl& my = *m_impl;
    my.generation = generation;
    my.points.clear();
    if (my.pool.size() == 0) {
        Dice dice(my.settings.seed, "nsga2-first", generation);
        for (std::size_t i = 0; i < my.settings.population; ++i) {
            const vector_double x = pointOf(randomHalf(my.space, dice), my.space);
            my.points.insert(my.points.end(), x.begin(), x.end());
        }
    } else {
        try {
            my.evolved(nullptr);
        } catch (const Asked& question) {
            my.points = question.points;
        }
    }
    std::vector<Candidate> children;
    for (std::size_t at = 0; at < my.points.size(); at += my.dimensions()) {
        children.push_back({genesAt(std::span(my.points).subspan(at, my.dimensions()), my.masks, my.space), my.ids});
    }
    return children;
}

void Nsga2::tell(std::span<const Judged> generation)
{
    Impl& my = *m_impl;
    vector_double values;
    for (const Judged& one : generation) {
        for (const double objective : one.objectives) {
            values.push_back(-objective); // pagmo minimises
        }
    }
    if (my.pool.size() == 0) {
        my.tellFirst(values, generation);
        return;
    }
    // Survivors are found again by their points: those of the pool keep their individual, the others are the children in their order.
    const pagmo::population before = my.pool;
    const std::vector<std::int64_t> idsBefore = my.ids;
    my.pool = my.evolved(&values);
    my.ids.clear();
    for (const vector_double& x : my.pool.get_x()) {
        const auto old = std::find(before.get_x().begin(), before.get_x().end(), x);
        if (old != before.get_x().end()) {
            my.ids.push_back(idsBefore[std::size_t(old - before.get_x().begin())]);
            continue;
        }
        for (std::size_t i = 0; i < generation.size(); ++i) {
            if (std::equal(x.begin(), x.end(), my.points.begin() + std::ptrdiff_t(i * my.dimensions()))) {
                my.ids.push_back(generation[i].id);
                break;
            }
        }
    }
}

} // namespace heterosis::breeding
