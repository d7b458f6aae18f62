// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "family/region.h"

namespace heterosis {

// The left side of a recipe's "genes": LAYER.REGION with LAYER = index | a-b | embed | head | * and REGION = a region | *.
struct GeneKey {
    enum class Reach { All, Range, One }; // in the order in which one beats the other
    Reach layers = Reach::All;
    int first = 0, last = 0;
    std::optional<Region> region;         // absent: *

    static std::optional<GeneKey> parse(std::string_view text);
    bool names(const GeneId& gene) const;
    // An index beats a range beats *, then a region beats *.
    int rank() const { return int(layers) * 2 + (region ? 1 : 0); }
};

} // namespace heterosis
