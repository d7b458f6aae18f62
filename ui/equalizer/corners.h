// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "equalizer/axes.h"

namespace heterosis {

// More than two parents on the equalizer's plane: A below left, B below right, C above (of four: above left), D above right. The
// weights are bilinear in the point, so that each corner is one parent alone. A fifth parent and more keep the weights they have.
std::vector<double> cornerWeights(GenePoint point, const std::vector<double>& before); // before: one for each parent
GenePoint cornerPoint(const std::vector<double>& weights);                             // the place nearest to these weights

// Each divided by their sum; equal where they have none.
std::vector<double> asShares(std::vector<double> weights);

} // namespace heterosis
