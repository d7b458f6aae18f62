// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <functional>
#include <memory>

#include "base/control.h"
#include "base/json.h"
#include "base/text.h"
#include "model/voice.h"
#include "studbook/studbook.h"
#include "training/live_answers.h"
#include "training/trainer.h"

namespace heterosis {

struct FinetuneCall {
    std::filesystem::path file;               // RUN.json
    std::filesystem::path workspace;
    bool resume = false;
    std::shared_ptr<Studbook> studbook = {};  // of the workspace, where somebody has it open for writing already
    ComputeOptions compute = {};                   // the device; the run says the precision itself
};
// Told on the thread that runs, between two steps.
struct FinetuneEvents {
    std::function<void(const Text&)> said;
    // Before the first step of a sitting: the run's number, all of its steps, and the documents of those that are done.
    std::function<void(std::int64_t run, std::int64_t steps, const Json& done)> began = {};
    std::function<void(const TrainedStep&)> step;
    std::function<void(std::int64_t step, double loss)> measured = {};                  // on valid
    // Whether somebody wants to hear now and then what it says by now; then, of a run that learns from given answers, what it says.
    std::function<bool()> listens = {};
    std::function<void(std::int64_t step, const std::vector<LiveAnswer>&)> heard = {};
};

// A fine-tuning run from its file to an individual of the studbook (design.md, finetune). What a killed run left is taken up by
// `resume`: the steps that are computed again give the same bytes on the same CPU with the same number of threads. Returns the
// document of the command line. Throws Error, Cancelled (the state is saved first).
Json finetune(const FinetuneCall& call, const FinetuneEvents& events, Control& control);

} // namespace heterosis
