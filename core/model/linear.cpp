// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/linear.h"

namespace heterosis {
namespace {

class PlainLinear final : public Linear {
public:
    PlainLinear(const at::Tensor& weight, const at::Tensor* bias, bool transposed)
        : m_weight(weight), m_bias(bias), m_transposed(transposed)
    {
    }

    at::Tensor operator()(const at::Tensor& x) const override
    {
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
