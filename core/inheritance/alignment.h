// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "base/control.h"
#include "inheritance/child.h"

namespace heterosis {

// Weight matching (S. K. Ainsworth, J. Hayase, S. Srinivasa, Git Re-Basin: Merging Models modulo Permutation Symmetries, ICLR 2023,
// arxiv.org/abs/2209.04836) of the units inside a layer: a network computes the same when its attention heads, or the units of an
// MLP, stand in another order, but weights blend only where like stands beside like. The units of a parent are put into the order
// that is most like A's, by inner products of their weights. Which axes move together is in the family's file ("moves"): with
// grouped queries a key/value head moves with its group of query heads, which are ordered among themselves too. The stream between
// the layers keeps its order: parents that were never one model stay apart there.

// What was done to the units of one layer.
struct LayerAlignment {
    std::size_t parent = 1;                     // 1: B
    int layer = 0;
    std::string units;                          // "kvHeads", "mlpWidth"
    std::int64_t moved = 0, of = 0;             // units that stand elsewhere now
    double before = 0, after = 0;               // sum of inner products of A's units and the parent's in the same place
    bool exact = true;                          // the best order of all (assignment.h)
};

// The parents with B, C, ... in A's order; their tensors are put into it in memory when they are first used. Parents that stand
// right are left as they are. Throws Error, Cancelled.
Parents aligned(const Parents& parents, Control& control, std::vector<LayerAlignment>* report = nullptr);

} // namespace heterosis
