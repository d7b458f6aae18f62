// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/control.h"
#include "base/json.h"
#include "engine/education_data.h"
#include "inheritance/recipe.h"
#include "model/voice.h"
#include "studbook/studbook.h"
#include "training/needs.h"

namespace heterosis {

// What a run will take, before anything is loaded: its steps are counted from the data's rows, the rest from headers and a short
// measurement of the processor.
struct LessonEstimate {
    std::int64_t steps = 0;
    double seconds = 0;          // 0: not known
    RunNeeds needs;
    std::uint64_t tokens = 0;    // that are read in all
};
// run: the document of `finetune` (its file's paths relative to `file`), data: what its data file holds. Throws Error as the run itself would.
LessonEstimate estimateLessons(const Json& run, const std::filesystem::path& file, const std::filesystem::path& workspace, const DataAnswer& data,
                               const ComputeOptions& compute);

// A run of fine-tuning that something ended before its end.
struct CutOffRun {
    std::int64_t id = 0, done = 0;               // steps that its newest state holds
    Json settings;
};
std::optional<CutOffRun> cutOffRun(const Studbook& studbook);                      // the newest
void giveUpRun(Studbook& studbook, std::int64_t run);                              // it is not offered any more, its states go

// A taught individual against what it was before: A is the individual, B and the original are what it was taught from, so that the
// strength of a gene says how much of the education it keeps. Throws Error where the individual was not taught.
Recipe againstOriginal(const Studbook& studbook, IndividualId id);

// Where the proof of a run's learning lies (report.html, report.json).
std::filesystem::path proofFolder(const std::filesystem::path& workspace, std::int64_t run);

} // namespace heterosis
