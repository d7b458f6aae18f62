// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <memory>

#include "base/control.h"
#include "base/json.h"
#include "fitness/judge.h"
#include "model/voice.h"
#include "training/learning_data.h"
#include "training/trainer.h"

namespace heterosis::breeding {

// A run file's "schooling": the same short fine-tuning for everybody before judging.
struct Schooling {
    TrainingSettings lessons;
    bool all = false;            // "who": everybody, or the finalists of a generation; parents and original always
};

// subject: parent A, whose tokenizer reads the data. file: of the run; what is wrong is said with a place in it. Throws Error.
Schooling readSchooling(const Json& document, const std::filesystem::path& file, std::uint64_t seed, const std::filesystem::path& subject);

// Teaches one model after the other from the same batches in the same order. Who learns decides alone what comes out.
class School {
public:
    // Reads the data. map: of any of the family. Throws Error: the data, or less memory than a lesson takes.
    School(const Schooling& schooling, const ModelText& reader, const ModelMap& map, const ComputeChoice& compute, Control& control);

    // source: the weights of who learns, under the names that `map` has for them; both are held until the trainer goes. Steps end early
    // where the loss is no number any more.
    std::unique_ptr<Trainer> teach(std::shared_ptr<const ModelMap> map, std::shared_ptr<const TensorSource> source, Control& control);
    std::int64_t steps() const noexcept { return m_settings.steps; }
    const Json& summary() const noexcept { return m_data.summary; } // of the data: files, rows, SHA-256
    double seconds() const noexcept { return m_seconds; }           // about, of one model; 0: not known

private:
    TrainingSettings m_settings;
    std::string m_device;
    LearningData m_data;
    std::unique_ptr<LearningPlan> m_plan;
    double m_seconds = 0;
};

} // namespace heterosis::breeding
