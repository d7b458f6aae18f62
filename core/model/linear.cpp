// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/linear.h"

#include <torch/version.h>

namespace heterosis {
namespace {

// One row in bfloat16 on a CPU: the matrix-vector product reads the matrix in 0.5 to 0.75 of the time of at::linear, whose oneDNN
// kernel is made for many rows. Both accumulate in float32 (since libtorch 2).
bool fasterAsVector(const at::Tensor& x)
{
    return TORCH_VERSION_MAJOR >= 2 && x.scalar_type() == at::kBFloat16 && x.is_cpu();
}

class PlainLinear final : public Linear {
public:
    PlainLinear(const at::Tensor& weight, const at::Tensor* bias, bool transposed)
        : m_weight(weight), m_bias(bias), m_transposed(transposed)
    {
    }

    at::Tensor operator()(const at::Tensor& x) const override
    {
        if (!m_transposed && x.size(0) == 1 && fasterAsVector(x))
            return (m_bias ? at::addmv(*m_bias, m_weight, x.squeeze(0)) : at::mv(m_weight, x.squeeze(0))).unsqueeze(0);
        if (!m_transposed)
            return m_bias ? at::linear(x, m_weight, *m_bias) : at::linear(x, m_weight);
        return m_bias ? at::addmm(*m_bias, x, m_weight) : at::mm(x, m_weight);
    }

private:
    const at::Tensor& m_weight; // [out, in], or [in, out] where transposed; lives in Weights, which renews it in place
    const at::Tensor* m_bias;
    bool m_transposed;
};

} // namespace

std::unique_ptr<const Linear> plainLinear(const Weights& weights, const std::string& matrix, const std::string& bias)
{
    const at::Tensor* weight = weights.find(matrix);
    if (!weight)
        return nullptr;
    return std::make_unique<PlainLinear>(*weight, weights.find(bias), weights.transposed(matrix));
}

} // namespace heterosis
