// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <algorithm>
#include <optional>

#include "inheritance/genome.h"

namespace heterosis {

// One coordinate that a hand can move.
struct Axis {
    enum class Kind { Ratio, Strength, Density, Contribution, Across, Up };
    Kind kind = Kind::Ratio;
    double low = 0, high = 1;             // the usual range, drawn plainly
    double softLow = -0.5, softHigh = 1.5; // as far as a drag goes, drawn dimmed
    double hardLow = -2, hardHigh = 3;    // as far as a typed number goes
    double neutral = 0.5;

    double soft(double value) const { return std::clamp(value, softLow, softHigh); }
    double hard(double value) const { return std::clamp(value, hardLow, hardHigh); }
    double normalised(double value) const { return (value - low) / (high - low); } // 0 at low, 1 at high
};

// A gene on the equalizer: x is what its region's curve shapes, y what belongs to the gene alone.
struct GenePoint {
    double x = 0, y = 1;
    bool operator==(const GenePoint&) const = default;
};

// How the coordinates of an allele are shown in a plane. With one model open there is no ratio: curves, pad and brush shape
// the contribution, and there is no second coordinate. With more than two parents the plane's corners are the parents (corners.h),
// and the second coordinate has an axis of its own beside it.
struct Axes {
    Axis x;
    std::optional<Axis> y;
    std::optional<Axis> beside = {};

    static Axes of(Plane plane, std::size_t parents = 2)
    {
        const Axis ratio;
        if (parents > 2) {
            const double middle = parents == 3 ? 1.0 / 3 : 0.5;
            return {Axis{Axis::Kind::Across, 0, 1, 0, 1, 0, 1, 0.5}, Axis{Axis::Kind::Up, 0, 1, 0, 1, 0, 1, middle}, of(plane).y};
        }
        switch (plane) {
        case Plane::Strength:
            return {ratio, Axis{Axis::Kind::Strength, 0, 2, 0, 2, 0, 4, 1}};
        case Plane::Density:
            return {ratio, Axis{Axis::Kind::Density, 0, 1, 0, 1, 0, 1, 1}};
        case Plane::Single:
            break;
        }
        return {Axis{Axis::Kind::Contribution, 0, 2, 0, 2, 0, 4, 1}, std::nullopt};
    }

    GenePoint neutral() const { return {x.neutral, y ? y->neutral : 1}; }
    Allele allele(const GenePoint& point) const { return y ? Allele{point.x, point.y} : Allele{0, point.x}; }
    GenePoint point(const Allele& allele) const { return y ? GenePoint{allele.ratio, allele.second} : GenePoint{allele.second, 1}; }
};

} // namespace heterosis
