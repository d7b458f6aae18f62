// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "training/trained_model.h"

namespace heterosis {

// Decoupled AdamW (Loshchilov and Hutter 2019) and SGD with momentum, as torch.optim defines them. Elementwise, so that no result
// depends on the number of threads.
class Optimizer {
public:
    explicit Optimizer(const TrainingSettings& settings) : m_settings(settings) {}

    // The length of all gradients together, in double; rows whose multiplier is 0 are taken out of them first.
    static double norm(TrainedModel& model);
    // step: 1 upward. clipped: what every gradient is multiplied by.
    void step(TrainedModel& model, std::int64_t step, double lr, double clipped);
    // Makes what it remembers of each parameter; once, or before it is read from a file.
    void prepare(TrainedModel& model) const;
    int memories() const { return m_settings.optimizer == "adamw" ? 2 : m_settings.momentum > 0 ? 1 : 0; } // numbers a parameter

private:
    const TrainingSettings& m_settings;
};

// What clip_grad_norm_ of torch multiplies by.
double clipFactor(double norm, double limit);

} // namespace heterosis
