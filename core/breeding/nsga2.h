// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>

#include "breeding/strategy.h"

namespace heterosis::breeding {

// NSGA-II (Deb et al., IEEE Trans. Evol. Comp. 6(2), 2002) as pagmo2 has it, for several judges at once: simulated binary crossover and
// polynomial mutation on ratio and strength, selection by rank and crowding. pagmo runs one generation a call and asks its batch
// evaluator for the offspring; ask() catches that question, tell() runs the same generation again with the answers.
class Nsga2 final : public Strategy {
public:
    // The population must be a multiple of four, at least eight: throws Error.
    Nsga2(StrategySettings settings, Space space, std::size_t objectives);
    ~Nsga2() override;
    std::vector<Candidate> ask(std::uint64_t generation) override;
    void tell(std::span<const Judged> generation) override;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace heterosis::breeding
