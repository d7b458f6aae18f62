// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/json.h"
#include "checkpoint/adapter.h"
#include "checkpoint/adapter_merge.h"
#include "checkpoint/tensor.h"

namespace heterosis {

// A base's tensors as an adapter changes them. Nothing is computed before a tensor's bytes are asked for.
struct AdaptedTensors {
    std::vector<TensorView> tensors;                         // sorted by name
    std::vector<std::unique_ptr<const MergedTensor>> merged;
    std::vector<std::unique_ptr<const BytesMaker>> makers;   // of all other changed ones
    std::optional<Json> config;                              // where the base's had to change: a head that is its own now
    std::vector<Text> problems;
};

// `base`: the base's tensors, sorted by name; `config`: its configuration, where there is one. Throws Error where the adapter has
// faults, or was not made for such a base.
AdaptedTensors adapt(const std::vector<TensorView>& base, const std::optional<Json>& config, const Adapter& adapter);

} // namespace heterosis
