// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/control.h"
#include "family/model_map.h"
#include "inheritance/export.h"

namespace heterosis {

// A child and the model that it is to be an adapter of.
struct Extraction {
    std::shared_ptr<const ModelMap> map;         // names and shapes of the child
    std::shared_ptr<const TensorSource> child;
    std::shared_ptr<const ModelMap> base;
    std::vector<std::shared_ptr<const Checkpoint>> sources; // all that the child is made of, and the base: never written
    std::vector<RecipeParent> parents;           // for the document
    std::int64_t rank = 16;
};

// Writes what the child differs by from the base as a PEFT adapter: every matrix of a linear layer as B A of the rank (or less where
// the matrix is smaller), scale 1; biases of these layers as they are (bias lora_only); norms and embeddings that differ whole
// (modules_to_save). Matrices that are equal are not in it. ExportResult::details says what is left out: {"base", "rank",
// "relative_error", "genes": [{"gene", "relative_error"}], "modules", "saved"}; relative to the difference of child and base.
// Whole or not there. Throws Error, Cancelled.
ExportResult exportAdapter(const Extraction& extraction, const std::filesystem::path& out, Control& control);

} // namespace heterosis
