// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/optimizer.h"

#include <cmath>

#include "training/optimizer_kernels.h"

namespace heterosis {

namespace {

void adamByOperations(Parameter& p, const AdamStep& s)
{
    const at::Tensor rate = p.rates.defined() ? p.rates : at::scalar_tensor(p.rate, p.master.options());
    const at::Tensor g = p.gradient * s.clipped;
    p.first.add_((g - p.first) * (1 - s.beta1));
    p.second.mul_(s.beta2).add_(g.square() * (1 - s.beta2));
    p.master.sub_(p.master * (rate * s.decay));
    p.master.sub_(rate * (s.lr / s.correction1) * p.first / (p.second.sqrt().div_(s.rootCorrection2).add_(s.eps)));
}

void sgdByOperations(Parameter& p, const SgdStep& s)
{
    const at::Tensor rate = p.rates.defined() ? p.rates : at::scalar_tensor(p.rate, p.master.options());
    at::Tensor g = p.gradient * s.clipped + p.master * s.decay;
    if (p.first.defined()) {
        p.first.copy_(s.begins ? g : p.first * s.momentum + g);
        g = p.first;
    }
    p.master.sub_(rate * s.lr * g);
}

float* numbers(const at::Tensor& tensor) { return tensor.defined() ? tensor.data_ptr<float>() : nullptr; }

} // namespace

double clipFactor(double norm, double limit) { return limit > 0 ? std::min(1.0, limit / (norm + 1e-6)) : 1.0; }

double Optimizer::norm(TrainedModel& model)
{
    double squares = 0;
    for (Parameter& p : model.parameters()) {
        if (!p.gradient.defined())
            continue;
        if (p.rates.defined())
            p.gradient.masked_fill_(p.rates.eq(0), 0);
        const double length = at::linalg_vector_norm(p.gradient, 2, at::OptionalIntArrayRef(), false, at::kDouble).item<double>();
        squares += length * length;
    }
    return std::sqrt(squares);
}

void Optimizer::prepare(TrainedModel& model) const
{
    for (Parameter& p : model.parameters()) {
        if (memories() > 0 && !p.first.defined())
            p.first = at::zeros_like(p.master.detach());
        if (memories() > 1 && !p.second.defined())
            p.second = at::zeros_like(p.master.detach());
    }
}

void Optimizer::step(TrainedModel& model, std::int64_t step, double lr, double clipped)
{
    const TrainingSettings& set = m_settings;
    prepare(model);
    for (Parameter& p : model.parameters()) {
        if (!p.gradient.defined())
            continue;
        const double decay = p.matrix || set.decayAll ? set.weightDecay : 0;
        p.gradient = p.gradient.contiguous();
        const bool cpu = p.master.is_cpu();
        const std::int64_t n = p.master.numel();
        if (set.optimizer == "sgd") {
            const SgdStep s{float(lr), float(decay), float(set.momentum), step == 1, float(clipped)};
            cpu ? sgdStep(numbers(p.master), numbers(p.gradient), numbers(p.first), numbers(p.rates), float(p.rate), n, s) : sgdByOperations(p, s);
            continue;
        }
        const AdamStep s{float(lr), float(lr * decay), float(set.betas[0]), float(set.betas[1]), float(set.eps),
                         float(1 - std::pow(set.betas[0], double(step))), float(std::sqrt(1 - std::pow(set.betas[1], double(step)))), float(clipped)};
        cpu ? adamStep(numbers(p.master), numbers(p.gradient), numbers(p.first), numbers(p.second), numbers(p.rates), float(p.rate), n, s)
            : adamByOperations(p, s);
    }
    model.refresh();
}

} // namespace heterosis
