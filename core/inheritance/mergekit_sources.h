// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <vector>

#include "inheritance/mergekit_plan.h"

namespace heterosis {

// The tensors that one tensor of a merge is made from, in the order of its slice's sources. maps: of the configuration's models. Throws Error for one
// that is missing or of a type that cannot be blended.
std::vector<const TensorView*> viewsOf(const std::vector<std::shared_ptr<const ModelMap>>& maps, const TensorPlace& place);

// torch.promote_types of the float types: the wider one; float16 beside bfloat16 gives float32.
Dtype promoted(const std::vector<const TensorView*>& views);

} // namespace heterosis
