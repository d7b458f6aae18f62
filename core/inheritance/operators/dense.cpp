// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/operators/dense.h"

#include <algorithm>
#include <cmath>

#include "base/clones.h"
#include "base/parallel.h"

namespace heterosis::operators::dense {

namespace {

using Eight = double __attribute__((vector_size(64), aligned(8), may_alias));

// One row against 32 columns, whose sums stay in registers.
template <class T> HETEROSIS_INLINE void times(const T* left, const double* right, std::int64_t count, double* sums)
{
    static_assert(kPanel == 32);
    Eight a {}, b {}, c {}, d {};
    for (std::int64_t k = 0; k < count; ++k) {
        const auto* row = reinterpret_cast<const Eight*>(right + k * kPanel);
        const double x = double(left[k]);
        a += x * row[0];
        b += x * row[1];
        c += x * row[2];
        d += x * row[3];
    }
    auto* out = reinterpret_cast<Eight*>(sums);
    out[0] = a;
    out[1] = b;
    out[2] = c;
    out[3] = d;
}

// The panel's own triangle; the column whose pivot is not positive, else -1.
std::int64_t factoriseCorner(double* matrix, std::int64_t n, std::int64_t first, std::int64_t width)
{
    for (std::int64_t j = first; j < first + width; ++j) {
        double* row = matrix + j * n;
        for (std::int64_t k = first; k < j; ++k) {
            double value = row[k];
            for (std::int64_t m = first; m < k; ++m) {
                value -= row[m] * matrix[k * n + m];
            }
            row[k] = value / matrix[k * n + k];
        }
        double pivot = row[j];
        for (std::int64_t m = first; m < j; ++m) {
            pivot -= row[m] * row[m];
        }
        if (!(pivot > 0)) { // NaN too
            return j;
        }
        row[j] = std::sqrt(pivot);
    }
    return -1;
}

// A row below the corner: its part of the panel times the inverse of the corner's transpose.
void solveRow(const double* matrix, std::int64_t n, std::int64_t first, std::int64_t width, double* row)
{
    for (std::int64_t k = first; k < first + width; ++k) {
        double value = row[k];
        for (std::int64_t m = first; m < k; ++m) {
            value -= row[m] * matrix[k * n + m];
        }
        row[k] = value / matrix[k * n + k];
    }
}

} // namespace

HETEROSIS_CLONES void rowTimesPanel(const float* left, const double* right, std::int64_t count, double* sums) { times(left, right, count, sums); }
HETEROSIS_CLONES void rowTimesPanel(const double* left, const double* right, std::int64_t count, double* sums) { times(left, right, count, sums); }

std::int64_t factorise(std::vector<double>& matrix, std::int64_t n)
{
    double* const m = matrix.data();
    std::vector<double> panel; // the rows of the panel so far, transposed: [first, kPanel]
    for (std::int64_t first = 0; first < n; first += kPanel) {
        const std::int64_t width = std::min(kPanel, n - first), grain = std::max<std::int64_t>(1, (1 << 14) / (kPanel + first));
        panel.assign(std::size_t(first * kPanel), 0.0);
        for (std::int64_t k = 0; k < first; ++k) {
            std::copy_n(m + k * n + first, width, panel.data() + k * kPanel); // above the diagonal stands the transpose
        }
        parallelFor(first, n, grain, [&](std::int64_t begin, std::int64_t end) {
            double sums[kPanel];
            for (std::int64_t i = begin; i < end; ++i) {
                rowTimesPanel(m + i * n, panel.data(), first, sums);
                for (std::int64_t j = first; j < std::min(first + width, i + 1); ++j) {
                    m[i * n + j] -= sums[j - first];
                }
            }
        });
        if (const std::int64_t bad = factoriseCorner(m, n, first, width); bad >= 0) {
            return bad;
        }
        parallelFor(first + width, n, grain, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t i = begin; i < end; ++i) {
                solveRow(m, n, first, width, m + i * n);
            }
        });
        for (std::int64_t j = first; j < first + width; ++j) {
            for (std::int64_t i = j + 1; i < n; ++i) {
                m[j * n + i] = m[i * n + j];
            }
        }
    }
    return -1;
}

void solve(const std::vector<double>& factor, std::int64_t n, double* b)
{
    double sums[kPanel];
    const auto settle = [&](std::int64_t row) {
        for (std::int64_t j = 0; j < kPanel; ++j) {
            b[row * kPanel + j] = (b[row * kPanel + j] - sums[j]) / factor[std::size_t(row * n + row)];
        }
    };
    for (std::int64_t row = 0; row < n; ++row) {
        rowTimesPanel(factor.data() + row * n, b, row, sums);
        settle(row);
    }
    for (std::int64_t row = n - 1; row >= 0; --row) {
        rowTimesPanel(factor.data() + row * n + row + 1, b + (row + 1) * kPanel, n - row - 1, sums);
        settle(row);
    }
}

} // namespace heterosis::operators::dense
