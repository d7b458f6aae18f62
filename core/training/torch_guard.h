// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <ATen/ATen.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>

#include "base/error.h"

namespace heterosis {

// Runs `work` with autograd on or off, whatever the caller has set, and turns libtorch's exceptions into ours. Tensors that are made
// inside may take part in a backward pass, those of inTorch() (model/compute.h) may not.
template <class Work> auto withGradients(bool wanted, Work&& work)
{
    const c10::InferenceMode notInference(false);
    const c10::AutoGradMode gradients(wanted);
    try {
        return work();
    } catch (const c10::Error& e) {
        throw Error({.message = text("libtorch could not compute this: {}", e.what_without_backtrace()),
                     .remedy = text("If memory ran out, choose a smaller batch or context, the method lora, or recompute.")});
    } catch (const std::bad_alloc&) {
        throw Error({.message = text("There is not enough memory for this run"),
                     .remedy = text("Choose a smaller batch or context, the method lora, or recompute.")});
    }
}

} // namespace heterosis
