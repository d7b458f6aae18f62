// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/packed_matrix.h"

#include <ATen/core/dispatch/Dispatcher.h>
#include <torch/version.h>

namespace heterosis {
namespace {

using Stack = std::vector<c10::IValue>;

// libtorch has these operators for its compiler and names them in no header. The arguments go by a stack, since their types in C++ differ
// from version to version.
at::Tensor called(const char* name, Stack stack)
{
    static constexpr const char* kNone = "";
    c10::Dispatcher::singleton().findSchemaOrThrow(name, kNone).callBoxed(&stack);
    return stack.front().toTensor();
}

at::Tensor packed(const at::Tensor& matrix) { return called("mkldnn::_reorder_linear_weight", {matrix, c10::IValue()}); }

at::Tensor multiplied(const at::Tensor& x, const at::Tensor& matrix)
{
    return called("mkldnn::_linear_pointwise", {x, matrix, c10::IValue(), std::string("none"), c10::List<std::optional<at::Scalar>>(), std::string()});
}

bool works()
{
    if (TORCH_VERSION_MAJOR < 2)
        return false;
    try {
        const at::Tensor one = at::ones({32, 32}, at::TensorOptions(at::kBFloat16));
        return multiplied(one, packed(one)).to(at::kFloat).eq(32).all().item<bool>();
    } catch (const std::exception&) { // another build of libtorch, or a processor that oneDNN has no bfloat16 for
        return false;
    }
}

} // namespace

bool PackedMatrix::possible(at::ScalarType type, const at::Device& device)
{
    static const bool known = works();
    return type == at::kBFloat16 && device.is_cpu() && known;
}

PackedMatrix::PackedMatrix(const at::Tensor& matrix) : m_packed(packed(matrix.contiguous())), m_outputs(matrix.size(0)) {}

at::Tensor PackedMatrix::operator()(const at::Tensor& x) const { return multiplied(x.contiguous(), m_packed); }

} // namespace heterosis
