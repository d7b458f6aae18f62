// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inheritance/genome.h"
#include "inheritance/operator_table.h"
#include "inheritance/operators/operands.h"

namespace heterosis {

// One tensor (or a gene's share of it) that a merge method crosses as our recipes mean it.
struct MethodCrossing {
    const OperatorInfo& info;
    const Crossover& crossover;         // options
    std::vector<double> shares;         // of the parents
    std::uint64_t seed = 0;
    std::string name;                   // what random methods draw by
    std::string place;                  // for messages: the gene
    std::vector<operators::Operand> parents;
    std::optional<operators::Operand> original;
    std::int64_t count = 0, row = 1;    // as in Operands
    std::vector<operators::Operand> fishers = {};   // of the parents, of the elements that are crossed
    std::vector<operators::Operand> grams = {};     // of the parents, of the matrix' inputs; empty: it is no linear layer's
    std::int64_t inputs = 0;                        // of the matrix
    bool outputsAreOuter = true;
};

// The blend, without strength and density. How shares and original become what a method asks for:
//   slerp         t = ratio
//   nuslerp, multislerp   weights = shares, of the departures from the original where there is one
//   karcher       all parents alike
//   fisher, regmean   shares, cut to what is not negative; regmean gives tensors without Gram matrices the plain mean
//   nearswap, arcee_fusion   from A to B; nearswap's t = ratio * options.t
//   all others    task vectors from the original, weights = shares; without an original those from A, weights = shares of B, C, ...
// "normalize" is off unless options say otherwise where A is the original: one task vector by itself would lose its weight.
void crossByMethod(const MethodCrossing& crossing, const operators::Output& out);

} // namespace heterosis
