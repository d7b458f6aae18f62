// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <random>
#include <vector>

#include "breeding/tasting.h"
#include "studbook/studbook.h"

namespace heterosis {

// A blind tasting without a pixel: who stands where without a name, what was said of them, and when it is enough.
class TastingSession {
public:
    static constexpr std::size_t kMostVerdicts = 20; // a person tires

    TastingSession(std::vector<IndividualId> contestants, std::size_t sideBySide, std::uint64_t seed);

    std::size_t size() const noexcept { return m_ids.size(); }
    IndividualId id(std::size_t contestant) const { return m_ids[contestant]; }
    // The contestants that stand side by side now, in the order in which they are shown.
    const std::vector<std::size_t>& shown() const noexcept { return m_shown; }
    bool finished() const noexcept { return m_tasting.verdicts() >= kMostVerdicts; }
    const breeding::Tasting& tasting() const noexcept { return m_tasting; }

    struct Said {
        IndividualId id = 0;
        Verdict verdict;
    };
    // Each gives what the studbook is told, and moves on to the next ones (passed and failed ones stay).
    std::vector<Said> pick(std::size_t place, const std::string& prompt);
    std::vector<Said> allBad(const std::string& prompt);
    std::vector<Said> judge(std::size_t place, bool pass, const std::string& prompt);

private:
    void next();
    std::vector<IndividualId> m_ids;
    std::size_t m_sideBySide;
    std::mt19937_64 m_random;
    breeding::Tasting m_tasting;
    std::vector<std::size_t> m_shown;
};

} // namespace heterosis
