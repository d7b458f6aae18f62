// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <vector>

#include "model/gates.h"
#include "model/parts.h"

namespace heterosis {

// K children of the same sources as one model (design.md, idea 1): y = sum over p of coefficient[row] * (W_p x), so every matrix product
// is one over the sources' weights, whatever K is, and no child's matrix exists. A coefficient on inputs (attention-output and down at
// the grain of heads) scales x instead. Embeddings mix after the look-up; norms and biases are small and are realised for each child.
// Rows of x are those of the children one after the other, the same number for each.
//
// Keeps references to the arguments. sources: in the order of Gate::mixes.
std::unique_ptr<const Parts> gatedParts(const ModelMap& map, const std::vector<std::unique_ptr<Weights>>& sources,
                                        const std::vector<ChildGates>& children);

} // namespace heterosis
