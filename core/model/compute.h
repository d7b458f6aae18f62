// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include "base/error.h"
#include "model/voice.h"

namespace heterosis {

at::ScalarType scalarTypeOf(Dtype dtype); // of the floating types; throws Error for others
at::Device deviceOf(const ComputeChoice& compute);
// Throws Error: no tokens, more than the context holds, an id outside of the vocabulary.
void checkIds(std::span<const int> ids, const ModelConfig& config);

// Runs `work` without autograd and turns libtorch's exceptions into ours.
template <class Work> auto inTorch(Work&& work)
{
    const c10::InferenceMode guard;
    try {
        return work();
    } catch (const c10::Error& e) {
        throw Error({.message = text("libtorch could not compute this: {}", e.what_without_backtrace()),
                     .remedy = text("If memory ran out, close other models or choose the CPU.")});
    } catch (const std::bad_alloc&) {
        throw Error({.message = text("There is not enough memory for this model"), .remedy = text("Close other models or programs.")});
    }
}

} // namespace heterosis
