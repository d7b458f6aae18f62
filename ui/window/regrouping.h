// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <vector>

#include "inheritance/recipe.h"

namespace heterosis {

// The same child with other parents beside it: `from` says for each of the new parents (two or more, the paths in order) which of the
// recipe's it is. One that is new has no share yet; the shares of those that went are taken by the others as they had theirs. Operators
// that cannot cross the new parents make way for ratio.
Recipe regrouped(const Recipe& before, const std::vector<std::filesystem::path>& parents, const std::vector<std::optional<std::size_t>>& from);

} // namespace heterosis
