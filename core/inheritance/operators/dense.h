// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <vector>

// Dense linear algebra in float64. Every number is added up in one order, so that the bits depend neither on the number of threads
// nor on the instruction set.
namespace heterosis::operators::dense {

inline constexpr std::int64_t kPanel = 32; // right-hand sides that are worked on together

// sums[j] = sum over k < count of left[k] * right[k * kPanel + j].
void rowTimesPanel(const float* left, const double* right, std::int64_t count, double* sums);
void rowTimesPanel(const double* left, const double* right, std::int64_t count, double* sums);

// A symmetric positive definite matrix [n, n], of which the lower triangle is read, becomes its Cholesky factor: L below and on the
// diagonal, its transpose above. On all threads. Returns the first column whose pivot is not positive, -1 where all are.
std::int64_t factorise(std::vector<double>& matrix, std::int64_t n);

// b [n, kPanel] becomes the solution of (L L^T) x = b. On this thread.
void solve(const std::vector<double>& factor, std::int64_t n, double* b);

} // namespace heterosis::operators::dense
