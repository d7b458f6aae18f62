// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>

#include "breeding/strategy.h"

namespace heterosis::breeding {

// Auto-EQ in a run: a generation is as many steps down the gradient as it has children, from the fittest individual so far (the first
// one: from the middle), each with half the rate of the one before. What judges have no gradient (norms, choices) still decides who is
// the fittest, and so from where it goes on.
class AutoEqStrategy final : public Strategy {
public:
    AutoEqStrategy(StrategySettings settings, Space space, Descent descent);
    std::vector<Candidate> ask(std::uint64_t generation) override;
    void tell(std::span<const Judged> generation) override;

private:
    StrategySettings m_settings;
    Space m_space;
    Descent m_descent;
    std::optional<Judged> m_best;
};

} // namespace heterosis::breeding
