// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>

#include "family/model_map.h"
#include "training/settings.h"

namespace heterosis {

// What a run takes and what is there, from the headers alone.
struct RunNeeds {
    std::uint64_t memory = 0, memoryFree = 0; // memoryFree 0: not known
    std::uint64_t disk = 0, diskFree = 0;     // states, and the result
    static RunNeeds of(const ModelMap& map, const TrainingSettings& settings, const std::string& device, const std::filesystem::path& workspace);
};

// About how long one token takes to be learned on this machine's processor: a short product of matrices as wide as the model's is
// timed, and the rest is counted.
double secondsPerToken(const ModelMap& map, const TrainingSettings& settings);

} // namespace heterosis
