// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "checkpoint/tensor.h"
#include "family/region.h"

namespace heterosis {

// What the names of tensors say of a model whose architecture is not known.

// The region by the words of a name ("to_q", "fc1", "norm2", "conv"), else by the shape: a matrix that widens is up, one that narrows
// down, a vector by itself a norm. A bias goes with its weight. `source` holds the tensor's siblings.
Region regionOfName(const TensorView& tensor, const TensorSource& source);

// Whether a fused tensor holds query, key and value, one third of the rows each ("qkv", "in_proj_weight").
bool isFusedAttention(const TensorView& tensor);

// Which layer each tensor lies in, and what the layers are called. Numbers in the names are layers, the outermost ones where those
// are many and the next ones where they are few; more than kMostLayers are joined.
struct NamedLayers {
    static constexpr std::size_t kMostLayers = 64;
    std::vector<std::string> labels;          // of the layers in order; empty where they are just numbered
    std::size_t count = 0;
    std::map<std::string, GeneId> outside;    // what lies in no layer, by the tensor's name: before (embedding) or after (head, norm)
    std::map<std::string, int> layers;        // the layer of each other tensor
};
NamedLayers layersOfNames(const std::vector<const TensorView*>& tensors);

} // namespace heterosis
