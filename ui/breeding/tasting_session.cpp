// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/tasting_session.h"

#include <algorithm>

namespace heterosis {

TastingSession::TastingSession(std::vector<IndividualId> contestants, std::size_t sideBySide, std::uint64_t seed)
    : m_ids(std::move(contestants)), m_sideBySide(std::clamp<std::size_t>(sideBySide, 2, std::max<std::size_t>(2, m_ids.size()))), m_random(seed),
      m_tasting(m_ids.size())
{
    next();
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
    return said;
}

std::vector<TastingSession::Said> TastingSession::allBad(const std::string& prompt)
{
    std::vector<Said> said;
    for (const std::size_t one : m_shown) {
        m_tasting.fail(one);
        said.push_back({m_ids[one], {.pass = false, .prompt = prompt, .over = {}}});
    }
    next();
    return said;
}

std::vector<TastingSession::Said> TastingSession::judge(std::size_t place, bool pass, const std::string& prompt)
{
    const std::size_t one = m_shown.at(place);
    pass ? m_tasting.pass(one) : m_tasting.fail(one);
    return {{m_ids[one], {.pass = pass, .prompt = prompt, .over = {}}}};
}

} // namespace heterosis
