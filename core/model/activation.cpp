// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/activation.h"

#include "base/error.h"

namespace heterosis {

Activation activationNamed(const std::string& name)
{
    if (name == "gelu")
        return [](at::Tensor x) { return at::gelu_(x, "none"); };
    if (name == "gelu_tanh")
        return [](at::Tensor x) { return at::gelu_(x, "tanh"); };
    if (name == "gelu_quick")
        return [](at::Tensor x) { return x * at::sigmoid(1.702 * x); };
    if (name == "relu")
        return [](at::Tensor x) { return at::relu_(x); };
    if (name == "silu")
        return [](at::Tensor x) { return at::silu_(x); };
    if (name == "tanh")
        return [](at::Tensor x) { return at::tanh_(x); };
    throw Error({.message = text("The activation {} is not known", name)});
}

} // namespace heterosis
