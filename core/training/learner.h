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

private:
    // Gives the loss, and its gradient in hidden where that asks for one. hidden: what comes out of the last layer, [rows, width].
    using Head = std::function<double(const at::Tensor& hidden)>;
    double pass(std::span<const Lesson* const> texts, bool learning, const Head& head, Control& control);
    double run(const MicroBatch& batch, bool learning, double divisor, Control& control);
    double tokenLosses(const at::Tensor& hidden, std::span<const Lesson* const> texts, bool learning, double divisor) const;
    at::Tensor textLogps(const at::Tensor& hidden, std::span<const Lesson* const> texts) const; // float32 [texts]
    double preferenceLosses(const at::Tensor& hidden, const MicroBatch& batch, std::span<const Lesson* const> texts, bool learning, double divisor) const;

    TrainedModel& m_model;
    const TrainingSettings& m_settings;
    Transformer m_transformer;
};

} // namespace heterosis
