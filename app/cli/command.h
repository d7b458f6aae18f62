// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "args.h"
#include "base/json.h"
#include "console.h"
#include "family/model_map.h"
#include "model/voice.h"

namespace heterosis::cli {

// One call of a subcommand: its words, the options that all share, and what the document will say of the machine.
struct Call {
    const Args& args;
    Console& console;
    bool json = false;              // one document on standard output, nothing else there
    ComputeOptions compute;         // as asked for
    std::string device = "cpu";     // as used
    std::string dtype = "float32";
    std::string failure;            // what makes the call a failed one although it has its document (studbook verify)

    // Chooses where the model computes, and notes it for the document.
    ComputeChoice choose(const ModelConfig& config);
    // For people; says nothing with --json.
    void say(const std::string& line) const;
};

// Returns the subcommand's own keys of the document. Throws Error, Cancelled, UsageError.
struct Command {
    Usage usage;
    Json (*run)(Call&);
};

extern const Command kInspect, kTokenize, kLogits, kGenerate, kSample, kCompare, kAnalyse, kMerge, kExport, kBench, kScore, kStudbook, kFinetune, kBreed, kTune, kWorker;

const std::vector<Option>& commonOptions();

} // namespace heterosis::cli
