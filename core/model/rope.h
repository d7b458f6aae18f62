// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <ATen/ATen.h>

#include "family/model_map.h"

namespace heterosis {

// Rotary position embedding (Su et al. 2021), turned in halves as Hugging Face does: element i pairs with i + half.
class Rope {
public:
    Rope(const ModelConfig& config, at::Device device);

    // x [tokens, heads, headDim] of the positions from `position` on, turned; computed in float32, returned in x's type.
    // On the CPU in one pass; elsewhere by libtorch's operations.
    at::Tensor turn(const at::Tensor& x, std::int64_t position) const;
    at::Tensor turnByOperations(const at::Tensor& x, std::int64_t position) const;
    // Makes the tables reach so many positions. Call it before turn().
    void reach(std::int64_t positions);

private:
    at::Device m_device;
    std::vector<float> m_frequencies; // radians for each position, one for each pair
    float m_factor = 1;               // on cosine and sine (yarn's attention factor)
    std::int64_t m_most = 0, m_reach = 0;
    at::Tensor m_cos, m_sin;          // float32 [positions, 1, pairs]
};

} // namespace heterosis
