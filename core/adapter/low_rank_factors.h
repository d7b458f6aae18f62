// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <vector>

namespace heterosis {

// A matrix [out, in] as B A of a given rank, by its singular values: the best one there is for that rank (Eckart and Young). Of
// large matrices the singular vectors are found by a randomised range finder with power iterations (Halko, Martinsson and Tropp,
// https://arxiv.org/abs/0909.4061, algorithms 4.4 and 5.1), seeded, so that the same matrix gives the same factors.
struct LowRankFactors {
    std::int64_t rank = 0;               // at most the one that was asked for; 0: the matrix is zero
    std::vector<float> a, b;             // [rank, in], [out, rank]; each takes the root of the singular values
    std::vector<double> whole, left;     // for each row (output): the squares of the matrix, and of what B A leaves out
};

// `matrix`: row-major, [out, in]; turned: it is given as [in, out]. Throws Error where it holds NaN or infinities.
LowRankFactors lowRankFactors(const std::vector<float>& matrix, std::int64_t out, std::int64_t in, bool turned, std::int64_t rank);

} // namespace heterosis
