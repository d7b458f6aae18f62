// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/cmaes.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace heterosis::breeding {

namespace {

// Reflected at the bounds until it lies inside.
double folded(double x, double low, double high)
{
    const double width = high - low;
    if (!(width > 0)) {
        return low;
    }
    const double t = std::fmod(std::fabs(x - low), 2 * width);
    return low + (t <= width ? t : 2 * width - t);
}

} // namespace

Cmaes::Cmaes(Eigen::VectorXd mean, double sigma, Eigen::Index population, Eigen::VectorXd low, Eigen::VectorXd high)
    : m_n(mean.size()), m_lambda(std::max<Eigen::Index>(population, 4)), m_mu(m_lambda / 2), m_separable(m_n > kSeparable), m_low(std::move(low)),
      m_high(std::move(high)), m_mean(std::move(mean)), m_sigma(sigma)
{
    const double n = double(m_n);
    m_weights.resize(m_mu);
    for (Eigen::Index i = 0; i < m_mu; ++i) {
        m_weights[i] = std::log((double(m_lambda) + 1) / 2) - std::log(double(i) + 1);
    }
    m_weights /= m_weights.sum();
    m_muEff = 1 / m_weights.squaredNorm();
    m_cSigma = (m_muEff + 2) / (n + m_muEff + 5);
    m_dSigma = 1 + 2 * std::max(0.0, std::sqrt((m_muEff - 1) / (n + 1)) - 1) + m_cSigma;
    m_cC = (4 + m_muEff / n) / (n + 4 + 2 * m_muEff / n);
    m_c1 = 2 / ((n + 1.3) * (n + 1.3) + m_muEff);
    m_cMu = std::min(1 - m_c1, 2 * (m_muEff - 2 + 1 / m_muEff) / ((n + 2) * (n + 2) + m_muEff));
    if (m_separable) {
        m_c1 = std::min(1.0, m_c1 * (n + 2) / 3);
        m_cMu = std::min(1 - m_c1, m_cMu * (n + 2) / 3);
        m_diagonal = Eigen::VectorXd::Ones(m_n);
    } else {
        m_c = Eigen::MatrixXd::Identity(m_n, m_n);
        m_basis = m_c;
    }
    m_chiN = std::sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n));
    m_pathC = m_pathSigma = Eigen::VectorXd::Zero(m_n);
    m_scales = Eigen::VectorXd::Ones(m_n);
}

std::vector<Eigen::VectorXd> Cmaes::ask(Dice& dice) const
{
    std::vector<Eigen::VectorXd> points(static_cast<std::size_t>(m_lambda));
    for (Eigen::VectorXd& point : points) {
        Eigen::VectorXd z(m_n);
        for (double& value : z) {
            value = dice.normal();
        }
        const Eigen::VectorXd scaled = m_scales.cwiseProduct(z);
        point = m_mean + m_sigma * (m_separable ? scaled : Eigen::VectorXd(m_basis * scaled));
        for (Eigen::Index i = 0; i < m_n; ++i) {
            point[i] = folded(point[i], m_low[i], m_high[i]);
        }
    }
    return points;
}

Eigen::VectorXd Cmaes::whitened(const Eigen::VectorXd& step) const
{
    if (m_separable) {
        return step.cwiseQuotient(m_scales);
    }
    return m_basis * (m_basis.transpose() * step).cwiseQuotient(m_scales);
}

void Cmaes::decompose()
{
    if (m_separable) {
        m_scales = m_diagonal.cwiseMax(1e-20).cwiseSqrt();
        return;
    }
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(m_c);
    m_basis = solver.eigenvectors();
    m_scales = solver.eigenvalues().cwiseMax(1e-20).cwiseSqrt();
}

void Cmaes::tell(const std::vector<Eigen::VectorXd>& points, const std::vector<double>& values)
{
    std::vector<std::size_t> order(points.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    const Eigen::VectorXd old = m_mean;
    Eigen::MatrixXd steps(m_n, m_mu);
    for (Eigen::Index i = 0; i < m_mu; ++i) {
        steps.col(i) = (points[order[std::size_t(i)]] - old) / m_sigma;
    }
    const Eigen::VectorXd step = steps * m_weights;
    m_mean = old + m_sigma * step;
    ++m_generation;
    m_pathSigma = (1 - m_cSigma) * m_pathSigma + std::sqrt(m_cSigma * (2 - m_cSigma) * m_muEff) * whitened(step);
    const double length = m_pathSigma.norm();
    const double settled = std::sqrt(1 - std::pow(1 - m_cSigma, 2.0 * double(m_generation)));
    const bool h = length / settled < (1.4 + 2 / (double(m_n) + 1)) * m_chiN;
    m_pathC = (1 - m_cC) * m_pathC + (h ? std::sqrt(m_cC * (2 - m_cC) * m_muEff) : 0) * step;
    const double keep = 1 - m_c1 - m_cMu + (h ? 0 : m_c1 * m_cC * (2 - m_cC));
    if (m_separable) {
        m_diagonal = keep * m_diagonal + m_c1 * m_pathC.cwiseAbs2() + m_cMu * (steps.cwiseAbs2() * m_weights);
    } else {
        m_c = keep * m_c + m_c1 * m_pathC * m_pathC.transpose() + m_cMu * steps * m_weights.asDiagonal() * steps.transpose();
    }
    m_sigma *= std::exp(std::min(1.0, m_cSigma / m_dSigma * (length / m_chiN - 1)));
    decompose();
}

namespace {

// Coordinates are scaled to the width of their bounds, so that one sigma fits all.
Cmaes cmaesFor(const StrategySettings& settings, const Space& space, const Box& box, const Genes& start)
{
    const auto point = pointOf(start, space);
    const auto n = Eigen::Index(point.size());
    Eigen::VectorXd mean(n);
    for (std::size_t i = 0; i < point.size(); ++i) {
        const double width = box.high[i] - box.low[i];
        mean[Eigen::Index(i)] = width > 0 ? (point[i] - box.low[i]) / width : 0;
    }
    return {mean, 0.15, Eigen::Index(settings.population), Eigen::VectorXd::Zero(n), Eigen::VectorXd::Ones(n)};
}

Genes middleOf(const StrategySettings& settings, const Space& space)
{
    Dice dice(settings.seed, "cmaes-start");
    Genes genes = randomHalf(space, dice);
    for (GeneValue& gene : genes) {
        gene.ratio = space.share;
        gene.shares = space.shares;
        gene.second = (space.secondLow + space.secondHigh) / 2;
    }
    space.clamp(genes);
    return genes;
}

} // namespace

CmaesStrategy::CmaesStrategy(StrategySettings settings, Space space)
    : m_settings(std::move(settings)), m_space(std::move(space)), m_box(boxOf(m_space)), m_start(middleOf(m_settings, m_space)),
      m_cmaes(cmaesFor(m_settings, m_space, m_box, m_start))
{
}

std::vector<Candidate> CmaesStrategy::ask(std::uint64_t generation)
{
    Dice dice(m_settings.seed, "cmaes", generation);
    m_asked = m_cmaes.ask(dice);
    std::vector<Candidate> children;
    for (const Eigen::VectorXd& scaled : m_asked) {
        std::vector<double> point;
        for (std::size_t i = 0; i < m_box.low.size(); ++i)
            point.push_back(m_box.low[i] + scaled[Eigen::Index(i)] * (m_box.high[i] - m_box.low[i]));
        children.push_back({genesAt(point, m_start, m_space), m_best});
    }
    return children;
}

void CmaesStrategy::tell(std::span<const Judged> generation)
{
    std::vector<double> values;
    for (const Judged& one : generation) {
        values.push_back(-one.fitness);
    }
    m_cmaes.tell(m_asked, values);
    std::vector<const Judged*> order;
    for (const Judged& one : generation) {
        order.push_back(&one);
    }
    std::stable_sort(order.begin(), order.end(), [](const Judged* a, const Judged* b) { return a->fitness > b->fitness; });
    m_best.clear();
    for (std::size_t i = 0; i < order.size() / 2; ++i) {
        m_best.push_back(order[i]->id);
    }
}

} // namespace heterosis::breeding
