// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "base/control.h"
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
    bool finite = true;         // false: NaN or infinity in a parent
};

// One gene after the other; `measured` is called after each. With one model open, distance is |A| and the rest 0 or 1.
std::vector<GeneDistance> analyse(const Parents& parents, Control& control, const std::function<void(const GeneDistance&)>& measured = {});

} // namespace heterosis
