// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/norm.h"

#include <ATen/Dispatch.h>
#include <array>
#include <cmath>

#include "base/parallel.h"

namespace heterosis {
namespace {

constexpr std::int64_t kRowsAtOnce = 8;

// Sixteen running sums, so that the compiler may use vectors without changing the order of additions.
template <class T> float sumOfSquares(const T* x, std::int64_t n)
{
    std::array<float, 16> sums{};
    std::int64_t i = 0;
    for (; i + 16 <= n; i += 16)
        for (std::int64_t j = 0; j < 16; ++j) {
            const float v = float(x[i + j]);
            sums[std::size_t(j)] += v * v;
        }
    for (; i < n; ++i)
        sums[0] += float(x[i]) * float(x[i]);
    float sum = 0;
    for (const float s : sums)
        sum += s;
    return sum;
}

template <bool plusOne, class T> void rmsRows(const T* x, const T* weight, T* out, std::int64_t rows, std::int64_t n, float eps)
{
    parallelFor(0, rows, kRowsAtOnce, [=](std::int64_t begin, std::int64_t end) {
        for (std::int64_t r = begin; r < end; ++r) {
            const T* from = x + r * n;
            T* to = out + r * n;
            const float scale = 1 / std::sqrt(sumOfSquares(from, n) / float(n) + eps);
            for (std::int64_t i = 0; i < n; ++i)
                to[i] = plusOne ? T(float(from[i]) * scale * (1 + float(weight[i]))) : T(float(T(float(from[i]) * scale)) * float(weight[i]));
        }
    });
}

} // namespace

at::Tensor rmsNormByOperations(const at::Tensor& x, const at::Tensor& weight, double eps, bool plusOne)
{
    const at::Tensor f = x.to(at::kFloat), normed = f * at::rsqrt(f.square().mean(-1, true).add_(eps));
    return plusOne ? (normed * weight.to(at::kFloat).add(1)).to(x.scalar_type()) : normed.to(x.scalar_type()) * weight;
}

at::Tensor rmsNorm(const at::Tensor& x, const at::Tensor& weight, double eps, bool plusOne)
{
    if (!x.is_cpu() || x.requires_grad() || weight.requires_grad())
        return rmsNormByOperations(x, weight, eps, plusOne);
    const at::Tensor in = x.contiguous();
    at::Tensor out = at::empty(in.sizes(), in.options());
    const std::int64_t n = in.size(-1), rows = in.numel() / n;
    AT_DISPATCH_FLOATING_TYPES_AND2(at::kHalf, at::kBFloat16, in.scalar_type(), "rmsNorm", [&] {
        const auto pass = plusOne ? rmsRows<true, scalar_t> : rmsRows<false, scalar_t>;
        pass(in.data_ptr<scalar_t>(), weight.data_ptr<scalar_t>(), out.data_ptr<scalar_t>(), rows, n, float(eps));
    });
    return out;
}

at::Tensor Norm::operator()(const at::Tensor& x) const
{
    return rms ? rmsNorm(x, *weight, eps, plusOne) : at::layer_norm(x, {x.size(-1)}, *weight, bias ? *bias : at::Tensor(), eps);
}

} // namespace heterosis
