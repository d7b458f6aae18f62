// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inheritance/operators/operands.h"

namespace heterosis::operators {

// Model Stock (D.-H. Jang, S. Yun, D. Han, 2024, arxiv.org/abs/2403.19522): the mean of the inputs, drawn to the base by how little
// their deltas agree: t mean + (1 - t) base, t = k c / (1 + (k - 1) c), c the mean cosine of the deltas' pairs; of the whole
// tensor, or of each row. Where 1 + (k - 1) c is 0, t is 0. At least two inputs.
void modelStock(const Operands& operands, bool byRow, const Output& out);

} // namespace heterosis::operators
