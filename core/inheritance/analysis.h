// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "base/control.h"
#include "base/text.h"
#include "inheritance/child.h"

namespace heterosis {

// How far the parents lie apart in one gene, in float64 over its elements (design.md, Documents: analyse).
struct GeneDistance {
    GeneId gene;
    std::vector<std::string> tensors;
    std::int64_t elements = 0;
    double distance = 0;        // |B - A|
    double relative = 0;        // |B - A| / |O|  (0 where |O| is 0)
    double cosine = 0;          // of A - O and B - O; of A and B where O is A; 0 where one of them is 0
    double signAgreement = 0;   // share of elements where the two have the same sign (both zero counts as the same)
    double norm = 0;            // |O|, or |A| where O is A
    double departureA = 0, departureB = 0; // |A - O| and |B - O|, or |A| and |B|
    bool finite = true;         // false: NaN or infinity in a parent
};

// How near the parents are to each other in all, and what that means for a crossover that exchanges whole pieces.
struct Kinship {
    enum class Level { Near, Far, Unrelated };
    double relative = 0;        // |B - A| / |O| (|A| where O is A), over all genes
    double cosine = 0;          // of A - O and B - O (of A and B where O is A)
    Level level = Level::Near;
    Text warning;               // empty where they are near
};

// From 0.3 on, parents count as far: halves of whole tensors, layers and rows of such parents seldom live, shares around one half do.
// From 0.9 on (two independent networks lie at about 1.4) they count as unrelated: no half of them lives unless they are aligned, and
// perhaps not then. Measured on small siblings whose education had moved them by a third of their norm and more.
Kinship kinshipOf(const std::vector<GeneDistance>& genes);

// One gene after the other; `measured` is called after each. With one model open, distance is |A| and the rest 0 or 1.
std::vector<GeneDistance> analyse(const Parents& parents, Control& control, const std::function<void(const GeneDistance&)>& measured = {});

} // namespace heterosis
