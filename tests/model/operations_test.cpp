// SPDX-License-Identifier: GPL-3.0-or-later
// What the CPU computes in one pass, against libtorch's operations, which other devices run.
#include <doctest/doctest.h>

#include <ATen/ATen.h>

#include "model/attention.h"
#include "model/norm.h"
#include "model/rope.h"

using namespace heterosis;

namespace {

double farthest(const at::Tensor& a, const at::Tensor& b) { return (a - b).abs().max().to(at::kDouble).item<double>(); }

ModelConfig ropeConfig(double share)
{
    ModelConfig config;
    config.headDim = 20;
    config.context = 64;
    config.rope.share = share;
    return config;
}

} // namespace

TEST_CASE("the norm's one pass is libtorch's operations")
{
    at::manual_seed(1);
    for (const auto type : {at::kFloat, at::kBFloat16}) {
        const at::Tensor x = at::randn({9, 37}).to(type), weight = at::randn({37}).to(type);
        CHECK(farthest(rmsNorm(x, weight, 1e-5), rmsNormByOperations(x, weight, 1e-5)) <= (type == at::kFloat ? 1e-6 : 0.04));
    }
}

TEST_CASE("the rotary turn's one pass is libtorch's operations, for part of a head and rows with gaps too")
{
    at::manual_seed(2);
    for (const double share : {1.0, 0.5}) {
        Rope rope(ropeConfig(share), at::kCPU);
        rope.reach(12);
        const at::Tensor fused = at::randn({7, 5, 20}), x = fused.narrow(1, 1, 3);
        CHECK(farthest(rope.turn(x, 4), rope.turnByOperations(x, 4)) <= 1e-6);
    }
}

TEST_CASE("attention of grouped queries with a window is the plain formula")
{
    at::manual_seed(3);
    const at::Tensor q = at::randn({6, 9, 8}), k = at::randn({2, 9, 8}), v = at::randn({2, 9, 8});
    for (const int window : {0, 4}) {
        const at::Tensor got = attend(q, k, v, 0.3, window); // [tokens, heads * dim]
        for (int head = 0; head < 6; ++head)
            for (int t = 0; t < 9; ++t) {
                const int begin = window > 0 ? std::max(0, t + 1 - window) : 0;
                const at::Tensor keys = k[head / 3].slice(0, begin, t + 1), values = v[head / 3].slice(0, begin, t + 1);
                const at::Tensor want = at::matmul(at::softmax(at::mv(keys, q[head][t]) * 0.3, 0), values);
                CHECK(farthest(got[t].slice(0, head * 8, head * 8 + 8), want) <= 1e-5);
            }
    }
}
