// SPDX-License-Identifier: GPL-3.0-or-later
// A person as judge: when the others have judged a generation, its fittest are tasted, and the run waits until that is done.
#include <algorithm>
#include <map>

#include "breeding/runner.h"
#include "breeding/verdicts.h"

namespace heterosis::breeding {

namespace {

constexpr std::size_t kTasted = 8;        // of a generation; the fittest individual so far joins them, so that generations stand on one scale
constexpr std::size_t kMostVerdicts = 20; // asked of a generation unless the run says how many: a person tires

Verdicts::Rating ratingIn(const std::map<IndividualId, Verdicts::Rating>& ratings, IndividualId id)
{
    const auto found = ratings.find(id);
    return found == ratings.end() ? Verdicts::unknown() : found->second;
}

} // namespace

std::optional<std::size_t> Runner::person() const
{
    for (std::size_t j = 0; j < m_panel->size(); ++j)
        if (m_panel->judge(j).name() == "person")
            return j;
    return {};
}

// Those that the other judges like best.
std::vector<IndividualId> Runner::contestants(const Pending& pending) const
{
    std::vector<double> fitness;
    for (const auto& objectives : objectivesOf(pending))
        fitness.push_back(m_panel->fitness(objectives));
    std::vector<IndividualId> ids;
    for (const std::size_t i : fittest(pending, fitness, kTasted))
        ids.push_back(pending.ids[i]);
    if (const Judged* champion = fittest())
        ids.push_back(champion->id);
    return ids;
}

bool Runner::personSaid(Pending& pending)
{
    const auto place = person();
    if (!place)
        return true;
    const auto whom = contestants(pending);
    const Verdicts verdicts(m_studbook.verdictsOf(m_run));
    const std::size_t wished = m_panel->settings(*place).spec.items, wanted = wished ? wished : std::min(2 * whom.size(), kMostVerdicts);
    const std::size_t have = verdicts.among(whom);
    if (have < wanted) {
        m_waiting = Waiting {pending.generation, wanted - have, whom};
        m_studbook.setState(m_run, "paused", m_progress);
        m_listener.log(text("Generation {} waits for a person: {} pairs to taste", pending.generation, wanted - have));
        m_listener.waits(pending.generation, whom, wanted - have);
        return false;
    }
    const auto ratings = verdicts.ratings();
    for (std::size_t i = 0; i < pending.ids.size(); ++i)
        pending.values[i][*place] = {{.sum = ratingIn(ratings, pending.ids[i]).value}};
    return true;
}

void Runner::addPersonScores(const Pending& pending)
{
    if (!person())
        return;
    const auto ratings = Verdicts(m_studbook.verdictsOf(m_run)).ratings();
    for (const IndividualId id : pending.ids) {
        const auto rating = ratingIn(ratings, id);
        m_studbook.addScore(id, scoreDocument({.judge = "person", .file = {}, .n = rating.verdicts, .value = rating.value, .interval = rating.interval}));
    }
}

} // namespace heterosis::breeding
