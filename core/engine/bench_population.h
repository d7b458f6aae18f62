// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <vector>

#include "base/control.h"
#include "base/json.h"
#include "model/voice.h"

namespace heterosis {

enum class PopulationWork { Both, Scoring, Speech };

// `bench population`: K children as the engine raises them, as coefficients over their parents or realised, whichever it finds cheaper, beside
// blending each child and running it, for scoring (8 texts of 64 tokens) and for speech (32 tokens on 4 prompts), in one run. Times are of one
// child. "plain" runs a blended child's texts and prompts side by side, "peer" one after the other. A row has also "path", "gated" (its time
// where the pick was measured), "ratio_peer", and "anonymous_mib": RssAnon after such a batch ran gated, before anything was blended. Returns
// the rows of the bench document (design.md).
Json benchPopulation(const std::filesystem::path& a, const std::filesystem::path& b, const ComputeOptions& compute, const std::vector<int>& children,
                     int repetitions, PopulationWork work, Control& control);

} // namespace heterosis
