// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/attention.h"

#include <limits>
#include <torch/version.h>

namespace heterosis {
namespace {

// [tokens, positions], true where a query sees a position
at::Tensor sightMask(std::int64_t tokens, std::int64_t positions, std::int64_t window, const at::Device& device)
{
    at::Tensor seen = at::ones({tokens, positions}, at::TensorOptions(at::kBool).device(device)).tril_(positions - tokens);
    return window > 0 ? seen.triu_(positions - tokens - window + 1) : seen;
}

at::Tensor attendByProducts(const at::Tensor& query, const at::Tensor& keys, const at::Tensor& values, double scale, const at::Tensor& mask,
                            double cap)
{
    const std::int64_t heads = query.size(0), tokens = query.size(1), dim = query.size(2), groups = keys.size(0), positions = keys.size(1);
    const at::Tensor grouped = query.reshape({groups, heads / groups * tokens, dim});
    at::Tensor scores = at::matmul(grouped, keys.transpose(1, 2)).to(at::kFloat).mul_(scale);
    if (cap > 0)
        scores = scores.div_(cap).tanh_().mul_(cap);
    if (mask.defined())
        scores.view({groups, heads / groups, tokens, positions}).masked_fill_(mask.logical_not(), -std::numeric_limits<float>::infinity());
    const at::Tensor weights = at::softmax(scores, -1).to(query.scalar_type());
    return at::matmul(weights, values).view({heads, tokens, dim});
}

#if TORCH_VERSION_MAJOR >= 2
at::Tensor attendFused(const at::Tensor& query, const at::Tensor& keys, const at::Tensor& values, double scale, std::int64_t window)
{
    const std::int64_t tokens = query.size(1), positions = keys.size(1);
    const bool causal = tokens > 1 && tokens == positions && window == 0;
    const at::Tensor mask = (tokens > 1 && !causal) || window > 0 ? sightMask(tokens, positions, window, query.device()) : at::Tensor();
    return at::scaled_dot_product_attention(query.unsqueeze(0), keys.unsqueeze(0), values.unsqueeze(0),
                                            mask.defined() ? std::optional<at::Tensor>(mask) : std::nullopt, 0.0, causal, scale,
                                            query.size(0) != keys.size(0))
        .squeeze(0);
}
#endif

} // namespace

at::Tensor attend(const at::Tensor& query, const at::Tensor& keys, const at::Tensor& values, double scale, std::int64_t window, double cap)
{
    const std::int64_t heads = query.size(0), tokens = query.size(1), dim = query.size(2), positions = keys.size(1);
    const std::int64_t narrow = window > 0 && window < positions ? window : 0;
    const auto seen = [&] {
#if TORCH_VERSION_MAJOR >= 2
        if (cap == 0)
            return attendFused(query, keys, values, scale, narrow);
#endif
        const at::Tensor mask = tokens > 1 || narrow > 0 ? sightMask(tokens, positions, narrow, query.device()) : at::Tensor();
        return attendByProducts(query, keys, values, scale, mask, cap);
    };
    return seen().transpose(0, 1).reshape({tokens, heads * dim});
}

} // namespace heterosis
