// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/operators/sparsify.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace heterosis::operators {

namespace {

constexpr float kNoNorm = 1e-7f; // below it nothing is rescaled

void magnitudes(const Chunk& chunk, float* values)
{
    for (std::int64_t i = 0; i < chunk.count; ++i) {
        values[i] = std::abs(chunk.x[0][i]);
    }
}

// The task vector of one input alone.
Operands only(const Operands& operands, std::size_t input)
{
    return {.inputs = {operands.inputs[input]}, .base = operands.base, .count = operands.count, .row = operands.row};
}

} // namespace

Sparsifier::Sparsifier(const Operands& operands, std::size_t input, const SparsityRule& rule) : m_rule(rule)
{
    m_whole = rule.sparsity == Sparsity::Whole || rule.density >= 1;
    if (m_whole) {
        return;
    }
    const Operands one = only(operands, input);
    const std::int64_t n = operands.count;
    const auto kept = std::int64_t(rule.density * double(n));
    m_nothing = rule.density <= 0 || n == 0;
    if (m_nothing) {
        return;
    }
    if (rule.sparsity == Sparsity::Magnitude) { // of equal ones the first stay
        m_selected = select(one, Deltas::Yes, magnitudes, n - std::max<std::int64_t>(1, kept), n, Ties::Backward);
    } else if (rule.sparsity == Sparsity::Outliers) {
        const std::int64_t bottom = std::max<std::int64_t>(0, n - kept - std::int64_t(rule.gamma * double(n)));
        m_selected = select(one, Deltas::Yes, magnitudes, bottom, bottom + kept, Ties::Forward);
    } else if (rule.sparsity == Sparsity::Ranked && !rule.mask) {
        drawRanked(one);
    }
    if (rule.rescale) {
        measureScale(one);
    }
}

// Chances by the rank of the magnitude within the row; equal ones are ranked by their index.
void Sparsifier::drawRanked(const Operands& operands)
{
    m_drawn.resize(std::size_t(operands.count));
    const std::int64_t row = operands.row;
    eachChunk(operands, Deltas::Yes, true, [&](const Chunk& chunk) {
        std::vector<std::int32_t> order(static_cast<std::size_t>(row));
        for (std::int64_t at = 0; at < chunk.count; at += row) {
            const float* x = chunk.x[0] + at;
            std::iota(order.begin(), order.end(), 0);
            std::sort(order.begin(), order.end(), [x](std::int32_t i, std::int32_t j) {
                const float a = std::abs(x[i]), b = std::abs(x[j]);
                const bool aNan = a != a, bNan = b != b;
                return aNan != bNan ? bNan : !aNan && a != b ? a < b : i < j;
            });
            for (std::int64_t rank = 0; rank < row; ++rank) {
                const double place = row > 1 ? double(rank) / double(row - 1) : 0.5;
                const auto chance = float(m_rule.density - m_rule.epsilon + 2 * m_rule.epsilon * place);
                const std::int64_t index = chunk.first + at + order[std::size_t(rank)];
                m_drawn[std::size_t(index)] = m_rule.draws(index) < chance;
            }
        }
    });
}

void Sparsifier::measureScale(const Operands& operands)
{
    const auto sums = sumChunks(operands, Deltas::Yes, 2, [this](const Chunk& chunk, double* out) {
        for (std::int64_t i = 0; i < chunk.count; ++i) {
            const double magnitude = std::abs(chunk.x[0][i]);
            out[0] += magnitude;
            out[1] += stays(chunk.x[0][i], chunk.first + i) ? magnitude : 0;
        }
    });
    const auto before = float(sums[0]), after = float(sums[1]);
    m_scale = before < kNoNorm || after < kNoNorm ? 1.0f : before / after;
}

bool Sparsifier::stays(float delta, std::int64_t index) const
{
    switch (m_rule.sparsity) {
    case Sparsity::Whole: return true;
    case Sparsity::Magnitude:
    case Sparsity::Outliers: return m_selected.holds(std::abs(delta), index);
    case Sparsity::Random:
        return m_rule.mask ? (*m_rule.mask)[std::size_t(index)] != std::byte {} : m_rule.draws(index) < float(m_rule.density);
    case Sparsity::Ranked: return m_rule.mask ? (*m_rule.mask)[std::size_t(index)] != std::byte {} : m_drawn[std::size_t(index)] != 0;
    }
    return true;
}

void Sparsifier::apply(std::int64_t first, std::int64_t count, float* delta) const
{
    if (m_whole) {
        return;
    }
    for (std::int64_t i = 0; i < count; ++i) {
        delta[i] = !m_nothing && stays(delta[i], first + i) ? delta[i] * m_scale : 0.0f;
    }
}

} // namespace heterosis::operators
