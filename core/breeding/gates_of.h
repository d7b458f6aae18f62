// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <vector>

#include "inheritance/child.h"
#include "inheritance/genome.h"
#include "model/gates.h"

namespace heterosis::breeding {

// The models that a gated child mixes, in the order of Gate::mixes: the original, where there is one, then the parents.
std::vector<std::shared_ptr<const ModelMap>> sourcesOf(const Parents& parents);

// Whether every gene of the genome goes through coefficients of rows, columns or whole tensors. Single weights, noise and operators
// that are no weighted sum do not.
bool isGateable(const Genome& genome, const Parents& parents);

// A child as coefficients over its sources. Throws Error where it is not gateable.
ChildGates gatesOf(const Genome& genome, const Parents& parents);

} // namespace heterosis::breeding
