// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/operators/statistical.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/error.h"
#include "base/parallel.h"
#include "inheritance/operators/dense.h"

namespace heterosis::operators {

namespace {

using dense::kPanel;

// fishers: null where all weights count alike.
void mean(const Operands& operands, const std::vector<Operand>* fishers, const std::vector<double>& shares, const Output& out)
{
    const std::size_t parents = operands.inputs.size();
    Operands all {.inputs = operands.inputs, .base = {}, .count = operands.count, .row = operands.row};
    if (fishers) {
        all.inputs.insert(all.inputs.end(), fishers->begin(), fishers->end());
    }
    eachChunk(all, Deltas::No, false, [&](const Chunk& chunk) {
        std::vector<double> plain(std::size_t(chunk.count), 0.0), sum(plain), divisor(plain);
        for (std::size_t p = 0; p < parents; ++p) {
            const float *x = chunk.x[p], *f = fishers ? chunk.x[parents + p] : nullptr;
            for (std::size_t i = 0; i < plain.size(); ++i) {
                plain[i] += shares[p] * double(x[i]);
                const double weight = f ? shares[p] * double(f[i]) : 0;
                sum[i] += weight * double(x[i]);
                divisor[i] += weight;
            }
        }
        for (std::size_t i = 0; i < plain.size(); ++i) {
            bool alike = true;
            for (std::size_t p = 1; p < parents; ++p) {
                alike = alike && std::memcmp(chunk.x[p] + i, chunk.x[0] + i, sizeof(float)) == 0;
            }
            if (!alike) {
                const bool asked = divisor[i] > 0 && std::isfinite(divisor[i]);
                chunk.x[0][i] = float(asked ? sum[i] / divisor[i] : plain[i]);
            }
        }
        out.write(chunk.first, chunk.count, chunk.x[0]);
    });
}

// Works on 32 outputs at a time.
class Regression {
public:
    Regression(const Operands& operands, const RegMean& rule, const std::vector<double>& shares, const Output& out)
        : m_operands(operands), m_rule(rule), m_shares(shares), m_out(out), m_inputs(rule.inputs), m_outputs(operands.count / rule.inputs)
    {
    }

    void run()
    {
        prepare();
        parallelFor(0, (m_outputs + kPanel - 1) / kPanel, 1, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t panel = begin; panel < end; ++panel) {
                fit(panel * kPanel, std::min(kPanel, m_outputs - panel * kPanel));
            }
        });
    }

private:
    using Numbers = std::vector<double>;

    // The sum of the Gram matrices, factorised. An input that nothing moves stands alone.
    void prepare()
    {
        const std::int64_t n = m_inputs;
        m_diagonals.assign(m_shares.size(), Numbers(std::size_t(n), 0.0));
        m_factor.assign(std::size_t(n * n), 0.0);
        parallelFor(0, n, std::max<std::int64_t>(1, (1 << 15) / n), [&](std::int64_t begin, std::int64_t end) {
            std::vector<float> row(std::size_t(n), 0.0f);
            for (std::int64_t r = begin; r < end; ++r) {
                double* sum = m_factor.data() + r * n;
                for (std::size_t p = 0; p < m_shares.size(); ++p) {
                    m_rule.grams[p].read(r * n, n, row.data());
                    const double scale = m_shares[p] * m_rule.alpha;
                    for (std::int64_t c = 0; c < r; ++c) {
                        sum[c] += scale * double(row[std::size_t(c)]);
                    }
                    m_diagonals[p][std::size_t(r)] = double(row[std::size_t(r)]);
                    sum[r] += m_shares[p] * double(row[std::size_t(r)]);
                }
            }
        });
        m_idle.assign(std::size_t(n), false);
        for (std::int64_t r = 0; r < n; ++r) {
            if (m_factor[std::size_t(r * n + r)] == 0) {
                m_idle[std::size_t(r)] = true;
                std::fill_n(m_factor.begin() + r * n, r, 0.0);
                for (std::int64_t below = r + 1; below < n; ++below) {
                    m_factor[std::size_t(below * n + r)] = 0;
                }
                m_factor[std::size_t(r * n + r)] = 1;
            }
        }
        if (const std::int64_t bad = dense::factorise(m_factor, n); bad >= 0) {
            throw Error({.message = text("The Gram matrices of {} give no one solution: input {} depends on those before it", m_rule.place, bad),
                         .place = m_rule.place,
                         .remedy = text("Choose an alpha below 1, or gather the statistics on more data")});
        }
    }

    void read(const Operand& operand, std::int64_t first, std::int64_t width, Numbers& to) const // [inputs, kPanel]
    {
        std::vector<float> run(std::size_t(m_rule.outputsAreOuter ? m_inputs : width), 0.0f);
        for (std::int64_t outer = 0; outer < (m_rule.outputsAreOuter ? width : m_inputs); ++outer) {
            const std::int64_t from = m_rule.outputsAreOuter ? (first + outer) * m_inputs : outer * m_outputs + first;
            operand.read(from, std::int64_t(run.size()), run.data());
            for (std::size_t i = 0; i < run.size(); ++i) {
                const auto place = m_rule.outputsAreOuter ? std::int64_t(i) * kPanel + outer : outer * kPanel + std::int64_t(i);
                to[std::size_t(place)] = double(run[i]);
            }
        }
    }

    void write(std::int64_t first, std::int64_t width, const Numbers& from) const
    {
        std::vector<float> run(std::size_t(m_rule.outputsAreOuter ? m_inputs : width), 0.0f);
        for (std::int64_t outer = 0; outer < (m_rule.outputsAreOuter ? width : m_inputs); ++outer) {
            for (std::size_t i = 0; i < run.size(); ++i) {
                const auto place = m_rule.outputsAreOuter ? std::int64_t(i) * kPanel + outer : outer * kPanel + std::int64_t(i);
                run[i] = float(from[std::size_t(place)]);
            }
            const std::int64_t to = m_rule.outputsAreOuter ? (first + outer) * m_inputs : outer * m_outputs + first;
            m_out.write(to, std::int64_t(run.size()), run.data());
        }
    }

    void fit(std::int64_t first, std::int64_t width) const
    {
        const std::size_t room = std::size_t(m_inputs * kPanel);
        std::vector<Numbers> departures(m_shares.size(), Numbers(room, 0.0)); // of each parent from the plain mean
        Numbers plain(room, 0.0), sought(room, 0.0);
        for (std::size_t p = 0; p < m_shares.size(); ++p) {
            read(m_operands.inputs[p], first, width, departures[p]);
            for (std::size_t i = 0; i < room; ++i) {
                plain[i] += m_shares[p] * departures[p][i];
            }
        }
        for (std::size_t p = 0; p < m_shares.size(); ++p) {
            for (std::size_t i = 0; i < room; ++i) {
                departures[p][i] -= plain[i];
            }
            addAsked(p, departures[p], sought);
        }
        dense::solve(m_factor, m_inputs, sought.data());
        for (std::size_t i = 0; i < room; ++i) {
            plain[i] += sought[i];
        }
        write(first, width, plain);
    }

    // sought += s G' D, where G' = alpha G + (1 - alpha) diag(G).
    void addAsked(std::size_t parent, const Numbers& departures, Numbers& sought) const
    {
        std::vector<float> row(std::size_t(m_inputs), 0.0f);
        double sums[kPanel];
        for (std::int64_t r = 0; r < m_inputs; ++r) {
            if (m_idle[std::size_t(r)]) {
                continue;
            }
            m_rule.grams[parent].read(r * m_inputs, m_inputs, row.data());
            dense::rowTimesPanel(row.data(), departures.data(), m_inputs, sums);
            const double own = (1 - m_rule.alpha) * m_diagonals[parent][std::size_t(r)];
            for (std::int64_t j = 0; j < kPanel; ++j) {
                const auto place = std::size_t(r * kPanel + j);
                sought[place] += m_shares[parent] * (m_rule.alpha * sums[j] + own * departures[place]);
            }
        }
    }

    const Operands& m_operands;
    const RegMean& m_rule;
    const std::vector<double>& m_shares;
    const Output& m_out;
    std::int64_t m_inputs, m_outputs;
    Numbers m_factor;
    std::vector<Numbers> m_diagonals;
    std::vector<bool> m_idle;
};

} // namespace

void fisherMean(const Operands& operands, const std::vector<Operand>& fishers, const std::vector<double>& shares, const Output& out)
{
    mean(operands, &fishers, shares, out);
}

void plainMean(const Operands& operands, const std::vector<double>& shares, const Output& out) { mean(operands, nullptr, shares, out); }

void regMean(const Operands& operands, const RegMean& rule, const std::vector<double>& shares, const Output& out)
{
    Regression(operands, rule, shares, out).run();
}

} // namespace heterosis::operators
