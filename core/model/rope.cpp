// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rope.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/error.h"

namespace heterosis {
namespace {

using Kind = ModelConfig::Rope;

std::vector<float> plainFrequencies(double theta, std::int64_t pairs)
{
    std::vector<float> f(static_cast<std::size_t>(pairs));
    for (std::size_t i = 0; i < f.size(); ++i)
        f[i] = float(1.0 / std::pow(theta, double(i) / double(pairs)));
    return f;
}

// Llama 3.1: long waves are stretched by the factor, short ones stay, those between are interpolated.
void stretchLlama3(std::vector<float>& frequencies, const Kind& rope)
{
    const double old = double(rope.originalContext);
    for (float& f : frequencies) {
        const double wave = 2 * std::numbers::pi / f;
        const double smooth = std::clamp((old / wave - rope.lowFreqFactor) / (rope.highFreqFactor - rope.lowFreqFactor), 0.0, 1.0);
        if (wave > old / rope.lowFreqFactor)
            f = float(f / rope.factor);
        else if (wave >= old / rope.highFreqFactor)
            f = float((1 - smooth) * f / rope.factor + smooth * f);
    }
}

// YaRN (Peng et al. 2023): by the number of turns that a pair makes within the original context.
void stretchYarn(std::vector<float>& frequencies, const Kind& rope)
{
    const double pairs = double(frequencies.size());
    const auto pairWithTurns = [&](double turns) {
        return pairs * std::log(double(rope.originalContext) / (turns * 2 * std::numbers::pi)) / std::log(rope.theta);
    };
    double low = pairWithTurns(rope.betaFast), high = pairWithTurns(rope.betaSlow);
    if (rope.truncate) {
        low = std::floor(low);
        high = std::ceil(high);
    }
    low = std::max(low, 0.0);
    high = std::min(high, 2 * pairs - 1);
    if (low == high)
        high += 0.001;
    for (std::size_t i = 0; i < frequencies.size(); ++i) {
        const double ramp = std::clamp((double(i) - low) / (high - low), 0.0, 1.0);
        frequencies[i] = float(frequencies[i] / rope.factor * ramp + frequencies[i] * (1 - ramp));
    }
}

double yarnFactor(const Kind& rope)
{
    if (rope.attentionFactor != 0)
        return rope.attentionFactor;
    const auto scale = [&](double weight) { return rope.factor <= 1 ? 1.0 : 0.1 * weight * std::log(rope.factor) + 1.0; };
    return rope.mscale != 0 && rope.mscaleAllDim != 0 ? scale(rope.mscale) / scale(rope.mscaleAllDim) : scale(1);
}

} // namespace

Rope::Rope(const ModelConfig& config, at::Device device) : m_device(device), m_most(config.context)
{
    const Kind& rope = config.rope;
    const auto pairs = std::int64_t(double(config.headDim) * rope.share) / 2;
    m_frequencies = plainFrequencies(rope.theta, pairs);
    if (rope.type == "linear") {
        for (float& f : m_frequencies)
            f = float(f / rope.factor);
    } else if (rope.type == "llama3") {
        stretchLlama3(m_frequencies, rope);
    } else if (rope.type == "yarn") {
        stretchYarn(m_frequencies, rope);
        m_factor = float(yarnFactor(rope));
    } else if (rope.type != "default" && rope.type != "dynamic") { // dynamic stretches only beyond the context, where nobody goes
        throw Error({.message = text("The rotary embedding of kind {} is not known", rope.type)});
    }
}

void Rope::reach(std::int64_t positions)
{
    if (positions <= m_reach)
        return;
    m_reach = std::max(positions, std::min(m_most, 2 * m_reach));
    const auto options = at::TensorOptions(at::kFloat);
    const at::Tensor frequencies = at::tensor(m_frequencies, options);
    const at::Tensor angles = at::outer(at::arange(m_reach, options), frequencies).unsqueeze(1);
    m_cos = angles.cos().mul_(m_factor).to(m_device);
    m_sin = angles.sin().mul_(m_factor).to(m_device);
}

at::Tensor Rope::turn(const at::Tensor& x, std::int64_t position) const
{
    const std::int64_t tokens = x.size(0), pairs = m_cos.size(2), rest = x.size(2) - 2 * pairs;
    const at::Tensor cos = m_cos.narrow(0, position, tokens), sin = m_sin.narrow(0, position, tokens);
    const at::Tensor f = x.to(at::kFloat), first = f.narrow(2, 0, pairs), second = f.narrow(2, pairs, pairs);
    std::vector<at::Tensor> turned{first * cos - second * sin, second * cos + first * sin};
    if (rest > 0)
        turned.push_back(f.narrow(2, 2 * pairs, rest));
    return at::cat(turned, 2).to(x.scalar_type());
}

} // namespace heterosis
