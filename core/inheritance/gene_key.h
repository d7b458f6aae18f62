// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "family/region.h"

namespace heterosis {

// The left side of a recipe's "genes": LAYER.REGION with LAYER = index | a-b | embed | head | * and REGION = a region | *. Where the
// model's layers have labels (ModelMap::layerLabels), LABEL and LABEL-LABEL are indices and ranges too.
struct GeneKey {
    enum class Reach { All, Range, One }; // in the order in which one beats the other
    Reach layers = Reach::All;
    int first = 0, last = 0;
    std::optional<Region> region;         // absent: *
    std::string firstLabel, lastLabel;    // of the layers, where they are named and not numbered

    static std::optional<GeneKey> parse(std::string_view text);
    // With the labels' numbers in their place; false where there is no such label, or the range runs backwards.
    bool resolveLabels(const std::vector<std::string>& labels);
    bool names(const GeneId& gene) const;
    // An index beats a range beats *, then a region beats *.
    int rank() const { return int(layers) * 2 + (region ? 1 : 0); }
};

} // namespace heterosis
