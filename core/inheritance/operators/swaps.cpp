// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/operators/swaps.h"

#include <algorithm>
#include <cmath>

#include "inheritance/operators/selection.h"

namespace heterosis::operators {

namespace {

constexpr double kFloor = 1e-8; // that both distributions are raised by

std::vector<double> softmax(const float* row, std::int64_t count)
{
    const double most = *std::max_element(row, row + count);
    std::vector<double> p(std::size_t(count), 0.0);
    double sum = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        sum += p[i] = std::exp(double(row[i]) - most);
    }
    for (double& x : p) {
        x = x / sum + kFloor;
    }
    return p;
}

double divergence(const Chunk& row)
{
    if (std::equal(row.x[0], row.x[0] + row.count, row.base())) {
        return 0;
    }
    const auto p = softmax(row.x[0], row.count), q = softmax(row.base(), row.count);
    double sum = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        sum += p[i] * std::log(p[i] / q[i]);
    }
    return sum;
}

} // namespace

void nearSwap(const Operands& operands, double t, const Output& out)
{
    const auto near = float(t);
    eachChunk(operands, Deltas::No, false, [&](const Chunk& chunk) {
        for (std::int64_t k = 0; k < chunk.count; ++k) {
            const float a = chunk.base()[k], b = chunk.x[0][k];
            const float w = std::clamp(near / std::max(std::abs(a - b), 1e-6f), 0.0f, 1.0f);
            chunk.x[0][k] = w * b + (1 - w) * a;
        }
        out.write(chunk.first, chunk.count, chunk.x[0]);
    });
}

void arceeFusion(const Operands& operands, const Output& out)
{
    const auto divergences = sumRows(operands, Deltas::No, 1, [](const Chunk& row, double* sum) { *sum = divergence(row); });
    const Measure importance = [&](const Chunk& chunk, float* values) {
        for (std::int64_t k = 0; k < chunk.count; ++k) {
            const auto row = std::size_t((chunk.first + k) / operands.row);
            values[k] = std::abs(chunk.x[0][k] - chunk.base()[k]) * float(divergences[row]);
        }
    };
    const auto quantile = [&](float q) {
        return valueAt(operands, Deltas::No, importance, std::int64_t(q * float(operands.count - 1)));
    };
    const float threshold = quantile(0.5f) + 1.5f * (quantile(0.75f) - quantile(0.25f));
    eachChunk(operands, Deltas::No, false, [&](const Chunk& chunk) {
        std::vector<float> values(std::size_t(chunk.count), 0.0f);
        importance(chunk, values.data());
        for (std::int64_t k = 0; k < chunk.count; ++k) {
            const float base = chunk.base()[k];
            chunk.x[0][k] = base + (values[std::size_t(k)] >= threshold ? chunk.x[0][k] - base : 0.0f);
        }
        out.write(chunk.first, chunk.count, chunk.x[0]);
    });
}

} // namespace heterosis::operators
