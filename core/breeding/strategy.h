// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "breeding/genes.h"

namespace heterosis::breeding {

// A child that a strategy asks for, and where it comes from.
struct Candidate {
    Genes genes;
    std::vector<std::int64_t> parents;           // ids of individuals that it was bred from; none: a newborn of the original parents
};

// An individual with what the judges said.
struct Judged {
    std::int64_t id = 0;
    Genes genes;
    double fitness = 0;                          // larger is better
    std::vector<double> objectives;              // one for each judge, larger is better
    std::vector<double> items;                   // for each item of the judges' data, 0..1, larger is better (M2N2's competition)
};

struct StrategySettings {
    std::string name = "genetic";                // genetic | nsga2 | cmaes | m2n2 | auto-eq | random
    std::size_t population = 64;
    std::string selection = "tournament";        // tournament | truncation
    double selectionSize = 3;                    // contestants of a tournament; share (0..1) or number that truncation keeps
    std::size_t elite = 2, immigrants = 2;       // in each generation after the first
    bool backcross = false;                      // the educated parents themselves may mate with their offspring (genetic)
    double mutationRate = 0.1, mutationSize = 0.1;
    std::uint64_t seed = 0;
};

// Asks for a generation and is told what became of it, in turn. Both depend on the settings, the generation's number and what was told
// before, and on nothing else: a resumed run asks for and tells the stored generations again and goes on as if nothing had happened.
class Strategy {
public:
    virtual ~Strategy() = default;
    // The educated parents, judged like everybody, before the first generation is asked for.
    virtual void found(std::span<const Judged>) {}
    virtual std::vector<Candidate> ask(std::uint64_t generation) = 0;
    // The whole generation in the order in which it was asked.
    virtual void tell(std::span<const Judged> generation) = 0;
};

// Auto-EQ: the children after each of so many steps down the judges' gradient.
using Descent = std::function<std::vector<Genes>(const Genes& from, std::size_t steps, std::uint64_t generation)>;

// Throws Error for an unknown name or settings that do not go together. `objectives`: how many judges. descent: of auto-eq.
std::unique_ptr<Strategy> makeStrategy(const StrategySettings& settings, const Space& space, std::size_t objectives, Descent descent = {});

// The individuals that no other is better than in every objective, best fitness first. Indices.
std::vector<std::size_t> paretoFront(std::span<const Judged> individuals);

} // namespace heterosis::breeding
