// SPDX-License-Identifier: GPL-3.0-or-later
// What a model that rates says of texts, and the losses of one that learns from its own answers.
#include <algorithm>

#include "fitness/reward_model.h"
#include "training/asked.h"
#include "training/learner.h"
#include "training/losses.h"
#include "training/torch_guard.h"

namespace heterosis {

namespace {

constexpr std::int64_t kLogitsAtOnce = 32 << 20; // numbers: the head's loss is taken in pieces of rows, so that not all logits are there at once

at::Tensor tensorOf(const std::vector<float>& values, at::Device device) { return at::tensor(values).to(device); }

void append(std::vector<float>& into, const at::Tensor& values)
{
    const at::Tensor here = values.to(at::kCPU, at::kFloat).contiguous();
    into.insert(into.end(), here.data_ptr<float>(), here.data_ptr<float>() + here.numel());
}

} // namespace

std::int64_t Learner::rowsAtOnce() const { return std::max<std::int64_t>(64, kLogitsAtOnce / m_model.map().config.vocabulary); }

at::Tensor Learner::textRewards(const at::Tensor& hidden, std::span<const Lesson* const> texts) const
{
    const std::int64_t padding = scorePadding(*m_model.map().checkpoint, m_model.map().config);
    std::vector<std::int64_t> rows;
    std::int64_t first = 0;
    for (const Lesson* text : texts) {
        rows.push_back(first + std::int64_t(ratedPlace(text->ids, padding)));
        first += std::int64_t(text->ids.size());
    }
    return m_transformer.logits(m_transformer.finalNorm(hidden.index_select(0, indices(rows, m_model.device())))).squeeze(1);
}

double Learner::rewardLosses(const at::Tensor& hidden, std::span<const Lesson* const> texts, bool learning, double divisor) const
{
    const at::Tensor rewards = textRewards(hidden, texts).view({-1, 2}); // chosen, rejected
    const at::Tensor sum = rewardLoss(rewards.select(1, 0), rewards.select(1, 1)).sum();
    if (learning)
        (sum / divisor).backward();
    return sum.item<double>();
}

std::vector<double> Learner::rewards(std::span<const Lesson* const> texts, Control& control)
{
    m_model.beginPass(0, false);
    return withGradients(false, [&] {
        std::vector<float> all;
        pass(texts, false, [&](const at::Tensor& hidden) {
            append(all, textRewards(hidden, texts));
            return 0.0;
        }, control);
        return std::vector<double>(all.begin(), all.end());
    });
}

at::Tensor Learner::tokenLogps(const at::Tensor& normed, const at::Tensor& labels) const
{
    const at::Tensor logits = m_transformer.logits(normed);
    const double temperature = m_settings.policy.temperature;
    return at::log_softmax(temperature == 1 ? logits : logits / temperature, 1).gather(1, labels.unsqueeze(1)).squeeze(1);
}

Learner::Tokens Learner::tokens(std::span<const Lesson* const> texts, Control& control)
{
    m_model.beginPass(0, false);
    return withGradients(false, [&] {
        Tokens all;
        const Asked asked = askedOf(texts);
        const at::Tensor rows = indices(asked.rows, m_model.device()), labels = indices(asked.labels, m_model.device());
        pass(texts, false, [&](const at::Tensor& hidden) {
            for (std::int64_t at = 0; at < rows.size(0); at += rowsAtOnce()) {
                const std::int64_t n = std::min(rowsAtOnce(), rows.size(0) - at);
                const at::Tensor normed = m_transformer.finalNorm(hidden.index_select(0, rows.narrow(0, at, n)));
                append(all.logps, tokenLogps(normed, labels.narrow(0, at, n)));
                if (const at::Tensor values = m_model.valuesOf(normed); values.defined())
                    append(all.values, values);
            }
            return 0.0;
        }, control);
        return all;
    });
}

double Learner::policyLosses(const at::Tensor& hidden, const MicroBatch& batch, std::span<const Lesson* const> texts, bool learning, double divisor) const
{
    const TrainingSettings::Policy& set = m_settings.policy;
    const Asked asked = askedOf(texts);
    const at::Device device = m_model.device();
    const auto joined = [&](std::vector<float> Rollout::* numbers) {
        std::vector<float> all;
        for (const Rollout& rollout : batch.rollouts)
            all.insert(all.end(), (rollout.*numbers).begin(), (rollout.*numbers).end());
        return tensorOf(all, device);
    };
    const at::Tensor rows = indices(asked.rows, device), labels = indices(asked.labels, device), old = joined(&Rollout::logps),
                     reference = joined(&Rollout::reference), advantages = joined(&Rollout::advantages), said = joined(&Rollout::values),
                     returns = joined(&Rollout::returns);
    double sum = 0;
    for (std::int64_t at = 0; at < rows.size(0); at += rowsAtOnce()) {
        const std::int64_t n = std::min(rowsAtOnce(), rows.size(0) - at);
        const auto part = [&](const at::Tensor& all) { return all.narrow(0, at, n); };
        const at::Tensor normed = m_transformer.finalNorm(hidden.index_select(0, part(rows)));
        const at::Tensor logps = tokenLogps(normed, part(labels));
        at::Tensor loss = policyLoss(logps, part(old), part(advantages), set.clip).sum();
        if (const at::Tensor values = m_model.valuesOf(normed); values.defined())
            loss = loss + valueLoss(values, part(said), part(returns), set.clip).sum() * set.valueWeight;
        else if (set.kl > 0) // of ppo the leash is part of the rewards
            loss = loss + klOf(logps, part(reference)).sum() * set.kl;
        sum += loss.item<double>();
        if (learning)
            (loss / divisor).backward();
    }
    return sum;
}

} // namespace heterosis
