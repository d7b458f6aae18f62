// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "fitness/score.h"
#include "studbook/studbook.h"

namespace heterosis::breeding {

// What a person said of a run's children, for the judge `person`.
class Verdicts {
public:
    explicit Verdicts(std::vector<std::pair<IndividualId, Verdict>> all) : m_all(std::move(all)) {}

    // How many verdicts compare two of these, or pass or fail one.
    std::size_t among(std::span<const IndividualId> these) const;

    // The chance to be preferred to an average child, by the Bradley-Terry rating of all verdicts (tasting.h), with its 95 %.
    struct Rating {
        double value = 0.5;
        Interval interval;
        std::size_t verdicts = 0;
    };
    static Rating unknown();                          // before the first verdict
    std::map<IndividualId, Rating> ratings() const;   // of everybody of whom something was said

private:
    std::vector<std::pair<IndividualId, Verdict>> m_all;
};

} // namespace heterosis::breeding
