// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <vector>

#include "inheritance/recipe.h"

namespace heterosis {

// Parents whose vocabularies differ cross beside their tokens: embedding and head come from A alone (ratio 0, strength 1), or from
// those that have as many rows as A. Throws Error where the parents do not fit otherwise, or the recipe takes rows of others.
// `original` may be null.
void checkBesideTokens(const std::vector<std::shared_ptr<const ModelMap>>& parents, const std::shared_ptr<const ModelMap>& original,
                       const Recipe& recipe);

} // namespace heterosis
