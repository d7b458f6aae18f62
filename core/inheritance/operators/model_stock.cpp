// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/operators/model_stock.h"

#include <algorithm>
#include <cmath>

namespace heterosis::operators {

namespace {

// products: n * n inner products of the deltas.
float shareOfMean(const double* products, std::size_t n)
{
    double cosine = 0;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = i + 1; j < n; ++j) {
            const double lengths = std::sqrt(products[i * n + i]) * std::sqrt(products[j * n + j]);
            cosine += std::clamp(products[i * n + j] / std::max(lengths, 1e-6), -1.0, 1.0);
        }
    }
    cosine /= double(n * (n - 1) / 2);
    const double divisor = 1 + double(n - 1) * cosine;
    return std::abs(divisor) < 1e-6 ? 0.0f : float(double(n) * cosine / divisor);
}

// The mean of the inputs drawn to the base: x[0][begin, end) of the chunk.
void draw(const Chunk& chunk, std::size_t n, float t, std::int64_t begin, std::int64_t end)
{
    for (std::int64_t k = begin; k < end; ++k) {
        float sum = 0;
        for (std::size_t i = 0; i < n; ++i) {
            sum += chunk.x[i][k];
        }
        chunk.x[0][k] = t * (sum / float(n)) + (1 - t) * chunk.base()[k];
    }
}

} // namespace

void modelStock(const Operands& operands, bool byRow, const Output& out)
{
    const std::size_t n = operands.inputs.size();
    if (!byRow) {
        const float t = shareOfMean(gram(operands, Deltas::Yes).data(), n);
        eachChunk(operands, Deltas::No, false, [&](const Chunk& chunk) {
            draw(chunk, n, t, 0, chunk.count);
            out.write(chunk.first, chunk.count, chunk.x[0]);
        });
        return;
    }
    const auto products = sumRows(operands, Deltas::Yes, n * n, [n](const Chunk& chunk, double* sums) {
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = i; j < n; ++j) {
                sums[i * n + j] = dot(chunk.x[i], chunk.x[j], chunk.count);
            }
        }
    });
    eachChunk(operands, Deltas::No, true, [&](const Chunk& chunk) {
        for (std::int64_t at = 0; at < chunk.count; at += operands.row) {
            const auto row = std::size_t((chunk.first + at) / operands.row);
            draw(chunk, n, shareOfMean(products.data() + row * n * n, n), at, at + operands.row);
        }
        out.write(chunk.first, chunk.count, chunk.x[0]);
    });
}

} // namespace heterosis::operators
