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

// mask: bool, [tokens, positions] or [texts, 1, tokens, positions]; undefined: all is seen
at::Tensor attendByProducts(const at::Tensor& query, const at::Tensor& keys, const at::Tensor& values, double scale, const at::Tensor& mask,
                            double cap)
{
    const std::int64_t texts = query.size(0), heads = query.size(1), tokens = query.size(2), dim = query.size(3), groups = keys.size(1),
                       positions = keys.size(2), each = heads / groups;
    const at::Tensor grouped = query.reshape({texts, groups, each * tokens, dim});
    at::Tensor scores = at::matmul(grouped, keys.transpose(2, 3)).to(at::kFloat).mul(scale);
    if (cap > 0)
        scores = scores.div(cap).tanh().mul(cap);
    if (mask.defined()) {
        const at::Tensor hidden = (mask.dim() == 2 ? mask : mask.unsqueeze(1)).logical_not();
        scores = scores.view({texts, groups, each, tokens, positions}).masked_fill(hidden, -std::numeric_limits<float>::infinity());
        scores = scores.view({texts, groups, each * tokens, positions});
    }
    const at::Tensor weights = at::softmax(scores, -1).to(query.scalar_type());
    return at::matmul(weights, values).view({texts, heads, tokens, dim});
}

#if TORCH_VERSION_MAJOR >= 2
at::Tensor attendFused(const at::Tensor& query, const at::Tensor& keys, const at::Tensor& values, double scale, const at::Tensor& mask, bool causal)
{
    return at::scaled_dot_product_attention(query, keys, values, mask.defined() ? std::optional<at::Tensor>(mask) : std::nullopt, 0.0, causal,
                                            scale, query.size(1) != keys.size(1));
}
#endif

} // namespace

at::Tensor attendBatch(const at::Tensor& query, const at::Tensor& keys, const at::Tensor& values, double scale, std::int64_t window, double cap,
                       const at::Tensor& seen)
{
    const std::int64_t texts = query.size(0), heads = query.size(1), tokens = query.size(2), dim = query.size(3), positions = keys.size(2);
    const bool narrow = window > 0 && window < positions;
    // A causal pass over whole texts needs no mask where libtorch has the fused one; a single query sees all that is given.
    const bool causal = TORCH_VERSION_MAJOR >= 2 && cap == 0 && tokens > 1 && tokens == positions && !narrow && !seen.defined();
    at::Tensor mask;
    if (!causal && (tokens > 1 || narrow))
        mask = sightMask(tokens, positions, narrow ? window : 0, query.device());
    if (seen.defined()) {
        const at::Tensor all = seen.view({texts, 1, 1, positions});
        mask = mask.defined() ? mask.logical_and(all) : all.expand({texts, 1, tokens, positions});
        if (tokens == positions) // a row of padding sees itself: a softmax over nothing would be NaN
            mask = mask.logical_or(at::eye(tokens, at::TensorOptions(at::kBool).device(query.device())));
    }
    const auto attended = [&] {
#if TORCH_VERSION_MAJOR >= 2
        if (cap == 0)
            return attendFused(query, keys, values, scale, mask, causal);
#endif
        return attendByProducts(query, keys, values, scale, mask, cap);
    };
    return attended().transpose(1, 2).reshape({texts * tokens, heads * dim});
}

at::Tensor attend(const at::Tensor& query, const at::Tensor& keys, const at::Tensor& values, double scale, std::int64_t window, double cap)
{
    return attendBatch(query.unsqueeze(0), keys.unsqueeze(0), values.unsqueeze(0), scale, window, cap, {});
}

} // namespace heterosis
