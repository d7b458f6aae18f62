// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <Eigen/Core>
#include <vector>

#include "breeding/strategy.h"

namespace heterosis::breeding {

// CMA-ES as ask and tell, minimising (Hansen: The CMA Evolution Strategy: A Tutorial, arXiv:1604.00772, 2016; parameters of its
// appendix A). Above kSeparable dimensions only the diagonal of the covariance is learned, with the faster rates of sep-CMA-ES (Ros and
// Hansen, PPSN 2008): the full matrix costs the cube of the dimension. Points outside the box are folded back by reflection.
class Cmaes {
public:
    static constexpr Eigen::Index kSeparable = 200;
    Cmaes(Eigen::VectorXd mean, double sigma, Eigen::Index population, Eigen::VectorXd low, Eigen::VectorXd high);
    std::vector<Eigen::VectorXd> ask(Dice& dice) const;
    // values[i] belongs to points[i], points as ask() gave them.
    void tell(const std::vector<Eigen::VectorXd>& points, const std::vector<double>& values);
    const Eigen::VectorXd& mean() const noexcept { return m_mean; }
    double sigma() const noexcept { return m_sigma; }

private:
    void decompose();
    Eigen::VectorXd whitened(const Eigen::VectorXd& step) const; // C^(-1/2) step
    Eigen::Index m_n, m_lambda, m_mu;
    bool m_separable;
    Eigen::VectorXd m_low, m_high, m_mean, m_weights, m_pathC, m_pathSigma, m_scales; // m_scales: roots of the eigenvalues
    Eigen::MatrixXd m_c, m_basis;                // full; empty where separable
    Eigen::VectorXd m_diagonal;                  // of C, where separable
    double m_sigma, m_muEff, m_cSigma, m_dSigma, m_cC, m_c1, m_cMu, m_chiN;
    long m_generation = 0;
};

// The strategy: the genome as a point in its box (genes.h). Masks of finer grains stay those of one newborn.
class CmaesStrategy final : public Strategy {
public:
    CmaesStrategy(StrategySettings settings, Space space);
    std::vector<Candidate> ask(std::uint64_t generation) override;
    void tell(std::span<const Judged> generation) override;

private:
    StrategySettings m_settings;
    Space m_space;
    Box m_box;
    Genes m_start;
    std::vector<Eigen::VectorXd> m_asked;
    std::vector<std::int64_t> m_best;            // the better half of the last generation: the parents of the next
    Cmaes m_cmaes;
};

} // namespace heterosis::breeding
