// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cmath>
#include <vector>

#include "family/region.h"

namespace heterosis {

// A handle of a curve: where it stands (in layers; embedding is -1, layers 0..L-1, head L), the value that it asks for there, and
// how far it reaches (the standard deviation of its bell, in layers).
struct Node {
    double layer = 0;
    double value = 0.5;
    double width = 2;
    bool operator==(const Node&) const = default;
};

// One region's curve over the layers, as in a parametric equalizer: a baseline plus one Gaussian bell for each node,
//     curve(x) = baseline + sum_i (value_i - baseline) * exp(-((x - layer_i) / width_i)^2 / 2).
// A node that stands alone is passed through exactly at its centre; bells that overlap add up, as bands of an equalizer do.
struct Curve {
    static constexpr double kMinWidth = 0.25;
    static constexpr double kMaxWidth = 64;
    static constexpr std::size_t kMaxNodes = 32;

    double baseline = 0.5;
    std::vector<Node> nodes;
    bool operator==(const Curve&) const = default;

    double at(double layer) const
    {
        double value = baseline;
        for (const Node& node : nodes) {
            const double distance = (layer - node.layer) / node.width;
            value += (node.value - baseline) * std::exp(-0.5 * distance * distance);
        }
        return value;
    }

    // What a gene takes from the curve: steps of 1e-4, so that the far tail of a bell moves nothing and a drag re-blends only the
    // layers that it can be heard in.
    double forGene(double layer) const { return std::round(at(layer) * 1e4) / 1e4; }
};

// The four rows of the overview: attention, MLP, norms, embedding and head.
inline constexpr int kRegionGroups = 4;
constexpr int groupOf(Region region) noexcept
{
    switch (region) {
    case Region::Gate:
    case Region::Up:
    case Region::Down:
        return 1;
    case Region::Norm:
        return 2;
    case Region::Embedding:
    case Region::Head:
        return 3;
    default:
        return 0;
    }
}

} // namespace heterosis
