// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <ATen/ATen.h>
#include <functional>
#include <memory>
#include <string>

#include "model/linear.h"

namespace heterosis {

// What a forward pass asks of a model, by the name of a part ("3.query", "3.norm1", "final_norm", "head"). Who answers decides whose
// pass it is: one set of weights, K children of the same parents at once, weights that are being trained.
class Parts {
public:
    using Norm = std::function<at::Tensor(const at::Tensor&)>; // over the last axis
    virtual ~Parts() = default;
    virtual std::unique_ptr<const Linear> linear(const std::string& name) const = 0; // null where the model has no such part
    virtual Norm norm(const std::string& name) const = 0;                            // empty where the model has no such part
    // Rows of an embedding: "token_embedding", "position_embedding". indices: int64 or int32 [rows].
    virtual at::Tensor embedding(const std::string& name, const at::Tensor& indices) const = 0;
};

// The head of a model that rates texts: [labels, width], in the place of the one that writes.
inline constexpr const char* kScoreHead = "score.weight";

// One set of weights. Keeps a reference to it; it may be refreshed at any time between two calls.
std::unique_ptr<const Parts> plainParts(const ModelConfig& config, const Weights& weights);

} // namespace heterosis
