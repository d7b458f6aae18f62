// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/tasting_session.h"

#include <algorithm>

namespace heterosis {

TastingSession::TastingSession(TastingTask task, std::size_t sideBySide, std::uint64_t seed)
    : m_ids(std::move(task.contestants)), m_wanted(task.verdicts), m_random(seed), m_tasting(m_ids.size())
{
    take(task.earlier);
    setSideBySide(sideBySide);
}

// What was said of these before is known: the same pair is not asked again.
void TastingSession::take(const std::vector<Said>& earlier)
{
    std::vector<breeding::Tasting::Meeting> meetings;
    const auto placeOf = [&](IndividualId id) { return std::size_t(std::find(m_ids.begin(), m_ids.end(), id) - m_ids.begin()); };
    for (const Said& one : earlier) {
        const std::size_t place = placeOf(one.id), other = one.verdict.over ? placeOf(*one.verdict.over) : m_tasting.average();
        if (place < m_ids.size() && (!one.verdict.over || other < m_ids.size()))
            meetings.push_back(one.verdict.pass ? breeding::Tasting::Meeting {place, other} : breeding::Tasting::Meeting {other, place});
    }
    m_tasting.add(meetings);
}

void TastingSession::setSideBySide(std::size_t count)
{
    m_sideBySide = std::clamp<std::size_t>(count, 2, std::clamp<std::size_t>(m_ids.size(), 2, kMostSideBySide));
    next();
}

std::vector<TastingSession::Said> TastingSession::note(std::vector<Said> said)
{
    m_said.insert(m_said.end(), said.begin(), said.end());
    return said;
}

// The pair that tells most; where more stand side by side, those of whom least is known join it. Their order is drawn, so that a
// place says nothing.
void TastingSession::next()
{
    const auto [first, second] = m_tasting.next();
    m_shown = {first, second};
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < m_ids.size(); ++i)
        if (i != first && i != second)
            others.push_back(i);
    const auto& ratings = m_tasting.ratings();
    std::stable_sort(others.begin(), others.end(), [&](std::size_t a, std::size_t b) { return ratings[a].deviation > ratings[b].deviation; });
    for (std::size_t i = 0; m_shown.size() < m_sideBySide && i < others.size(); ++i)
        m_shown.push_back(others[i]);
    for (std::size_t i = m_shown.size(); i > 1; --i)
        std::swap(m_shown[i - 1], m_shown[std::size_t(m_random() % i)]);
}

std::vector<TastingSession::Said> TastingSession::pick(std::size_t place, const std::string& prompt)
{
    const std::size_t winner = m_shown.at(place);
    std::vector<std::size_t> losers;
    std::vector<Said> said;
    for (const std::size_t one : m_shown)
        if (one != winner) {
            losers.push_back(one);
            said.push_back({m_ids[winner], {.pass = true, .prompt = prompt, .over = m_ids[one]}});
        }
    m_tasting.pick(winner, losers);
    next();
    return note(std::move(said));
}

std::vector<TastingSession::Said> TastingSession::allBad(const std::string& prompt)
{
    std::vector<Said> said;
    for (const std::size_t one : m_shown) {
        m_tasting.fail(one);
        said.push_back({m_ids[one], {.pass = false, .prompt = prompt, .over = {}}});
    }
    next();
    return note(std::move(said));
}

std::vector<TastingSession::Said> TastingSession::judge(std::size_t place, bool pass, const std::string& prompt)
{
    const std::size_t one = m_shown.at(place);
    pass ? m_tasting.pass(one) : m_tasting.fail(one);
    return note({{m_ids[one], {.pass = pass, .prompt = prompt, .over = {}}}});
}

} // namespace heterosis
