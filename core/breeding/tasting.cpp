// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/tasting.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace heterosis::breeding {

namespace {

double chance(double difference) { return 1 / (1 + std::exp(-difference)); }

double entropy(double p) // of one yes or no, in nats
{
    return p <= 0 || p >= 1 ? 0 : -p * std::log(p) - (1 - p) * std::log(1 - p);
}

// Mean of f(d) over d ~ N(mean, deviation^2): seven-point Gauss-Hermite quadrature.
template <class F> double expected(double mean, double deviation, F&& f)
{
    static constexpr double at[] {0, 0.8162878828589647, 1.673551628767471, 2.651961356835233};
    static constexpr double weight[] {0.8102646175568073, 0.4256072526101278, 0.05451558281912703, 0.0009717812450995192};
    double sum = weight[0] * f(mean);
    for (int k = 1; k < 4; ++k) {
        const double step = std::sqrt(2.0) * deviation * at[k];
        sum += weight[k] * (f(mean + step) + f(mean - step));
    }
    return sum / std::sqrt(M_PI);
}

} // namespace

Tasting::Tasting(std::size_t contestants, double prior) : m_count(contestants), m_precision(1 / (prior * prior))
{
    m_ratings.assign(m_count, {0, prior});
    m_covariance.assign(m_count * m_count, 0);
    for (std::size_t i = 0; i < m_count; ++i) {
        m_covariance[i * m_count + i] = prior * prior;
    }
}

void Tasting::pick(std::size_t winner, std::span<const std::size_t> losers)
{
    for (const std::size_t loser : losers) {
        m_meetings.push_back({winner, loser});
    }
    ++m_verdicts;
    fit();
}

void Tasting::add(std::span<const Meeting> meetings)
{
    m_meetings.insert(m_meetings.end(), meetings.begin(), meetings.end());
    m_verdicts += meetings.size();
    fit();
}

void Tasting::fail(std::size_t contestant)
{
    m_meetings.push_back({m_count, contestant});
    ++m_verdicts;
    fit();
}

void Tasting::pass(std::size_t contestant)
{
    m_meetings.push_back({contestant, m_count});
    ++m_verdicts;
    fit();
}

// Newton's method on the log posterior, which is concave: it ends at its one peak.
void Tasting::fit()
{
    const auto n = Eigen::Index(m_count);
    Eigen::VectorXd rating = Eigen::VectorXd::Zero(n);
    Eigen::MatrixXd curvature(n, n);
    const auto ratingOf = [&](std::size_t i) { return i == m_count ? 0.0 : rating[Eigen::Index(i)]; };
    for (int step = 0; step < 50; ++step) {
        Eigen::VectorXd gradient = -m_precision * rating;
        curvature = m_precision * Eigen::MatrixXd::Identity(n, n);
        for (const Meeting& m : m_meetings) {
            const double p = chance(ratingOf(m.winner) - ratingOf(m.loser)), slope = 1 - p, bend = p * (1 - p);
            const auto w = Eigen::Index(m.winner), l = Eigen::Index(m.loser);
            if (m.winner < m_count) {
                gradient[w] += slope;
                curvature(w, w) += bend;
            }
            if (m.loser < m_count) {
                gradient[l] -= slope;
                curvature(l, l) += bend;
            }
            if (m.winner < m_count && m.loser < m_count) {
                curvature(w, l) -= bend;
                curvature(l, w) -= bend;
            }
        }
        const Eigen::VectorXd move = curvature.llt().solve(gradient);
        rating += move;
        if (move.norm() < 1e-10) {
            break;
        }
    }
    const Eigen::MatrixXd covariance = curvature.llt().solve(Eigen::MatrixXd::Identity(n, n));
    for (std::size_t i = 0; i < m_count; ++i) {
        m_ratings[i] = {rating[Eigen::Index(i)], std::sqrt(covariance(Eigen::Index(i), Eigen::Index(i)))};
        for (std::size_t j = 0; j < m_count; ++j) {
            m_covariance[i * m_count + j] = covariance(Eigen::Index(i), Eigen::Index(j));
        }
    }
}

double Tasting::spread(std::size_t i, std::size_t j) const
{
    const double v = m_covariance[i * m_count + i] + m_covariance[j * m_count + j] - 2 * m_covariance[i * m_count + j];
    return std::sqrt(std::max(v, 0.0));
}

std::vector<std::size_t> Tasting::ranking() const
{
    std::vector<std::size_t> order(m_count);
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return m_ratings[a].mean > m_ratings[b].mean; });
    return order;
}

std::pair<std::size_t, std::size_t> Tasting::next() const
{
    if (m_count < 2) {
        return {0, 0};
    }
    // The chance to be the best, by that of beating the leader.
    const std::size_t leader = ranking().front();
    std::vector<double> hope(m_count, 0.5);
    for (std::size_t i = 0; i < m_count; ++i) {
        if (i != leader) {
            const double deviation = std::max(spread(i, leader), 1e-9);
            hope[i] = 0.5 * std::erfc((m_ratings[leader].mean - m_ratings[i].mean) / deviation / std::sqrt(2.0));
        }
    }
    std::pair<std::size_t, std::size_t> best {0, 1};
    double most = -1;
    for (std::size_t i = 0; i < m_count; ++i) {
        for (std::size_t j = i + 1; j < m_count; ++j) {
            const double mean = m_ratings[i].mean - m_ratings[j].mean, deviation = spread(i, j);
            const double told = entropy(expected(mean, deviation, chance)) - expected(mean, deviation, [](double d) { return entropy(chance(d)); });
            const double value = told * (hope[i] + hope[j]);
            if (value > most + 1e-12) {
                most = value;
                best = {i, j};
            }
        }
    }
    return best;
}

} // namespace heterosis::breeding
