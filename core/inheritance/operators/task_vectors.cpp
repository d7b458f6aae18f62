// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/operators/task_vectors.h"

#include <algorithm>
#include <bit>
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
    std::vector<float> total(std::size_t(chunk.count), 0.0f);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        for (std::size_t k = 0; k < total.size(); ++k) {
            total[k] += chunk.x[i][k];
        }
    }
    std::fill_n(sums, chunk.count, 0.0f);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        float* x = chunk.x[i];
        const auto weight = std::bit_cast<std::uint32_t>(weights[i]);
        for (std::size_t k = 0; k < total.size(); ++k) { // by masks: which sign wins is as good as random, and a branch would be slow
            const bool plus = total[k] >= 0, stays = (plus & (x[k] > 0)) | (!plus & (x[k] < 0));
            const std::uint32_t all = 0u - std::uint32_t(stays), shown = 0u - std::uint32_t(stays | (x[k] != x[k]));
            sums[k] += std::bit_cast<float>(weight & all);
            x[k] = std::bit_cast<float>(std::bit_cast<std::uint32_t>(x[k]) & shown); // a NaN of a parent is not hidden
        }
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
        std::vector<float> mixed(divisors.size(), 0.0f);
        for (std::size_t i = 0; i < rule.weights.size(); ++i) {
            for (std::size_t k = 0; k < mixed.size(); ++k) {
                mixed[k] += chunk.x[i][k];
            }
        }
        for (std::size_t k = 0; k < mixed.size(); ++k) {
            const float divisor = rule.normalize && divisors[k] != 0 ? divisors[k] : 1.0f;
            chunk.base()[k] = chunk.base()[k] + mixed[k] / divisor * rule.lambda;
        }
        out.write(chunk.first, chunk.count, chunk.base());
    });
}

} // namespace heterosis::operators
