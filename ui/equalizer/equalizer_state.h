// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
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
    bool operator==(const EqualizerState&) const = default;

    static EqualizerState neutral(const GeneSpace& space);

    // Locked genes stay where they are through both: setPoint ignores them, and a moved curve is absorbed by their offset.
    void setPoint(const GeneSpace& space, int gene, GenePoint point);
    void setCurve(const GeneSpace& space, Region region, const Curve& curve);
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
