// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/optimizer_kernels.h"

#include <cmath>

#include "base/clones.h"
#include "base/parallel.h"

namespace heterosis {

namespace {

constexpr std::int64_t kAtOnce = 1 << 14;

HETEROSIS_CLONES void adamRange(float* __restrict value, const float* __restrict gradient, float* __restrict first, float* __restrict second,
                                const float* __restrict rates, float rate, std::int64_t begin, std::int64_t end, const AdamStep& step)
{
    const AdamStep s = step;
    for (std::int64_t i = begin; i < end; ++i) {
        const float lr = s.lr * (rates ? rates[i] : rate), g = gradient[i] * s.clipped;
        const float m = first[i] + (g - first[i]) * (1 - s.beta1), v = second[i] * s.beta2 + g * g * (1 - s.beta2);
        first[i] = m;
        second[i] = v;
        const float kept = value[i] - value[i] * (s.decay * (rates ? rates[i] : rate));
        value[i] = kept - lr / s.correction1 * m / (std::sqrt(v) / s.rootCorrection2 + s.eps);
    }
}

HETEROSIS_CLONES void sgdRange(float* __restrict value, const float* __restrict gradient, float* __restrict memory, const float* __restrict rates, float rate,
                               std::int64_t begin, std::int64_t end, const SgdStep& step)
{
    const SgdStep s = step;
    for (std::int64_t i = begin; i < end; ++i) {
        float g = gradient[i] * s.clipped + s.decay * value[i];
        if (memory)
            memory[i] = g = s.begins ? g : s.momentum * memory[i] + g;
        value[i] -= s.lr * (rates ? rates[i] : rate) * g;
    }
}

} // namespace

void adamStep(float* value, const float* gradient, float* first, float* second, const float* rates, float rate, std::int64_t n, const AdamStep& s)
{
    parallelFor(0, n, kAtOnce, [=](std::int64_t begin, std::int64_t end) { adamRange(value, gradient, first, second, rates, rate, begin, end, s); });
}

void sgdStep(float* value, const float* gradient, float* memory, const float* rates, float rate, std::int64_t n, const SgdStep& s)
{
    parallelFor(0, n, kAtOnce, [=](std::int64_t begin, std::int64_t end) { sgdRange(value, gradient, memory, rates, rate, begin, end, s); });
}

} // namespace heterosis
