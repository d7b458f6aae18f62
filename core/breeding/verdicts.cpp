// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/verdicts.h"

#include <algorithm>
#include <cmath>

#include "breeding/tasting.h"

namespace heterosis::breeding {

namespace {

Verdicts::Rating ratingOf(const Tasting::Rating& rating, std::size_t verdicts)
{
    const auto chance = [](double x) { return 1 / (1 + std::exp(-x)); };
    const double reach = 1.96 * rating.deviation;
    return {.value = chance(rating.mean), .interval = {chance(rating.mean - reach), chance(rating.mean + reach)}, .verdicts = verdicts};
}

} // namespace

std::size_t Verdicts::among(std::span<const IndividualId> these) const
{
    const auto holds = [&](IndividualId id) { return std::find(these.begin(), these.end(), id) != these.end(); };
    return std::size_t(std::count_if(m_all.begin(), m_all.end(), [&](const auto& one) { return holds(one.first) && (!one.second.over || holds(*one.second.over)); }));
}

Verdicts::Rating Verdicts::unknown() { return ratingOf(Tasting(1).ratings().front(), 0); }

std::map<IndividualId, Verdicts::Rating> Verdicts::ratings() const
{
    std::map<IndividualId, std::size_t> places, counts;
    for (const auto& [id, verdict] : m_all) {
        ++counts[id];
        if (verdict.over)
            ++counts[*verdict.over];
    }
    for (const auto& [id, count] : counts)
        places.emplace(id, places.size());
    Tasting tasting(places.size());
    std::vector<Tasting::Meeting> meetings;
    for (const auto& [id, verdict] : m_all) {
        const std::size_t one = places.at(id), other = verdict.over ? places.at(*verdict.over) : tasting.average();
        meetings.push_back(verdict.pass ? Tasting::Meeting {one, other} : Tasting::Meeting {other, one});
    }
    tasting.add(meetings);
    std::map<IndividualId, Rating> ratings;
    for (const auto& [id, place] : places)
        ratings.emplace(id, ratingOf(tasting.ratings()[place], counts.at(id)));
    return ratings;
}

} // namespace heterosis::breeding
