// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "family/model_map.h"
#include "inheritance/mergekit_config.h"

namespace heterosis {

// The opened models of a configuration, in its order. Throws Error where they do not fit each other, or lack layers.
std::vector<std::shared_ptr<const ModelMap>> openModels(const MergekitConfig& config, const std::string& file);

// One tensor of the child and what it is made of.
struct TensorPlace {
    std::string name;                           // in the child
    const MergekitSlice* slice = nullptr;
    std::vector<const Part*> parts;             // of each source of the slice
    double t = 0;                               // place in the slice's layers, for gradients
};

// Every tensor of the child. A file with slices numbers the layers anew; what lies before them comes from the first slice, what lies
// after them from the last.
std::vector<TensorPlace> placesOf(const MergekitConfig& config, const std::vector<std::shared_ptr<const ModelMap>>& maps);

// config.json of the child: the donor's, with the stored type and the number of tokens (where they changed) and with the number of
// layers of a sliced child.
std::string mergedConfigText(const MergekitConfig& config, const std::vector<std::shared_ptr<const ModelMap>>& maps, std::optional<Dtype> changedTo,
                             std::optional<std::int64_t> vocabulary);

} // namespace heterosis
