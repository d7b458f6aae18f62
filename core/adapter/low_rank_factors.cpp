// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapter/low_rank_factors.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>
#include <tuple>

#include "base/error.h"
#include "model/compute.h"

namespace heterosis {

namespace {

constexpr std::int64_t kSmall = 512;      // up to this size all singular values are computed
constexpr std::int64_t kOversample = 16;  // columns beyond the rank, which bring the last singular values close
constexpr int kPowerIterations = 4;
constexpr std::uint64_t kSeed = 0x6865746572;

struct Decomposition {
    at::Tensor u, s, v; // [out, k], [k], [k, in]
};

at::Tensor orthonormal(const at::Tensor& x) { return std::get<0>(at::linalg_qr(x)); }

Decomposition decompose(const at::Tensor& x, std::int64_t rank)
{
    const std::int64_t least = std::min(x.size(0), x.size(1));
    if (least <= kSmall || 3 * (rank + kOversample) >= least) {
        auto [u, s, v] = at::linalg_svd(x, false);
        return {u, s, v};
    }
    const at::Generator generator = at::detail::createCPUGenerator(kSeed);
    at::Tensor range = orthonormal(at::mm(x, at::randn({x.size(1), rank + kOversample}, generator, x.options())));
    for (int i = 0; i < kPowerIterations; ++i)
        range = orthonormal(at::mm(x, orthonormal(at::mm(x.t(), range))));
    auto [u, s, v] = at::linalg_svd(at::mm(range.t(), x), false);
    return {at::mm(range, u), s, v};
}

std::vector<float> floats(const at::Tensor& x)
{
    const at::Tensor own = x.contiguous();
    return {own.data_ptr<float>(), own.data_ptr<float>() + own.numel()};
}

std::vector<double> squaresOfRows(const at::Tensor& x)
{
    const at::Tensor sums = at::sum(x * x, at::IntArrayRef{1}, false, at::kDouble).contiguous();
    return {sums.data_ptr<double>(), sums.data_ptr<double>() + sums.numel()};
}

} // namespace

LowRankFactors lowRankFactors(const std::vector<float>& matrix, std::int64_t out, std::int64_t in, bool turned, std::int64_t rank)
{
    return inTorch([&] {
        const at::Tensor given = at::from_blob(const_cast<float*>(matrix.data()), {turned ? in : out, turned ? out : in}, at::TensorOptions(at::kFloat));
        const at::Tensor x = turned ? given.t().contiguous() : given;
        if (!at::isfinite(x).all().item<bool>())
            throw Error({.message = "The difference of the two models holds NaN or infinite numbers", .remedy = "Check both models with inspect"});
        LowRankFactors factors;
        factors.whole = squaresOfRows(x);
        factors.left = factors.whole;
        if (at::count_nonzero(x).item<std::int64_t>() == 0)
            return factors;
        factors.rank = std::min({rank, out, in});
        const Decomposition found = decompose(x, factors.rank);
        const at::Tensor root = at::sqrt(found.s.narrow(0, 0, factors.rank));
        const at::Tensor b = found.u.narrow(1, 0, factors.rank) * root, a = found.v.narrow(0, 0, factors.rank) * root.unsqueeze(1);
        factors.left = squaresOfRows(at::sub(x, at::mm(b, a)));
        factors.a = floats(a);
        factors.b = floats(b);
        return factors;
    });
}

} // namespace heterosis
