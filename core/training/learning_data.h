// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/control.h"
#include "dataset/example.h"
#include "dataset/model_text.h"
#include "family/model_map.h"
#include "training/lesson.h"
#include "training/settings.h"

namespace heterosis {

// What a run learns from and is measured on, as ids of one model.
struct LearningData {
    std::vector<MicroBatch> batches;            // of a batches file, in their order; else the two below
    std::vector<Lesson> lessons;
    std::vector<Preference> preferences;        // kto: one answer each
    std::size_t prompted = 0;                   // ppo, grpo: how many prompts there are to answer (ratings.h)
    std::vector<double> weights;                // how often each of them comes in an epoch
    std::vector<Lesson> validLessons, generalLessons;
    std::vector<Preference> validPreferences;
    std::vector<std::vector<int>> prompts;      // that original and child answer side by side
    std::vector<std::string> problems;          // rows that were set aside, and what else a reader should know
    Json summary = Json::object();              // rows, lengths, of each file its SHA-256

    // tokenizer: null where the model has no tokenizer; then only batches can be learned. Throws Error.
    static LearningData read(const TrainingSettings& settings, const ModelText* tokenizer, const ModelConfig& config, Control& control);
};

// Which micro-batches a run learns, one after the other: drawn by the seed for each epoch, and by nothing else.
class LearningPlan {
public:
    LearningPlan(const LearningData& data, const TrainingSettings& settings, std::int64_t context);
    MicroBatch at(std::int64_t index);          // 0 upward, without end
    const std::vector<std::size_t>& rowsAt(std::int64_t index); // the numbers of its rows; not of a batches file
    std::int64_t steps() const noexcept { return m_steps; }

private:
    using Epoch = std::vector<std::vector<std::size_t>>;
    Epoch epoch(std::int64_t number) const;
    const LearningData& m_data;
    const TrainingSettings& m_settings;
    std::int64_t m_context, m_steps = 0;
    std::deque<Epoch> m_epochs;
};

// Whether a run of this kind can learn from rows of this shape.
bool learnsFrom(std::string_view kind, Shape shape);

std::int64_t contextOf(const TrainingSettings& settings, const ModelConfig& config);

} // namespace heterosis
