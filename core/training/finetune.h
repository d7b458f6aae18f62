// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <functional>
#include <string>

#include "base/control.h"
#include "base/json.h"
#include "model/voice.h"
#include "training/trainer.h"

namespace heterosis {

struct FinetuneCall {
    std::filesystem::path file;               // RUN.json
    std::filesystem::path workspace;
    bool resume = false;
    ComputeOptions compute;                   // the device; the run says the precision itself
};
// What is known before the first step, and during the run.
struct FinetuneEvents {
    std::function<void(const std::string&)> said;
    std::function<void(const TrainedStep&)> step;
};

// A fine-tuning run from its file to an individual of the studbook (design.md, finetune). What a killed run left is taken up by
// `resume`: the steps that are computed again give the same bytes on the same CPU with the same number of threads. Returns the
// document of the command line. Throws Error, Cancelled (the state is saved first).
Json finetune(const FinetuneCall& call, const FinetuneEvents& events, Control& control);

} // namespace heterosis
