// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <ATen/ATen.h>

namespace heterosis {

// RMSNorm over the last axis (Zhang and Sennrich 2019). As Llama has it: normalised in float32, rounded to x's type, then scaled.
// plusOne, as Gemma has it: normalised in float32, scaled by 1 + weight, then rounded.
// On the CPU one pass over each row, because libtorch takes eight small operations for it; elsewhere, and where gradients are wanted,
// those operations.
at::Tensor rmsNorm(const at::Tensor& x, const at::Tensor& weight, double eps, bool plusOne = false);
at::Tensor rmsNormByOperations(const at::Tensor& x, const at::Tensor& weight, double eps, bool plusOne = false);

// LayerNorm or RMSNorm with a part's tensors, which Weights renews in place.
struct Norm {
    const at::Tensor* weight = nullptr;
    const at::Tensor* bias = nullptr; // may be null; never with rms
    bool rms = false, plusOne = false;
    double eps = 0;

    at::Tensor operator()(const at::Tensor& x) const;
};

} // namespace heterosis
