// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/operators/slerp.h"

#include <algorithm>
#include <cmath>

#include "base/parallel.h"

namespace heterosis::operators {

namespace {

constexpr double kParallel = 0.9995, kOpposite = 1e-6;
constexpr std::int64_t kColumns = 64; // that are read together

struct Pair {
    float a, b;
};

Pair straight(double t) { return {float(1 - t), float(t)}; }

Pair onArc(double cosine, double t)
{
    const double theta = std::acos(cosine), sine = std::sin(theta);
    return {float(std::sin((1 - t) * theta) / sine), float(std::sin(t * theta) / sine)};
}

Pair slerpPair(double aa, double ab, double bb, double t)
{
    const auto norm = [](double square) {
        const double root = std::sqrt(square);
        return float(root) > 1e-8f ? root : 1.0;
    };
    const double cosine = std::clamp(ab / (norm(aa) * norm(bb)), -1.0, 1.0);
    return std::abs(cosine) > kParallel ? straight(t) : onArc(cosine, t);
}

Pair nuslerpPair(double aa, double ab, double bb, double t)
{
    const double lengths = std::max(std::sqrt(aa), 1e-7) * std::max(std::sqrt(bb), 1e-7);
    const double cosine = std::clamp(ab / lengths, -1.0, 1.0), square = 1 - cosine * cosine;
    const bool parallel = std::abs(float(cosine)) == 1 || (cosine < 0 && square <= kOpposite);
    return parallel ? straight(t) : onArc(cosine, t);
}

// Inner products aa, ab, bb of a piece.
void products(const Chunk& chunk, double* sums)
{
    sums[0] = dot(chunk.x[0], chunk.x[0], chunk.count);
    sums[1] = dot(chunk.x[0], chunk.x[1], chunk.count);
    sums[2] = dot(chunk.x[1], chunk.x[1], chunk.count);
}

Deltas deltasOf(const Operands& operands) { return operands.base ? Deltas::Yes : Deltas::No; }

void nuslerpRows(const Operands& operands, double t, const Output& out)
{
    const auto sums = sumRows(operands, deltasOf(operands), 3, products);
    eachChunk(operands, deltasOf(operands), true, [&](const Chunk& chunk) {
        for (std::int64_t at = 0; at < chunk.count; at += operands.row) {
            const double* s = sums.data() + (chunk.first + at) / operands.row * 3;
            const Pair c = nuslerpPair(s[0], s[1], s[2], t);
            for (std::int64_t i = at; i < at + operands.row; ++i) {
                const float turned = c.a * chunk.x[0][i] + c.b * chunk.x[1][i];
                chunk.x[0][i] = operands.base ? chunk.base()[i] + turned : turned;
            }
        }
        out.write(chunk.first, chunk.count, chunk.x[0]);
    });
}

// Vectors along the first axis: the sums of a block of columns run down all rows.
std::vector<Pair> columnPairs(const Operands& operands, double t)
{
    const std::int64_t columns = operands.row, rows = operands.count / columns;
    std::vector<Pair> pairs(std::size_t(columns), Pair {0, 0});
    parallelFor(0, (columns + kColumns - 1) / kColumns, 1, [&](std::int64_t begin, std::int64_t end) {
        std::vector<float> a(kColumns), b(kColumns), base(kColumns);
        for (std::int64_t block = begin; block < end; ++block) {
            const std::int64_t first = block * kColumns, n = std::min(kColumns, columns - first);
            std::vector<double> sums(std::size_t(n) * 3, 0.0);
            for (std::int64_t row = 0; row < rows; ++row) {
                operands.inputs[0].read(row * columns + first, n, a.data());
                operands.inputs[1].read(row * columns + first, n, b.data());
                if (operands.base) {
                    operands.base->read(row * columns + first, n, base.data());
                }
                for (std::size_t i = 0; i < std::size_t(n); ++i) {
                    const double x = a[i] - base[i], y = b[i] - base[i];
                    sums[3 * i] += x * x;
                    sums[3 * i + 1] += x * y;
                    sums[3 * i + 2] += y * y;
                }
            }
            for (std::size_t i = 0; i < std::size_t(n); ++i) {
                pairs[std::size_t(first) + i] = nuslerpPair(sums[3 * i], sums[3 * i + 1], sums[3 * i + 2], t);
            }
        }
    });
    return pairs;
}

void nuslerpColumns(const Operands& operands, double t, const Output& out)
{
    const auto pairs = columnPairs(operands, t);
    eachChunk(operands, deltasOf(operands), true, [&](const Chunk& chunk) {
        for (std::int64_t i = 0; i < chunk.count; ++i) {
            const Pair& c = pairs[std::size_t(i % operands.row)];
            const float turned = c.a * chunk.x[0][i] + c.b * chunk.x[1][i];
            chunk.x[0][i] = operands.base ? chunk.base()[i] + turned : turned;
        }
        out.write(chunk.first, chunk.count, chunk.x[0]);
    });
}

} // namespace

void slerp(const Operands& operands, double t, const Output& out)
{
    const auto sums = sumChunks(operands, Deltas::No, 3, products);
    const Pair c = slerpPair(sums[0], sums[1], sums[2], t);
    combine(operands, Deltas::No, std::vector<float> {c.a, c.b}, out);
}

void nuslerp(const Operands& operands, double t, Vectors vectors, const Output& out)
{
    if (vectors == Vectors::Rows) {
        nuslerpRows(operands, t, out);
    } else if (vectors == Vectors::Columns) {
        nuslerpColumns(operands, t, out);
    } else {
        const auto sums = sumChunks(operands, deltasOf(operands), 3, products);
        const Pair c = nuslerpPair(sums[0], sums[1], sums[2], t);
        combine(operands, deltasOf(operands), std::vector<float> {c.a, c.b}, out);
    }
}

} // namespace heterosis::operators
