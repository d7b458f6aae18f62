// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/operators/task_vectors.h"

#include <cmath>

namespace heterosis::operators {

namespace {

constexpr float kNoWeight = 1e-8f;

float sumOf(const std::vector<float>& weights)
{
    float sum = 0;
    for (const float weight : weights) {
        sum += weight;
    }
    return sum;
}

// x[i] = weight * sparse delta, for all inputs.
void weigh(const Chunk& chunk, const TaskVectorRule& rule, const std::vector<Sparsifier>& sparsifiers)
{
    for (std::size_t i = 0; i < rule.weights.size(); ++i) {
        sparsifiers[i].apply(chunk.first, chunk.count, chunk.x[i]);
        for (std::int64_t k = 0; k < chunk.count; ++k) {
            chunk.x[i][k] *= rule.weights[i];
        }
    }
}

} // namespace

void electSigns(const Chunk& chunk, std::span<const float> weights, float* sums)
{
    for (std::int64_t k = 0; k < chunk.count; ++k) {
        float total = 0;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            total += chunk.x[i][k];
        }
        const bool plus = total >= 0;
        float stayed = 0;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            float& x = chunk.x[i][k];
            const bool stays = plus ? x > 0 : x < 0;
            stayed += stays ? weights[i] : 0.0f;
            x = stays || x != x ? x : 0.0f; // a NaN of a parent is not hidden
        }
        sums[k] = stayed;
    }
}

void addTaskVectors(const Operands& operands, const TaskVectorRule& rule, const Output& out)
{
    std::vector<Sparsifier> sparsifiers;
    for (std::size_t i = 0; i < operands.inputs.size(); ++i) {
        sparsifiers.emplace_back(operands, i, rule.sparsity[i]);
    }
    const float total = sumOf(rule.weights);
    eachChunk(operands, Deltas::Yes, false, [&](const Chunk& chunk) {
        std::vector<float> divisors(std::size_t(chunk.count), std::abs(total) < kNoWeight ? 1.0f : total);
        weigh(chunk, rule, sparsifiers);
        if (rule.elect) {
            electSigns(chunk, rule.weights, divisors.data());
        }
        for (std::int64_t k = 0; k < chunk.count; ++k) {
            float mixed = 0;
            for (std::size_t i = 0; i < rule.weights.size(); ++i) {
                mixed += chunk.x[i][k];
            }
            const float divisor = divisors[std::size_t(k)];
            mixed = rule.normalize && divisor != 0 ? mixed / divisor : mixed;
            chunk.base()[k] = chunk.base()[k] + mixed * rule.lambda;
        }
        out.write(chunk.first, chunk.count, chunk.base());
    });
}

} // namespace heterosis::operators
