// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cmath>

#include "engine/workbench.h"

// A made-up family for the equalizer's tests: no weights, only what the window is told about them.
inline heterosis::FamilyInfo madeUpFamily(int layers, heterosis::Plane plane = heterosis::Plane::Strength, bool tied = true)
{
    using namespace heterosis;
    FamilyInfo family;
    family.plane = plane;
    family.regions = {Region::Query, Region::Key, Region::Value, Region::AttentionOutput, Region::Gate, Region::Up, Region::Down, Region::Norm};
    family.genes.push_back({{GeneId::kEmbed, Region::Embedding}, 4096});
    for (int layer = 0; layer < layers; ++layer)
        for (const Region region : family.regions)
            family.genes.push_back({{layer, region}, 1024});
    family.genes.push_back({{GeneId::kHead, Region::Norm}, 64});
    if (!tied)
        family.genes.push_back({{GeneId::kHead, Region::Head}, 4096});
    return family;
}

// Distances that rise towards a hill at two thirds of the depth, as measured ones often do.
inline heterosis::GeneDistance madeUpDistance(heterosis::GeneId gene, int layers)
{
    const double position = gene.layer == heterosis::GeneId::kHead ? layers : gene.layer;
    const double hill = std::exp(-std::pow((position - 0.66 * layers) / (0.3 * layers), 2));
    heterosis::GeneDistance distance{gene, {}, 1024};
    distance.relative = 0.04 + 0.2 * hill * (heterosis::Region::Norm == gene.region ? 0.3 : 1) + 0.01 * (int(gene.region) % 3);
    distance.distance = distance.relative * 7;
    return distance;
}
