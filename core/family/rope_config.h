// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "family/config_words.h"
#include "family/model_map.h"

namespace heterosis {

// Rotary embedding from config.json in both styles: rope_theta and rope_scaling (whose kind is "rope_type" or the older
// "type"), or rope_parameters with all of it. Throws Error for an unknown kind and for values that give no finite angles.
ModelConfig::Rope readRope(const ConfigWords& words, const Json& config, std::int64_t context, std::int64_t headDim);

} // namespace heterosis
