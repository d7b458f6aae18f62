// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <memory>
#include <span>

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
    bool finite = true;         // false: nothing was changed
};

// One model that learns, step by step. What it is after a step depends on the settings and the micro-batches alone.
class Trainer {
public:
    // settings must outlive this. Throws Error: see TrainedModel.
    Trainer(std::shared_ptr<const ModelMap> map, std::shared_ptr<const TensorSource> source, const TrainingSettings& settings, const std::string& device);
    ~Trainer();

    // index: 0 upward. After Cancelled nothing has changed.
    TrainedStep step(std::span<const MicroBatch* const> batches, std::int64_t index, Control& control);
    double loss(const MicroBatch& batch, Control& control);                                              // summed
    std::vector<double> logps(std::span<const Lesson* const> texts, Control& control);                  // of each text's labels

    std::uint64_t trainable() const; // numbers that learn
    // Of values, gradients and the optimizer, and of what stays frozen.
    static std::uint64_t bytesNeeded(const ModelMap& map, const TrainingSettings& settings);

    void save(const std::filesystem::path& file, bool optimizer, Control& control) const; // a safetensors file
    void load(const std::filesystem::path& file, Control& control);

    // The result as a directory for the rest of the world: a checkpoint, or with method lora a PEFT adapter. card: README.md.
    ExportResult write(const std::filesystem::path& out, const std::string& card, Control& control) const;

    struct Impl; // for this room's files

private:
    std::unique_ptr<Impl> m_impl;
};

} // namespace heterosis
