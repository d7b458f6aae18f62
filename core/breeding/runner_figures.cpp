// SPDX-License-Identifier: GPL-3.0-or-later
// What a run says of itself when it has ended.
#include "breeding/runner.h"

#include <algorithm>

namespace heterosis::breeding {

const Judged* Runner::fittest() const
{
    const auto best = std::max_element(m_all.begin(), m_all.end(), [](const Judged& a, const Judged& b) { return a.fitness < b.fitness; });
    return best == m_all.end() ? nullptr : &*best;
}

std::optional<IndividualId> Runner::best() const
{
    const Judged* best = fittest();
    return best ? std::optional(best->id) : std::nullopt;
}

Genome Runner::bestGenome() const { return genomeOf(fittest()->genes); }

Json Runner::figures() const
{
    Json out = Json::array();
    for (const Json& entry : m_progress.at("generations")) {
        Json& one = out.emplace_back(Json::object());
        for (const char* key : {"generation", "ids", "best", "best_fitness", "median", "spread", "diversity"})
            one[key] = entry.at(key);
    }
    return out;
}

std::vector<IndividualId> Runner::front() const
{
    std::vector<Judged> whole;
    for (std::size_t i = 0; i < m_all.size(); ++i)
        if (m_whole[i])
            whole.push_back(m_all[i]);
    std::vector<IndividualId> ids;
    for (const std::size_t i : paretoFront(whole))
        ids.push_back(whole[i].id);
    return ids;
}

} // namespace heterosis::breeding
