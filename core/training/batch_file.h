// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <vector>

#include "family/model_map.h"
#include "training/lesson.h"
#include "training/settings.h"

namespace heterosis {

// A run's data as ids, in the order in which they are learned: {"batches":[{"input_ids","labels","attention_mask"?}]}, each one a
// micro-batch, or {"pairs":[{"prompt","chosen","rejected"}]}, `batch` of them a micro-batch; after the last comes the first again.
// Throws Error: another shape, ids outside of the vocabulary, texts longer than the context.
std::vector<MicroBatch> readBatchFile(const TrainingSettings& settings, const ModelConfig& config);

// Of preferences that are learned together: each one answer alone, beside its prompt with the answer of the next row (kto).
std::vector<Preference> asKto(const std::vector<Preference>& pairs);

} // namespace heterosis
