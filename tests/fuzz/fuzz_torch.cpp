// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/pickle.h"
#include "checkpoint/tensor_values.h"
#include "checkpoint/torch_file.h"
#include "target.h"

using namespace heterosis;

// The archive, and for what is none the pickle by itself.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto bytes = fuzz::bytesOf(data, size);
    fuzz::attempt([&] { readPickle(bytes, "fuzz"); });
    return fuzz::attempt([&] {
        const TorchFile file = readTorch(bytes, "fuzz");
        for (const TensorView& tensor : file.tensors)
            hasNonFinite(tensor);
    });
}
