// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inheritance/operators/operands.h"

namespace heterosis::operators {

// Select, calculate, erase (F. Wan et al., FuseChat: Knowledge Fusion of Chat Models, 2024, arxiv.org/abs/2408.07990): of the deltas only
// the places of largest variance stay (share `topk` of those whose variance is not 0), each delta weighs by its mean square, and
// only those of the elected sign are averaged.
void sce(const Operands& operands, double topk, const Output& out);

} // namespace heterosis::operators
