// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/operators/sparsify.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>

namespace heterosis::operators {

namespace {

constexpr float kNoNorm = 1e-7f; // below it nothing is rescaled

void magnitudes(const Chunk& chunk, float* values)
{
    loops::absolute(chunk.x[0], values, chunk.count);
}

struct Ranked {
    std::uint32_t size = 0; // the bits of a magnitude: they have its order, NaN comes last
    std::uint32_t index = 0;
};

// The elements of a row by ascending magnitude, equal ones by their index (a radix sort, eight bits at a time).
void rankMagnitudes(const float* row, std::int64_t count, std::vector<Ranked>& order, std::vector<Ranked>& spare)
{
    order.resize(std::size_t(count));
    spare.resize(order.size());
    std::array<std::array<std::uint32_t, 257>, 4> starts {};
    for (std::uint32_t i = 0; i < std::uint32_t(count); ++i) {
        const std::uint32_t size = std::bit_cast<std::uint32_t>(row[i]) & 0x7FFFFFFFu;
        order[i] = {size, i};
        for (std::uint32_t digit = 0; digit < 4; ++digit) {
            ++starts[digit][(size >> (8 * digit) & 0xFFu) + 1];
        }
    }
    for (std::uint32_t digit = 0; digit < 4; ++digit) {
        std::partial_sum(starts[digit].begin(), starts[digit].end(), starts[digit].begin());
        for (const Ranked& one : order) {
            spare[starts[digit][one.size >> (8 * digit) & 0xFFu]++] = one;
        }
        order.swap(spare);
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
        std::vector<Ranked> order, spare;
        for (std::int64_t at = 0; at < chunk.count; at += row) {
            rankMagnitudes(chunk.x[0] + at, row, order, spare);
            for (std::int64_t rank = 0; rank < row; ++rank) {
                const double place = row > 1 ? double(rank) / double(row - 1) : 0.5;
                const auto chance = float(m_rule.density - m_rule.epsilon + 2 * m_rule.epsilon * place);
                const std::int64_t index = chunk.first + at + order[std::size_t(rank)].index;
                m_drawn[std::size_t(index)] = m_rule.draws(index) < chance;
            }
        }
    });
}

void Sparsifier::measureScale(const Operands& operands)
{
    const auto sums = sumChunks(operands, Deltas::Yes, 2, [this](const Chunk& chunk, double* out) {
        std::vector<std::uint8_t> kept(std::size_t(chunk.count), 0);
        keep(chunk.first, chunk.count, chunk.x[0], kept.data());
        loops::magnitudes(chunk.x[0], kept.data(), out[0], out[1], chunk.count);
    });
    const auto before = float(sums[0]), after = float(sums[1]);
    m_scale = before < kNoNorm || after < kNoNorm ? 1.0f : before / after;
}

void Sparsifier::keep(std::int64_t first, std::int64_t count, const float* delta, std::uint8_t* kept) const
{
    switch (m_rule.sparsity) {
    case Sparsity::Whole: std::fill_n(kept, count, std::uint8_t(1)); return;
    case Sparsity::Magnitude:
    case Sparsity::Outliers: {
        std::vector<float> sizes(std::size_t(count), 0.0f);
        loops::absolute(delta, sizes.data(), count);
        m_selected.keep(first, count, sizes.data(), kept);
        return;
    }
    case Sparsity::Random:
    case Sparsity::Ranked: break;
    }
    if (m_rule.mask) {
        const std::byte* mask = m_rule.mask->data() + first;
        std::transform(mask, mask + count, kept, [](std::byte one) { return std::uint8_t(one != std::byte {}); });
    } else if (m_rule.sparsity == Sparsity::Ranked) {
        std::copy_n(m_drawn.data() + first, count, kept);
    } else {
        loops::draw(m_rule.draws, first, float(m_rule.density), kept, count);
    }
}

void Sparsifier::apply(std::int64_t first, std::int64_t count, float* delta) const
{
    if (m_whole) {
        return;
    }
    std::vector<std::uint8_t> kept(std::size_t(count), 0);
    if (!m_nothing) {
        keep(first, count, delta, kept.data());
    }
    loops::keepScaled(delta, kept.data(), m_scale, count);
}

} // namespace heterosis::operators
