// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "inheritance/operators/operands.h"

namespace heterosis::operators {

// Fisher-weighted averaging (M. Matena, C. Raffel, Merging Models with Fisher-Weighted Averaging, 2021, arxiv.org/abs/2111.09832),
// with the diagonal of each model's Fisher information: every weight is sum_i s_i F_i w_i / sum_i s_i F_i. Where no model's data
// asks for a weight (the sum is 0, or no number) it is the plain mean sum_i s_i w_i; a weight that all parents have alike stays.
// fishers: one for each input, of its elements. shares: not negative, with the sum 1.
void fisherMean(const Operands& operands, const std::vector<Operand>& fishers, const std::vector<double>& shares, const Output& out);

// RegMean (X. Jin, X. Ren, D. Preotiuc-Pietro, P. Cheng, Dataless Knowledge Fusion by Merging Weights of Language Models, 2023,
// arxiv.org/abs/2212.09849): the matrix whose outputs lie nearest to those of each parent on that parent's own inputs X_i,
// W = (sum_i s_i G_i)^-1 sum_i s_i G_i W_i with G_i = X_i^T X_i / tokens, whose off-diagonal numbers are multiplied with alpha.
// In float64, and as the plain mean plus what has to be added to it: an input that no data ever moves gives the plain mean.
struct RegMean {
    std::vector<Operand> grams;      // [inputs, inputs] of each parent, row-major, symmetric
    std::int64_t inputs = 0;         // of the matrix: count / inputs are its outputs
    bool outputsAreOuter = true;     // [outputs, inputs]; else [inputs, outputs] (GPT-2's Conv1D)
    double alpha = 0.9;
    std::string place;               // for messages
};
void regMean(const Operands& operands, const RegMean& rule, const std::vector<double>& shares, const Output& out);

// sum_i s_i w_i; a weight that all parents have alike stays.
void plainMean(const Operands& operands, const std::vector<double>& shares, const Output& out);

} // namespace heterosis::operators
