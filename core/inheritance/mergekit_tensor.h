// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "inheritance/mergekit_plan.h"
#include "inheritance/mergekit_vocabulary.h"
#include "inheritance/model_writer.h"

namespace heterosis {

// What the tensors of a merge are made from. Has to outlive them.
struct MergeMaterial {
    const MergekitConfig& config;
    std::vector<std::shared_ptr<const ModelMap>> maps;  // of config.models
    std::string file;                                   // for messages
    std::shared_ptr<const Checkpoint> masks;            // MergekitOptions::masks, opened; or none
    std::uint64_t seed = 0;
    std::shared_ptr<const MergekitVocabulary> vocabulary; // where the child has tokens of its own
};

// A tensor that is computed when its turn comes. Its parameters are looked up and checked at once. fileDtype: a last conversion.
OutputTensor mergedTensor(const MergeMaterial& material, const TensorPlace& place, std::optional<Dtype> fileDtype);

} // namespace heterosis
