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
    // Each row at a position of its own: positions is int64 [tokens]. The tables of these rows serve all layers of a pass.
    struct Angles {
        at::Tensor cos, sin; // float32 [tokens, 1, pairs]
    };
    Angles anglesAt(const at::Tensor& positions) const;
    static at::Tensor turn(const at::Tensor& x, const Angles& angles);
    at::Tensor turn(const at::Tensor& x, const at::Tensor& positions) const;
    // Makes the tables those of a text of so many positions. Call it before turn(). Most kinds turn a position alike whatever comes
    // after it; "dynamic" and "longrope" do not beyond the original context.
    void reach(std::int64_t positions);

private:
    void setTables(const std::vector<float>& frequencies, std::int64_t positions);

    at::Device m_device;
    ModelConfig::Rope m_rope;
    std::vector<float> m_frequencies; // radians for each position, one for each pair; of texts within the original context
    float m_factor = 1;               // on cosine and sine (yarn's and longrope's attention factor)
    std::int64_t m_most = 0, m_reach = 0;
    bool m_beyond = false;            // the tables are those of texts beyond the original context
    at::Tensor m_cos, m_sin;          // float32 [positions, 1, pairs]
};

} // namespace heterosis
