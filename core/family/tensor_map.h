// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "family/model_map.h"

namespace heterosis {

// Models of which nothing is known but their tensors: diffusion U-Nets, vision models, weights without a config.json. Layers and
// regions are taken from the names, or from a layout in resources/families/tensors (docs/formats.md).

// Why the architecture is not known: no config.json, or one that names no family of ours. Empty where it is known.
Text whyUnknown(const Checkpoint& checkpoint);

// Parts are the tensors that can be blended, under their own names; all others are unused and come from A. Throws Error where none
// can be.
std::shared_ptr<const ModelMap> mapOfTensors(std::shared_ptr<const Checkpoint> checkpoint, const Text& why);

// The type that most bytes of the parts are stored in.
Dtype commonDtype(const ModelMap& map);

} // namespace heterosis
