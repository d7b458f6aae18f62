// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <ATen/ATen.h>

namespace heterosis {

// Causal attention with grouped queries: query head h looks into key head h / (heads / kvHeads).
// query [heads, tokens, headDim], keys and values [kvHeads, positions, headDim]; the queries are those of the last `tokens`
// positions. window: how many positions a query sees, itself included (0: all). Returns [tokens, heads * headDim].
// cap: the scaled products x become cap * tanh(x / cap) (0: they stay). The softmax is computed in float32.
at::Tensor attend(const at::Tensor& query, const at::Tensor& keys, const at::Tensor& values, double scale, std::int64_t window, double cap = 0);

// The same for several texts, which do not see each other: query [texts, heads, tokens, headDim], keys and values [texts, kvHeads,
// positions, headDim]. seen: bool [texts, positions], false where nobody may look; empty: everywhere. Returns
// [texts * tokens, heads * headDim].
at::Tensor attendBatch(const at::Tensor& query, const at::Tensor& keys, const at::Tensor& values, double scale, std::int64_t window, double cap,
                       const at::Tensor& seen);

} // namespace heterosis
