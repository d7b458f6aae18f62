// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/strategy.h"

#include <algorithm>

#include "base/error.h"
#include "breeding/auto_eq_strategy.h"
#include "breeding/cmaes.h"
#include "breeding/genetic.h"
#include "breeding/m2n2.h"
#include "breeding/nsga2.h"

namespace heterosis::breeding {

namespace {

void check(const StrategySettings& s)
{
    const auto refuse = [](const char* place, Text message, Text remedy) {
        throw Error({.message = std::move(message), .file = {}, .place = place, .remedy = std::move(remedy)});
    };
    if (s.population < 4) {
        refuse("population", text("A population of {} is too small to breed", s.population), text("Give at least 4"));
    }
    if (s.elite + s.immigrants >= s.population) {
        refuse("elite", text("Elite and immigrants together leave no room for offspring in a population of {}", s.population),
               text("Make the population larger or these two smaller"));
    }
    if (s.selection != "tournament" && s.selection != "truncation") {
        refuse("selection", text("The selection \"{}\" is not known", s.selection), text("Use tournament or truncation"));
    }
    if (!(s.selectionSize > 0)) {
        refuse("selection", text("The size of the selection must be above zero"), text("Use 3 for a tournament, 0.5 for truncation"));
    }
    if (!(s.mutationRate >= 0 && s.mutationRate <= 1) || !(s.mutationSize >= 0)) {
        refuse("mutation", text("A mutation has a rate from 0 to 1 and a size of at least 0"), text("Use 0.1 and 0.1"));
    }
}

bool dominates(const Judged& a, const Judged& b)
{
    bool better = false;
    for (std::size_t i = 0; i < a.objectives.size(); ++i) {
        if (a.objectives[i] < b.objectives[i]) {
            return false;
        }
        better |= a.objectives[i] > b.objectives[i];
    }
    return better;
}

} // namespace

std::unique_ptr<Strategy> makeStrategy(const StrategySettings& settings, const Space& space, std::size_t objectives, Descent descent)
{
    check(settings);
    if (settings.name == "genetic") {
        return std::make_unique<Genetic>(settings, space);
    }
    if (settings.name == "random") {
        return std::make_unique<RandomSearch>(settings, space);
    }
    if (settings.name == "cmaes") {
        return std::make_unique<CmaesStrategy>(settings, space);
    }
    if (settings.name == "auto-eq") {
        return std::make_unique<AutoEqStrategy>(settings, space, std::move(descent));
    }
    if (settings.name == "m2n2") {
        return std::make_unique<M2n2>(settings, space);
    }
    if (settings.name == "nsga2") {
        return std::make_unique<Nsga2>(settings, space, objectives);
    }
    throw Error({.message = text("The strategy \"{}\" is not known", settings.name), .file = {}, .place = "strategy",
                 .remedy = text("Use genetic, nsga2, cmaes, m2n2, auto-eq or random")});
}

std::vector<std::size_t> paretoFront(std::span<const Judged> individuals)
{
    std::vector<std::size_t> front;
    for (std::size_t i = 0; i < individuals.size(); ++i) {
        const bool beaten = std::any_of(individuals.begin(), individuals.end(), [&](const Judged& other) { return dominates(other, individuals[i]); });
        if (!beaten) {
            front.push_back(i);
        }
    }
    std::stable_sort(front.begin(), front.end(), [&](std::size_t a, std::size_t b) { return individuals[a].fitness > individuals[b].fitness; });
    return front;
}

} // namespace heterosis::breeding
