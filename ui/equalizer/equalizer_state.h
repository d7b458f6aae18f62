// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "base/json.h"
#include "equalizer/axes.h"
#include "equalizer/curves.h"

namespace heterosis {

// The genes of a family in map order, and how they are shown.
struct GeneSpace {
    std::vector<GeneId> genes; // sorted
    int layers = 0;
    Axes axes;
    std::size_t parents = 2;
    std::set<Operator> crossing;   // operators that can cross these parents

    bool corners() const { return parents > 2; }

    int indexOf(GeneId gene) const; // -1: no such gene
    double positionOf(GeneId gene) const;
};

// Everything on the equalizer that undo brings back. points[i].x is always curve + offsets[i] (to the last bit only after an edit;
// a restored allele keeps its own bits until something moves it). A few KB even for 80 layers, so an undo step is two of these.
struct EqualizerState {
    std::array<Curve, kRegions> curves;
    std::vector<GenePoint> points;
    std::vector<double> offsets;
    std::vector<char> locks;
    Crossover crossover;
    std::uint64_t seed = 0;
    std::vector<std::optional<Operator>> operators; // of genes that have one of their own
    std::vector<std::optional<Grain>> grains;
    std::vector<std::vector<double>> weights;       // of more than two parents, whose points show them (corners.h)
    std::vector<double> strengths;                  // of more than two parents: the second coordinate, which has no room on the plane
    bool operator==(const EqualizerState&) const = default;

    static EqualizerState neutral(const GeneSpace& space);

    // Locked genes stay where they are through both: setPoint ignores them, and a moved curve is absorbed by their offset.
    void setPoint(const GeneSpace& space, int gene, GenePoint point);
    void setCurve(const GeneSpace& space, Region region, const Curve& curve);
    void resetPoint(const GeneSpace& space, int gene, GenePoint point); // and the second coordinate beside the plane to 1
    void setWeights(const GeneSpace& space, int gene, std::vector<double> weights);
    // The genes that have no operator (or grain) of their own take this one; locked ones keep what they had.
    void setOperator(Operator op);
    void setGrain(Grain grain);
    Operator operatorOf(int gene) const { return operators[std::size_t(gene)].value_or(crossover.op); }
    Grain grainOf(int gene) const { return grains[std::size_t(gene)].value_or(crossover.grain); }
    Allele alleleOf(const GeneSpace& space, int gene) const;
    Genome genome(const GeneSpace& space) const;
    double curveAt(const GeneSpace& space, int gene) const;
    bool followsCurve(int gene) const;
};

// The window's own part of recipe.json. Only what differs from a fresh state is written:
// {"curves":{"query":{"baseline":0.5,"nodes":[{"layer","value","width"}]}},"offsets":{"3.query":0.1},"locks":["3.query"]}
Json windowOf(const GeneSpace& space, const EqualizerState& state);
// Lenient: what does not belong here or is no finite number is passed over. Where curve and offset do not add up to the gene's
// allele, the allele wins.
EqualizerState stateOf(const GeneSpace& space, const Genome& genome, const Json& window);

} // namespace heterosis
