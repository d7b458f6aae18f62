// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inheritance/operators/operands.h"

namespace heterosis::operators {

// Operators that choose, element by element, how far to go from the base to one input.

// NearSwap (alchemonaut, 2024, huggingface.co/alchemonaut/QuartetAnemoi-70B-t0.0001): what lies near the base is swapped for it:
// w x + (1 - w) base, w = t / |x - base| within 0..1, distances of at least 1e-6.
void nearSwap(const Operands& operands, double t, const Output& out);

// Arcee Fusion (Arcee AI, arcee.ai): elements whose importance |x - base| * KL(softmax(x row) || softmax(base row)) reaches
// median + 1.5 (upper - lower quartile) are taken from the input. The quantiles are those of the whole tensor, exact: the
// sorted element at int(q (n - 1)), with no sample in between.
void arceeFusion(const Operands& operands, const Output& out);

} // namespace heterosis::operators
