// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "family/model_map.h"
#include "inheritance/export.h"

namespace heterosis {

// What a child is made from, for another program's recipe.
struct MergekitWriting {
    std::vector<std::shared_ptr<const ModelMap>> parents;
    std::shared_ptr<const ModelMap> original;   // null: A
    std::optional<Dtype> dtype;                 // the recipe's
    Plane plane() const
    {
        return parents.size() < 2 ? Plane::Single : original ? Plane::Strength : Plane::Density;
    }
};

// The genome as a mergekit file (method linear, a weight for each tensor of each model) that gives the same child within one rounding.
// Throws Error that names the genes for which a file cannot say it, and why: shares of rows, heads or single weights, operators of
// other kinds, mutation, and unlike genes within one tensor.
std::string writeMergekit(const MergekitWriting& writing, const Genome& genome);

// The same of a recipe. Opens its models, of which it looks at the headers alone.
std::string writeMergekit(const Recipe& recipe);

// A recipe as such a file: whole or not there, and never over another one.
ExportResult exportMergekit(const Recipe& recipe, const std::filesystem::path& out);

} // namespace heterosis
