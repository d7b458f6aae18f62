// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/text.h"
#include "checkpoint/tensor.h"

namespace heterosis {

// Weights saved by torch.save since version 1.6: a zip archive with data.pkl, which describes the tensors, and data/KEY, the
// storages that they lie in (https://github.com/pytorch/pytorch/blob/main/docs/source/notes/serialization.rst).
struct TorchFile {
    std::vector<TensorView> tensors;                        // views into the bytes that were read, or into memory of the makers
    std::vector<std::unique_ptr<const BytesMaker>> makers;  // of tensors whose numbers do not lie one after the other
    std::vector<Text> problems;
};

// Throws Error that names the fault: another format (the older one of torch too), a pickle that asks for more than tensors, a
// storage that is missing or too short.
TorchFile readTorch(std::span<const std::byte> bytes, const std::string& file);

} // namespace heterosis
