// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "equalizer/equalizer_model.h"

namespace heterosis {

using Curves = std::map<Region, Curve>;

// A node as a hand sees it: the same node of several regions, edited together, is one handle.
struct CurveHandle {
    Node node;
    std::vector<std::pair<Region, int>> refs; // region and index of its node
    int group = 0;
    bool inScope = false; // belongs to the regions that are being edited
};

// Handles of the scope first, sorted by layer; then those of the other regions, joined within each group.
std::vector<CurveHandle> handlesOf(const Curves& curves, const std::vector<Region>& scope);

// The curves of the handle's regions with its node moved to `to`, or without it.
Curves withHandle(const Curves& curves, const CurveHandle& handle, std::optional<Node> to);

// The curves of `scope` with one more node, where they still have room.
Curves withNode(const Curves& curves, const std::vector<Region>& scope, const Node& node);

// Regions of one group whose curves are alike are one line.
struct CurveLine {
    Curve curve;
    std::vector<Region> regions;
    int group = 0;
};
std::vector<CurveLine> linesOf(const Curves& curves);

} // namespace heterosis
