// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "breeding/strategy.h"

namespace heterosis::breeding {

// The classic: parents by tournament or truncation, uniform, blend or line crossover (at even odds), mutation; the elite stays in the pool
// without being judged again, immigrants are newborns of the random half. With backcross a quarter of the matings are with an educated
// parent, the better one more often: such a child keeps more of what that one learned.
class Genetic final : public Strategy {
public:
    Genetic(StrategySettings settings, Space space) : m_settings(std::move(settings)), m_space(std::move(space)) {}
    void found(std::span<const Judged> parents) override;
    std::vector<Candidate> ask(std::uint64_t generation) override;
    void tell(std::span<const Judged> generation) override;

private:
    const Judged& chosen(Dice& dice) const;
    const Judged& mate(const Judged& mother, Dice& dice) const;
    StrategySettings m_settings;
    Space m_space;
    std::vector<Judged> m_founders;              // best first
    std::vector<Judged> m_pool;                  // elite and the last generation, best first
};

// The baseline that every other strategy must beat: the random half, again and again.
class RandomSearch final : public Strategy {
public:
    RandomSearch(StrategySettings settings, Space space) : m_settings(std::move(settings)), m_space(std::move(space)) {}
    std::vector<Candidate> ask(std::uint64_t generation) override;
    void tell(std::span<const Judged>) override {}

private:
    StrategySettings m_settings;
    Space m_space;
};

} // namespace heterosis::breeding
