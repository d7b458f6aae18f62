// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inheritance/operators/operands.h"

namespace heterosis::operators {

// Reinforced Agent Merging (2026, arxiv.org/abs/2601.13572): a place that one delta alone changes (by more than epsilon) keeps it
// whole, a place that several change gets their mean. RAM+ (tensor-local) strengthens the lone ones: times
// 1 + r * (shared places / lone places of that input, at most alpha).
struct RamRule {
    double epsilon = 1e-5;
    bool strengthen = false;
    double r = 0.1, alpha = 0.2;
};
void ram(const Operands& operands, const RamRule& rule, const Output& out);

} // namespace heterosis::operators
