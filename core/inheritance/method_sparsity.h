// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/text.h"
#include "inheritance/merge_methods.h"
#include "inheritance/operators/sparsify.h"

namespace heterosis {

// What the methods of task vectors do to them, for mergekit's files and for our own recipes.
operators::Sparsity sparsityOf(MergeMethod method);
bool electsSigns(MergeMethod method);

// Whether the chances of a ranked rule leave 0..1, and how both say it.
bool exceedsChances(const operators::SparsityRule& rule);
Text chancesMessage(const operators::SparsityRule& rule);
Text chancesRemedy();

} // namespace heterosis
