// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "base/control.h"
#include "checkpoint/tensor.h"
#include "family/model_map.h"
#include "inheritance/export.h"
#include "training/lesson.h"
#include "training/settings.h"

namespace heterosis {

struct TrainedStep {
    std::int64_t step = 0;      // 1 upward
    double loss = 0;            // before the step's update
    double gradNorm = 0;        // before clipping
    double lr = 0;
    std::size_t tokens = 0;     // targets; of preferences their number
    std::size_t read = 0;       // tokens that went through the model
    double seconds = 0;         // that it took
    bool finite = true;         // false: nothing was changed
    // Of a run that learns from its own answers: what they were worth, nats a token away from the reference, tokens an answer; and one.
    struct Answered {
        double reward = 0, kl = 0, length = 0;
        std::string sample = {};
    };
    std::optional<Answered> answered = {};
};

// One model that learns, step by step. What it is after a step depends on the settings and the micro-batches alone.
class Trainer {
public:
    // settings must outlive this. Throws Error: see TrainedModel.
    Trainer(std::shared_ptr<const ModelMap> map, std::shared_ptr<const TensorSource> source, const TrainingSettings& settings, const std::string& device);
    ~Trainer();

    // index: 0 upward. After Cancelled nothing has changed. Where a step takes several passes, each is a call of its own.
    struct Pass {
        std::int64_t index = 0, of = 1;
    };
    TrainedStep step(std::span<const MicroBatch* const> batches, std::int64_t index, Control& control, Pass pass = {0, 1});
    double loss(const MicroBatch& batch, Control& control);                                              // summed
    std::vector<double> logps(std::span<const Lesson* const> texts, Control& control);                  // of each text's labels
    std::vector<double> rewards(std::span<const Lesson* const> texts, Control& control);                // see Learner
    // Of the labelled tokens, one text after the other: log p, and what the value head says (empty without one).
    struct Tokens {
        std::vector<float> logps, values;
    };
    Tokens tokens(std::span<const Lesson* const> texts, Control& control);
    // One answer to each prompt, drawn with its seed.
    std::vector<std::vector<int>> answers(std::span<const std::vector<int>> prompts, std::span<const int> ends, std::span<const std::uint64_t> seeds, Control& control);

    std::uint64_t trainable() const; // numbers that learn
    // Of values, gradients and the optimizer, and of what stays frozen.
    static std::uint64_t bytesNeeded(const ModelMap& map, const TrainingSettings& settings);

    void save(const std::filesystem::path& file, bool optimizer, Control& control) const; // a safetensors file
    void load(const std::filesystem::path& file, Control& control);

    // The model as it is now, in memory (method full). It holds what it needs of this trainer, and changes with its next step.
    std::shared_ptr<const TensorSource> weights() const;

    // The result as a directory for the rest of the world: a checkpoint, or with method lora a PEFT adapter. card: README.md.
    ExportResult write(const std::filesystem::path& out, const std::string& card, Control& control) const;

    struct Impl; // for this room's files

private:
    std::unique_ptr<Impl> m_impl;
};

} // namespace heterosis
