// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/linear.h"

#include <algorithm>
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

    void inStretches(const at::Tensor& x, const Visit& visit) const override
    {
        const std::int64_t outputs = m_weight.size(m_transposed ? 1 : 0);
        if (m_transposed || outputs < 2 * kStretch)
            return visit(0, (*this)(x));
        for (std::int64_t at = 0; at < outputs; at += kStretch) {
            const std::int64_t n = std::min(kStretch, outputs - at);
            const at::Tensor rows = m_weight.narrow(0, at, n);
            visit(at, m_bias ? at::linear(x, rows, m_bias->narrow(0, at, n)) : at::linear(x, rows));
        }
    }

private:
    static constexpr std::int64_t kStretch = 4096;
    const at::Tensor& m_weight; // [out, in], or [in, out] where transposed; lives in Weights, which renews it in place
    const at::Tensor* m_bias;
    bool m_transposed;
};

// A base's product and what an adapter adds: W x + scale B (A x). Nothing is merged.
class AdaptedLinear final : public Linear {
public:
    AdaptedLinear(std::unique_ptr<const Linear> base, at::Tensor a, at::Tensor b) : m_base(std::move(base)), m_a(std::move(a)), m_b(std::move(b)) {}

    at::Tensor operator()(const at::Tensor& x) const override { return (*m_base)(x).add_(at::mm(at::mm(x, m_a), m_b)); }

private:
    std::unique_ptr<const Linear> m_base;
    at::Tensor m_a, m_b; // [in, rank], [rank, out] with the scale in it
};

} // namespace

std::unique_ptr<const Linear> plainLinear(const Weights& weights, const std::string& matrix, const std::string& bias)
{
    const at::Tensor* weight = weights.find(matrix);
    if (!weight)
        return nullptr;
    auto plain = std::make_unique<PlainLinear>(*weight, weights.find(bias), weights.transposed(matrix));
    auto [a, b] = weights.lowRank(matrix);
    if (!a.defined())
        return plain;
    return std::make_unique<AdaptedLinear>(std::move(plain), std::move(a), std::move(b));
}

std::unique_ptr<const Linear> matrixLinear(const at::Tensor& matrix, const at::Tensor* bias, bool transposed)
{
    return std::make_unique<PlainLinear>(matrix, bias, transposed);
}

} // namespace heterosis
