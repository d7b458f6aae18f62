// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <ATen/ATen.h>
#include <string>

namespace heterosis {

using Activation = at::Tensor (*)(at::Tensor); // may write into its argument, unless that takes part in a backward pass

Activation activationNamed(const std::string& name); // as ModelConfig names them; throws Error for any other

} // namespace heterosis
