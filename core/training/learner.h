// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <span>
#include <vector>

#include "base/control.h"
#include "model/transformer.h"
#include "training/lesson.h"
#include "training/trained_model.h"

namespace heterosis {

// Forward and backward passes of one model. The graph is cut between layers, so that every layer is a step of `control` on the way
// there and on the way back, and so that a layer's activations may be computed again on the way back (Chen et al. 2016) where memory
// is dearer than time.
class Learner {
public:
    Learner(TrainedModel& model, const TrainingSettings& settings);

    // The loss of a micro-batch, summed; its gradient over `divisor` is added to the parameters'. number: says which draws are made.
    double learn(const MicroBatch& batch, double divisor, std::uint64_t number, Control& control);
    // The same loss, and nothing is learned.
    double loss(const MicroBatch& batch, Control& control);
    // Sums of the log probabilities of each text's labelled tokens.
    std::vector<double> logps(std::span<const Lesson* const> texts, Control& control);
    // Of a model that rates: what each text is worth.
    std::vector<double> rewards(std::span<const Lesson* const> texts, Control& control);
    // log p of every labelled token, one text after the other, and what the value head says before each (empty without one).
    struct Tokens {
        std::vector<float> logps, values;
    };
    Tokens tokens(std::span<const Lesson* const> texts, Control& control);
    // An answer to each prompt, drawn with its own seed, until one of `ends`, which is part of the answer, or the run's max_new tokens, or a
    // full context.
    std::vector<std::vector<int>> answers(std::span<const std::vector<int>> prompts, std::span<const int> ends, std::span<const std::uint64_t> seeds, Control& control);

private:
    // Gives the loss, and its gradient in hidden where that asks for one. hidden: what comes out of the last layer, [rows, width].
    using Head = std::function<double(const at::Tensor& hidden)>;
    double pass(std::span<const Lesson* const> texts, bool learning, const Head& head, Control& control);
    double run(const MicroBatch& batch, bool learning, double divisor, Control& control);
    double tokenLosses(const at::Tensor& hidden, std::span<const Lesson* const> texts, bool learning, double divisor) const;
    at::Tensor textLogps(const at::Tensor& hidden, std::span<const Lesson* const> texts) const; // float32 [texts]
    at::Tensor textRewards(const at::Tensor& hidden, std::span<const Lesson* const> texts) const; // float32 [texts]
    double rewardLosses(const at::Tensor& hidden, std::span<const Lesson* const> texts, bool learning, double divisor) const;
    double policyLosses(const at::Tensor& hidden, const MicroBatch& batch, std::span<const Lesson* const> texts, bool learning, double divisor) const;
    at::Tensor tokenLogps(const at::Tensor& normed, const at::Tensor& labels) const; // at the run's temperature, float32 [rows]
    std::int64_t rowsAtOnce() const; // of which the logits are held
    double preferenceLosses(const at::Tensor& hidden, const MicroBatch& batch, std::span<const Lesson* const> texts, bool learning, double divisor) const;

    TrainedModel& m_model;
    const TrainingSettings& m_settings;
    Transformer m_transformer;
};

} // namespace heterosis
