// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <span>
#include <string>

#include "base/json.h"
#include "checkpoint/tensor.h"

namespace heterosis {

class Control;

inline constexpr std::int64_t kListedElements = 4096; // of a tensor whose values are given

std::string nonFiniteProblem(const std::string& tensor);

// Tensors as `inspect` lists them: [{"name", "dtype", "shape", "values"?}]; one that holds NaN or infinities is a problem.
Json listTensors(std::span<const TensorView> tensors, bool values, Json& problems, Control& control);

} // namespace heterosis
