// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "breeding/strategy.h"

namespace heterosis::breeding {

// Diversity without a measure of distance (Abrantes, Lange and Tang: Competition and Attraction Improve Model Fusion, GECCO 2025):
// the items of the judges' data are a limited resource, so an individual earns more for what few others can do; and a mate is chosen
// for what it can do where the first parent cannot. A child takes the genes below a random split from one parent and those above from
// the other, each mixed with a little of the other's.
class M2n2 final : public Strategy {
public:
    M2n2(StrategySettings settings, Space space) : m_settings(std::move(settings)), m_space(std::move(space)) {}
    std::vector<Candidate> ask(std::uint64_t generation) override;
    void tell(std::span<const Judged> generation) override;

    // What each individual earns of the items, by competition. Rows: individuals.
    static std::vector<double> shares(std::span<const Judged> individuals);
    // How much `mate` adds to `first`, contested items counting less.
    static double attraction(const Judged& first, const Judged& mate, std::span<const double> totals);

private:
    Candidate bred(std::size_t first, std::size_t second, Dice& dice) const;
    StrategySettings m_settings;
    Space m_space;
    std::vector<Judged> m_archive;
};

} // namespace heterosis::breeding
