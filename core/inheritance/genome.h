// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <vector>

#include "family/region.h"

namespace heterosis {

// How the second coordinate of an allele is read (design.md, Words: allele).
enum class Plane {
    Strength, // original known and not a parent: child = O + strength * (A + ratio (B - A) - O)
    Density,  // original is parent A: rows ranked by the seed below density take A + ratio (B - A), the others stay A
    Single,   // one model open: child = strength * W
};

// The value of a gene.
struct Allele {
    double ratio = 0;    // 0: A, 1: B; any finite number (soft range -0.5 .. 1.5). Not used in Plane::Single
    double second = 1;   // strength 0..2 (any finite number), or density 0..1
    bool operator==(const Allele&) const = default;
};

// One allele for each gene of a family, and the seed that orders the rows.
struct Genome {
    std::map<GeneId, Allele> alleles;
    std::uint64_t seed = 0;
    bool operator==(const Genome&) const = default;
};

// The genes whose alleles differ (or all, if the seeds differ).
std::vector<GeneId> differing(const Genome& from, const Genome& to);

} // namespace heterosis
