// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/operators/ram.h"

#include <algorithm>
#include <cmath>

namespace heterosis::operators {

namespace {

int changesAt(const Chunk& chunk, std::size_t n, std::int64_t k, float epsilon)
{
    int changes = 0;
    for (std::size_t i = 0; i < n; ++i) {
        changes += std::abs(chunk.x[i][k]) > epsilon;
    }
    return changes;
}

// What each input's lone changes are multiplied with.
std::vector<float> strengths(const Operands& operands, const RamRule& rule)
{
    const std::size_t n = operands.inputs.size();
    std::vector<float> factors(n, 1.0f);
    if (!rule.strengthen) {
        return factors;
    }
    const auto epsilon = float(rule.epsilon);
    const auto counts = sumChunks(operands, Deltas::Yes, 2 * n, [&](const Chunk& chunk, double* out) {
        for (std::int64_t k = 0; k < chunk.count; ++k) {
            const int changes = changesAt(chunk, n, k, epsilon);
            for (std::size_t i = 0; i < n; ++i) {
                if (std::abs(chunk.x[i][k]) > epsilon) {
                    out[changes > 1 ? 2 * i : 2 * i + 1] += 1;
                }
            }
        }
    });
    for (std::size_t i = 0; i < n; ++i) {
        const double share = counts[2 * i] / std::max(counts[2 * i + 1], rule.epsilon);
        factors[i] = float(1 + rule.r * std::min(std::max(share, 0.0), rule.alpha));
    }
    return factors;
}

} // namespace

void ram(const Operands& operands, const RamRule& rule, const Output& out)
{
    const std::size_t n = operands.inputs.size();
    const auto factors = strengths(operands, rule);
    const auto epsilon = float(rule.epsilon);
    eachChunk(operands, Deltas::Yes, false, [&](const Chunk& chunk) {
        for (std::int64_t k = 0; k < chunk.count; ++k) {
            const int changes = changesAt(chunk, n, k, epsilon);
            float mixed = 0;
            for (std::size_t i = 0; i < n; ++i) {
                const float x = std::abs(chunk.x[i][k]) > epsilon ? chunk.x[i][k] : 0.0f;
                mixed += changes > 1 ? x / float(changes) : x * factors[i];
            }
            chunk.base()[k] = chunk.base()[k] + mixed;
        }
        out.write(chunk.first, chunk.count, chunk.base());
    });
}

} // namespace heterosis::operators
