// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/operators/task_vectors.h"

#include <algorithm>
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
        loops::multiply(chunk.x[i], rule.weights[i], chunk.count);
    }
}

} // namespace

void electSigns(const Chunk& chunk, std::span<const float> weights, float* sums)
{
    std::vector<float> total(std::size_t(chunk.count), 0.0f);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        loops::add(total.data(), chunk.x[i], chunk.count);
    }
    std::fill_n(sums, chunk.count, 0.0f);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        loops::elect(chunk.x[i], total.data(), weights[i], sums, chunk.count);
    }
}

void addTaskVectors(const Operands& operands, const TaskVectorRule& rule, const Output& out)
{
    std::vector<Sparsifier> sparsifiers;
    for (std::size_t i = 0; i < operands.inputs.size(); ++i) {
        sparsifiers.emplace_back(operands, i, rule.sparsity[i]);
    }
    const float total = sumOf(rule.weights), whole = std::abs(total) < kNoWeight ? 1.0f : total;
    eachChunk(operands, Deltas::Yes, false, [&](const Chunk& chunk) {
        weigh(chunk, rule, sparsifiers);
        std::vector<float> divisors(std::size_t(rule.elect ? chunk.count : 0), 0.0f);
        if (rule.elect) {
            electSigns(chunk, rule.weights, divisors.data());
        }
        std::vector<float> mixed(std::size_t(chunk.count), 0.0f);
        for (std::size_t i = 0; i < rule.weights.size(); ++i) {
            loops::add(mixed.data(), chunk.x[i], chunk.count);
        }
        if (rule.normalize && rule.elect) {
            loops::addMixed(chunk.base(), mixed.data(), divisors.data(), rule.lambda, chunk.count);
        } else {
            loops::addMixed(chunk.base(), mixed.data(), rule.normalize ? whole : 1.0f, rule.lambda, chunk.count);
        }
        out.write(chunk.first, chunk.count, chunk.base());
    });
}

} // namespace heterosis::operators
