// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "checkpoint/tensor.h"

namespace heterosis {

// A tensor as a pickle describes it: where it lies in which storage. Nothing of it is checked against the storage yet.
struct PickledTensor {
    std::string_view name;     // key in the dictionary
    std::string_view storage;  // name of the entry in data/
    Dtype dtype = Dtype::F32;
    std::int64_t storageElements = 0, offset = 0;
    std::vector<std::int64_t> shape, strides; // strides in elements
};

struct PickledWeights {
    std::vector<PickledTensor> tensors;
    std::string_view within;                  // "state_dict": the key of the dictionary that they lay in; "" for the outermost
    std::vector<std::string_view> others;     // keys whose values are no tensors
};

// Reads the data part of a pickle that torch.save made of a dictionary of tensors (https://github.com/python/cpython/blob/main/
// Lib/pickletools.py describes the opcodes). Nothing is executed: of Python's names only those that rebuild tensors mean something,
// any other name or opcode is refused, and so is what would take more than a bounded number of values. `names` of the result are
// views into `bytes`.
PickledWeights readPickle(std::span<const std::byte> bytes, const std::string& file);

} // namespace heterosis
