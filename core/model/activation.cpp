// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/activation.h"

#include "base/error.h"

namespace heterosis {

Activation activationNamed(const std::string& name)
{
    if (name == "gelu")
        return [](at::Tensor x) { return x.requires_grad() ? at::gelu(x, "none") : at::gelu_(x, "none"); };
    if (name == "gelu_tanh")
        return [](at::Tensor x) { return x.requires_grad() ? at::gelu(x, "tanh") : at::gelu_(x, "tanh"); };
    if (name == "gelu_quick")
        return [](at::Tensor x) { return x * at::sigmoid(1.702 * x); };
    if (name == "relu")
        return [](at::Tensor x) { return x.requires_grad() ? at::relu(x) : at::relu_(x); };
    if (name == "silu")
        return [](at::Tensor x) { return x.requires_grad() ? at::silu(x) : at::silu_(x); };
    if (name == "tanh")
        return [](at::Tensor x) { return x.requires_grad() ? at::tanh(x) : at::tanh_(x); };
    throw Error({.message = text("The activation {} is not known", name)});
}

} // namespace heterosis
