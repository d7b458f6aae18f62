// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/operators/sce.h"

#include <algorithm>
#include <cmath>

#include "inheritance/operators/selection.h"
#include "inheritance/operators/task_vectors.h"

namespace heterosis::operators {

namespace {

// Variance over the inputs, place by place, computed in float64 (Welford) and rounded.
void variances(const Chunk& chunk, std::size_t n, float* values)
{
    for (std::int64_t k = 0; k < chunk.count; ++k) {
        double mean = 0, squares = 0;
        for (std::size_t i = 0; i < n; ++i) {
            const double x = chunk.x[i][k], departure = x - mean;
            mean += departure / double(i + 1);
            squares += departure * (x - mean);
        }
        values[k] = float(squares / double(n));
    }
}

// Clears the places that were not selected.
class Selection {
public:
    Selection(const Operands& operands, double topk) : m_n(operands.inputs.size()), m_all(topk >= 1)
    {
        if (m_all) {
            return;
        }
        const auto measure = [this](const Chunk& chunk, float* values) { variances(chunk, m_n, values); };
        const auto varied = sumChunks(operands, Deltas::Yes, 1, [&](const Chunk& chunk, double* out) {
            std::vector<float> values(std::size_t(chunk.count), 0.0f);
            measure(chunk, values.data());
            out[0] = double(std::count_if(values.begin(), values.end(), [](float v) { return v != 0; }));
        });
        const auto kept = std::int64_t(varied[0] * std::max(topk, 0.0));
        m_selected = select(operands, Deltas::Yes, measure, operands.count - kept, operands.count, Ties::Backward);
    }

    void apply(const Chunk& chunk) const
    {
        if (m_all) {
            return;
        }
        std::vector<float> values(std::size_t(chunk.count), 0.0f);
        variances(chunk, m_n, values.data());
        std::vector<std::uint8_t> kept(values.size(), 0);
        m_selected.keep(chunk.first, chunk.count, values.data(), kept.data());
        for (std::size_t i = 0; i < m_n; ++i) {
            for (std::int64_t k = 0; k < chunk.count; ++k) {
                chunk.x[i][k] = kept[std::size_t(k)] ? chunk.x[i][k] : 0.0f;
            }
        }
    }

private:
    std::size_t m_n;
    bool m_all;
    Selected m_selected;
};

std::vector<float> weightsOf(const Operands& operands, const Selection& selection)
{
    const std::size_t n = operands.inputs.size();
    const auto squares = sumChunks(operands, Deltas::Yes, n, [&](const Chunk& chunk, double* out) {
        selection.apply(chunk);
        for (std::size_t i = 0; i < n; ++i) {
            out[i] = dot(chunk.x[i], chunk.x[i], chunk.count);
        }
    });
    double total = 0;
    for (const double square : squares) {
        total += square / double(operands.count);
    }
    std::vector<float> weights;
    for (const double square : squares) {
        weights.push_back(std::abs(total) < 1e-6 ? 1.0f / float(n) : float(square / double(operands.count) / total));
    }
    return weights;
}

} // namespace

void sce(const Operands& operands, double topk, const Output& out)
{
    const std::size_t n = operands.inputs.size();
    const Selection selection(operands, topk);
    const auto weights = weightsOf(operands, selection);
    eachChunk(operands, Deltas::Yes, false, [&](const Chunk& chunk) {
        std::vector<float> divisors(std::size_t(chunk.count), 0.0f);
        selection.apply(chunk);
        electSigns(chunk, weights, divisors.data());
        for (std::int64_t k = 0; k < chunk.count; ++k) {
            float mixed = 0;
            for (std::size_t i = 0; i < n; ++i) {
                mixed += chunk.x[i][k] * weights[i];
            }
            chunk.base()[k] = chunk.base()[k] + mixed / std::max(divisors[std::size_t(k)], 1e-6f);
        }
        out.write(chunk.first, chunk.count, chunk.base());
    });
}

} // namespace heterosis::operators
