// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inheritance/operators/operands.h"

namespace heterosis::operators {

// Means of several tensors by direction, each tensor one vector. All steps stay in the span of the inputs, so they are taken on
// coefficients and inner products; the tensors are read twice or three times however many steps there are.

// Barycentric interpolation on a hypersphere (C. Goddard, Multi-SLERP, 2025, goddard.blog/posts/multislerp-wow-what-a-cool-idea):
// the direction of sum w x/|x|, times sum w |x|. The tangent step at the weighted mean, which the method takes next, is 0 there: the
// weighted tangents cancel. With a base the deltas are interpolated. eps is added to the lengths; two inputs whose mean is
// shorter are blended straight, and so are inputs that are all 0 (parents that leave a tensor as the base has it); others throw
// Error. A lone input is copied.
struct MultislerpRule {
    std::vector<float> weights;
    bool normalize = true;
    double eps = 1e-8;
};
void multislerp(const Operands& operands, const MultislerpRule& rule, const Output& out);

// Frechet mean on the sphere with equal weights (H. Karcher, Riemannian center of mass and mollifier smoothing, 1977; for merging
// models: arxiv.org/abs/2603.04972), by gradient steps from the normalised mean, times the mean length.
struct KarcherRule {
    int maxSteps = 10;
    double tolerance = 1e-5;
};
void karcher(const Operands& operands, const KarcherRule& rule, const Output& out);

} // namespace heterosis::operators
