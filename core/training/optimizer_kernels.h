// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>

namespace heterosis {

// One pass over a parameter's numbers: value, gradient and what the optimizer remembers are read and written once. rates: learning-rate
// multipliers by element, or null.
struct AdamStep {
    float lr, decay, beta1, beta2, eps;  // decay: what a value shrinks by, at a multiplier of 1
    float correction1, rootCorrection2;  // 1 - beta1^t and the root of 1 - beta2^t
    float clipped;
};
void adamStep(float* value, const float* gradient, float* first, float* second, const float* rates, float rate, std::int64_t n, const AdamStep& s);

struct SgdStep {
    float lr, decay, momentum;
    bool begins;                         // the memory is the first gradient itself
    float clipped;
};
void sgdStep(float* value, const float* gradient, float* memory, const float* rates, float rate, std::int64_t n, const SgdStep& s); // memory may be null

} // namespace heterosis
