// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace heterosis::breeding {

// A person's verdicts as Bradley-Terry ratings (Biometrika 39, 1952): the chance that i is preferred to j is 1 / (1 + exp(r_j - r_i)).
// The ratings have a normal prior of deviation `prior`, and their posterior is taken as normal around its peak (Laplace).
class Tasting {
public:
    explicit Tasting(std::size_t contestants, double prior = 1.5);

    // `winner` was preferred to each of `losers`.
    void pick(std::size_t winner, std::span<const std::size_t> losers);
    // As if the contestant had met an average one and lost (won): "both bad", pass and fail.
    void fail(std::size_t contestant);
    void pass(std::size_t contestant);

    // Who won against whom; average() stands for the average contestant.
    struct Meeting {
        std::size_t winner, loser;
    };
    std::size_t average() const noexcept { return m_count; }
    void add(std::span<const Meeting> meetings);   // each a verdict; fitted once

    struct Rating {
        double mean = 0, deviation = 0;
    };
    const std::vector<Rating>& ratings() const noexcept { return m_ratings; }
    std::vector<std::size_t> ranking() const;    // best first
    std::size_t verdicts() const noexcept { return m_verdicts; }

    // Which pair to ask next: the one whose answer tells most about who is best, that is the pair with the largest expected drop of
    // the entropy of the answer (Houlsby et al.: Bayesian active learning for classification and preference learning, 2011),
    // weighted with the chance that either of the two is the best.
    std::pair<std::size_t, std::size_t> next() const;

private:
    void fit();
    double spread(std::size_t i, std::size_t j) const; // deviation of r_i - r_j
    std::size_t m_count, m_verdicts = 0;
    double m_precision;
    std::vector<Meeting> m_meetings;
    std::vector<Rating> m_ratings;
    std::vector<double> m_covariance;            // [count, count]
};

} // namespace heterosis::breeding
