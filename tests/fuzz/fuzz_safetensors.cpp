// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/safetensors.h"
#include "checkpoint/tensor_values.h"
#include "target.h"

using namespace heterosis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    return fuzz::attempt([&] {
        for (const TensorView& tensor : readSafetensors(fuzz::bytesOf(data, size), "fuzz").tensors)
            hasNonFinite(tensor);
    });
}
