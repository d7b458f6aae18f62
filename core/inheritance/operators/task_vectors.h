// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inheritance/operators/sparsify.h"

namespace heterosis::operators {

// Task arithmetic (G. Ilharco et al., Editing models with task arithmetic, 2022, arxiv.org/abs/2212.04089) and its kin: the task
// vector of each input (input minus base) is made sparse (sparsify.h), weighted, added up, and added to the base.
struct TaskVectorRule {
    std::vector<float> weights;             // one an input
    std::vector<SparsityRule> sparsity;     // one an input
    // TIES (arxiv.org/abs/2306.01708): the sign of the sum of the weighted task vectors is elected, 0 counts as plus, and only
    // those of that sign stay.
    bool elect = false;
    bool normalize = false;                 // divide by the sum of the weights; with an election of those that stayed, per element
    float lambda = 1;
};

void addTaskVectors(const Operands& operands, const TaskVectorRule& rule, const Output& out);

// Leaves of x[i] only what has the sign of their sum (0 counts as plus), element by element; sums[k] gets the sum of `weights`
// over those that stay. Shared with sce.
void electSigns(const Chunk& chunk, std::span<const float> weights, float* sums);

} // namespace heterosis::operators
