// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/auto_eq_strategy.h"

namespace heterosis::breeding {

AutoEqStrategy::AutoEqStrategy(StrategySettings settings, Space space, Descent descent)
    : m_settings(std::move(settings)), m_space(std::move(space)), m_descent(std::move(descent))
{
}

std::vector<Candidate> AutoEqStrategy::ask(std::uint64_t generation)
{
    Genes from(m_space.size(), GeneValue {.ratio = m_space.share, .second = (m_space.secondLow + m_space.secondHigh) / 2, .seed = 0});
    std::vector<std::int64_t> parents;
    if (m_best) {
        from = m_best->genes;
        parents.push_back(m_best->id);
    }
    m_space.clamp(from);
    std::vector<Candidate> children;
    for (Genes& genes : m_descent(from, m_settings.population, generation))
        children.push_back({std::move(genes), parents});
    return children;
}

void AutoEqStrategy::tell(std::span<const Judged> generation)
{
    for (const Judged& one : generation)
        if (!m_best || one.fitness > m_best->fitness)
            m_best = one;
}

} // namespace heterosis::breeding
