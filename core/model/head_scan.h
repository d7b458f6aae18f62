// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <ATen/ATen.h>
#include <vector>

namespace heterosis {

// Logits are read in stretches of the vocabulary (Linear::inStretches): [rows, stretch], in order, each once.

// The likeliest token of each row, the lowest id of equals.
class LikeliestScan {
public:
    explicit LikeliestScan(std::int64_t rows);
    void add(std::int64_t first, const at::Tensor& logits);
    const std::vector<int>& ids() const noexcept { return m_ids; }

private:
    std::vector<int> m_ids;
    std::vector<float> m_highest;
};

// The natural logarithm of each row's probability of one token.
class LogprobScan {
public:
    explicit LogprobScan(std::vector<std::int64_t> tokens);
    void add(std::int64_t first, const at::Tensor& logits);
    std::vector<float> values() const;

private:
    std::vector<std::int64_t> m_tokens;
    std::vector<float> m_highest, m_chosen; // logits
    std::vector<double> m_sums;             // of exp(logit - highest)
};

} // namespace heterosis
