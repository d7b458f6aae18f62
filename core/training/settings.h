// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "inheritance/gene_key.h"
#include "training/schedule.h"

namespace heterosis {

// A fine-tuning run as its RUN.json says it (docs/formats.md). Paths are absolute here.
struct TrainingSettings {
    struct Source {
        std::filesystem::path file;
        std::string format = "auto";   // or the name of a shape (dataset/example.h)
        double weight = 1;             // how often its rows come: 2 twice, 0.5 every other one
    };
    struct Lora {
        std::int64_t rank = 0;            // 0: init's, else 16
        double alpha = 0, dropout = 0;    // 0: init's, else the rank
        std::vector<std::string> targets; // ends of module names; empty: every matrix of the layers
        std::filesystem::path init;       // an adapter to go on with
    };

    std::string kind = "sft";            // one of trainingKinds()
    std::string method = "full";         // full | lora | rslora | dora
    std::filesystem::path subject;
    std::vector<Source> data;
    std::filesystem::path batches;       // instead of data
    std::filesystem::path valid;         // a file
    double validShare = 0;               // or a share of data
    std::filesystem::path general;
    std::vector<std::pair<GeneKey, double>> genes; // learning-rate multipliers
    Lora lora;
    std::int64_t steps = 0;              // 0: by epochs
    double epochs = 1;
    std::int64_t batch = 8, accumulate = 1, context = 0; // context 0: the model's, 1024 at most
    bool packing = false;
    bool responsesOnly = true;
    std::string optimizer = "adamw";     // adamw | sgd
    Schedule schedule;
    std::array<double, 2> betas{0.9, 0.999};
    double eps = 1e-8, momentum = 0, weightDecay = 0;
    bool decayAll = false;               // else matrices only
    double clip = 1;                     // 0: none
    std::string precision = "float32";   // float32 | bfloat16
    bool recompute = false;              // activations are computed again on the way back: less memory, a third more time
    double beta = 0.1, labelSmoothing = 0;
    double rpoAlpha = 0;                 // dpo, ipo: weight of the chosen answers' own loss beside the comparison (Pang et al. 2024)
    // Of runs that learn from what the learner's own answers are worth (ppo, grpo).
    struct Policy {
        std::filesystem::path rewardModel;   // a SUBJECT that rates answers to the prompts of `data`; or
        std::filesystem::path norms;         // a norm suite, which brings its prompts
        std::optional<int> half;             // of the norm suite
        double kl = 0.05;                    // what a nat away from the reference costs
        std::int64_t group = 8, maxNew = 64; // answers to a prompt, and their tokens at most
        std::int64_t passes = 1;             // over the answers of a step; ppo: 4
        double temperature = 1, clip = 0.2, lambda = 0.95, valueWeight = 0.1;
    } policy;
    std::filesystem::path reference;     // empty: the subject as it was
    double saveEvery = 300;              // seconds
    std::int64_t patience = 0;           // measurements of valid without a gain, after which the run ends; 0: never
    std::int64_t measureEvery = 0;       // steps between two measurements of valid; 0: twenty a run where patience asks for them
    std::uint64_t seed = 0;
    // A norm suite that nothing is learned from: what greedy answers to it are worth stands in the proof.
    struct Norms {
        std::filesystem::path file;
        std::optional<int> half;
        std::int64_t maxNew = 64;
    } norms;

    bool explores() const { return kind == "ppo" || kind == "grpo"; } // learns from its own answers
    bool rates() const { return kind == "reward"; }                   // learns to rate instead of to write
    bool prefers() const { return kind != "sft" && !explores(); }     // learns from answers that people ranked
    bool adapts() const { return method != "full"; }
    double multiplierOf(const GeneId& gene) const;
};

// The kinds of runs that this version can do, in the order in which a form lists them.
std::span<const std::string_view> trainingKinds() noexcept;

// Throws Error: unknown keys, values out of range, kinds that are not built. `file` is what relative paths are relative to.
TrainingSettings readTrainingSettings(const Json& document, const std::filesystem::path& file);

} // namespace heterosis
