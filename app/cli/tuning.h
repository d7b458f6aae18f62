// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "breeding/auto_eq.h"
#include "command.h"

namespace heterosis::cli {

// What tune and analyse --data share: two parents whose genes learn, the data, and where they stand.
struct Tuning {
    breeding::AutoEq eq;
    std::vector<Lesson> data;
    Genome at;
};

// Reads --data, --half, --items, --context and --at.
Tuning openTuning(const Parents& parents, Call& call);
// These options, beside `own`.
std::vector<Option> tuningOptions(std::vector<Option> own);

} // namespace heterosis::cli
