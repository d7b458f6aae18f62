// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "base/json.h"
#include "checkpoint/tensor.h"

namespace heterosis {

// How practitioners divide the tensors of a model that is not run here (resources/families/tensors/<name>.json; docs/formats.md has the
// format): layers with labels, each one the tensors whose names begin with one of its prefixes. The first layer that fits counts.
struct TensorLayout {
    struct Layer {
        std::string label;
        std::vector<std::string> prefixes;
    };
    std::string name, title;          // "sd1", "Stable Diffusion 1.x"
    std::vector<std::string> holds;   // a file that has all of these tensors is one
    std::vector<std::string> buffers; // beginnings of names of tensors that are no weights
    std::vector<Layer> layers;

    bool fits(const TensorSource& source) const;
    bool isBuffer(const std::string& tensor) const;
    int layerOf(const std::string& tensor) const; // -1: none
};

const std::vector<TensorLayout>& tensorLayouts(); // read once; throws Error where a file breaks the format
TensorLayout parseTensorLayout(const Json& json, const std::string& file);

} // namespace heterosis
