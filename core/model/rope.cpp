// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rope.h"

#include <ATen/Dispatch.h>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/error.h"
#include "base/parallel.h"

namespace heterosis {
namespace {

using Kind = ModelConfig::Rope;

constexpr std::int64_t kTokensAtOnce = 4;

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

// The base grows with the length of the text (u/bloc97, u/emozilla 2023: "NTK-aware", dynamic).
std::vector<float> dynamicFrequencies(const Kind& rope, std::int64_t pairs, std::int64_t positions)
{
    const double dim = 2 * double(pairs);
    const double growth = rope.factor * double(positions) / double(rope.originalContext) - (rope.factor - 1);
    return plainFrequencies(rope.theta * std::pow(growth, dim / (dim - 2)), pairs);
}

std::vector<float> longropeFrequencies(const Kind& rope, const std::vector<double>& factors)
{
    std::vector<float> f = plainFrequencies(rope.theta, std::int64_t(factors.size()));
    for (std::size_t i = 0; i < f.size(); ++i)
        f[i] = float(f[i] / factors[i]);
    return f;
}

double longropeFactor(const Kind& rope)
{
    if (rope.attentionFactor != 0)
        return rope.attentionFactor;
    return rope.factor <= 1 ? 1.0 : std::sqrt(1 + std::log(rope.factor) / std::log(double(rope.originalContext)));
}

double yarnFactor(const Kind& rope)
{
    if (rope.attentionFactor != 0)
        return rope.attentionFactor;
    const auto scale = [&](double weight) { return rope.factor <= 1 ? 1.0 : 0.1 * weight * std::log(rope.factor) + 1.0; };
    return rope.mscale != 0 && rope.mscaleAllDim != 0 ? scale(rope.mscale) / scale(rope.mscaleAllDim) : scale(1);
}

// x [tokens, heads, dim] of any strides but 1 in the last axis, out the same densely; cos, sin [tokens, pairs]
template <class T>
void turnHeads(const T* x, at::IntArrayRef strides, T* out, at::IntArrayRef sizes, std::int64_t pairs, const float* cos, const float* sin)
{
    const std::int64_t heads = sizes[1], dim = sizes[2], tokenStride = strides[0], headStride = strides[1];
    parallelFor(0, sizes[0], kTokensAtOnce, [=](std::int64_t begin, std::int64_t end) {
        for (std::int64_t t = begin; t < end; ++t)
            for (std::int64_t h = 0; h < heads; ++h) {
                const T* from = x + t * tokenStride + h * headStride;
                T* to = out + (t * heads + h) * dim;
                for (std::int64_t i = 0; i < pairs; ++i) {
                    const float c = cos[t * pairs + i], s = sin[t * pairs + i], a = float(from[i]), b = float(from[pairs + i]);
                    to[i] = T(a * c - b * s);
                    to[pairs + i] = T(b * c + a * s);
                }
                std::copy(from + 2 * pairs, from + dim, to + 2 * pairs);
            }
    });
}

} // namespace

Rope::Rope(const ModelConfig& config, at::Device device) : m_device(device), m_rope(config.rope), m_most(config.context)
{
    const Kind& rope = m_rope;
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
    } else if (rope.type == "longrope") {
        m_frequencies = longropeFrequencies(rope, rope.shortFactors);
        m_factor = float(longropeFactor(rope));
    } else if (rope.type != "default" && rope.type != "dynamic") {
        throw Error({.message = text("The rotary embedding of kind {} is not known", rope.type)});
    }
}

void Rope::reach(std::int64_t positions)
{
    const bool beyond = (m_rope.type == "dynamic" || m_rope.type == "longrope") && positions > m_rope.originalContext;
    const bool eachLengthHasItsOwn = beyond && m_rope.type == "dynamic";
    if (beyond == m_beyond && (eachLengthHasItsOwn ? positions == m_reach : positions <= m_reach))
        return;
    m_beyond = beyond;
    if (eachLengthHasItsOwn)
        return setTables(dynamicFrequencies(m_rope, std::int64_t(m_frequencies.size()), positions), positions);
    setTables(beyond ? longropeFrequencies(m_rope, m_rope.longFactors) : m_frequencies, std::max(positions, std::min(m_most, 2 * m_reach)));
}

void Rope::setTables(const std::vector<float>& frequencies, std::int64_t positions)
{
    m_reach = positions;
    const auto options = at::TensorOptions(at::kFloat);
    const at::Tensor angles = at::outer(at::arange(positions, options), at::tensor(frequencies, options)).unsqueeze(1);
    m_cos = angles.cos().mul_(m_factor).to(m_device);
    m_sin = angles.sin().mul_(m_factor).to(m_device);
}

namespace {

// cos, sin: float32 [tokens, 1, pairs]
at::Tensor turnedByOperations(const at::Tensor& x, const at::Tensor& cos, const at::Tensor& sin)
{
    const std::int64_t pairs = cos.size(2), rest = x.size(2) - 2 * pairs;
    const at::Tensor f = x.to(at::kFloat), first = f.narrow(2, 0, pairs), second = f.narrow(2, pairs, pairs);
    std::vector<at::Tensor> turned{first * cos - second * sin, second * cos + first * sin};
    if (rest > 0)
        turned.push_back(f.narrow(2, 2 * pairs, rest));
    return at::cat(turned, 2).to(x.scalar_type());
}

at::Tensor turned(const at::Tensor& x, const at::Tensor& cos, const at::Tensor& sin)
{
    if (!x.is_cpu() || x.requires_grad()) // the one pass knows no gradients
        return turnedByOperations(x, cos, sin);
    at::Tensor out = at::empty(x.sizes(), x.options());
    AT_DISPATCH_FLOATING_TYPES_AND2(at::kHalf, at::kBFloat16, x.scalar_type(), "rope", [&] {
        turnHeads(x.data_ptr<scalar_t>(), x.strides(), out.data_ptr<scalar_t>(), x.sizes(), cos.size(2), cos.data_ptr<float>(), sin.data_ptr<float>());
    });
    return out;
}

} // namespace

at::Tensor Rope::turn(const at::Tensor& x, std::int64_t position) const
{
    return turned(x, m_cos.narrow(0, position, x.size(0)), m_sin.narrow(0, position, x.size(0)));
}

Rope::Angles Rope::anglesAt(const at::Tensor& positions) const { return {m_cos.index_select(0, positions), m_sin.index_select(0, positions)}; }

at::Tensor Rope::turn(const at::Tensor& x, const Angles& angles) { return turned(x, angles.cos, angles.sin); }

at::Tensor Rope::turn(const at::Tensor& x, const at::Tensor& positions) const { return turn(x, anglesAt(positions)); }

at::Tensor Rope::turnByOperations(const at::Tensor& x, std::int64_t position) const
{
    return turnedByOperations(x, m_cos.narrow(0, position, x.size(0)), m_sin.narrow(0, position, x.size(0)));
}

} // namespace heterosis
