// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string>

#include "base/control.h"
#include "base/json.h"
#include "inheritance/subject.h"
#include "training/settings.h"

namespace heterosis {

// The model card of what a run wrote: its base, how and for how many steps it learned.
std::string learnedCard(const Subject& subject, const TrainingSettings& settings, std::size_t steps, const std::string& title);

// What changed by gene, measured on the files that were written: [{"gene", "distance", "relative"}]; empty for a blended subject, which has no
// file of its own, and for a model that rates and has another head.
Json geneChanges(const Subject& subject, const Subject& child, const TrainingSettings& settings, Control& control);

} // namespace heterosis
