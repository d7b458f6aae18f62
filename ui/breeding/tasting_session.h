// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <random>
#include <vector>

#include "breeding/tasting.h"
#include "studbook/studbook.h"

namespace heterosis {

// Whom to taste, and how many verdicts that takes.
struct TastingTask {
    static constexpr std::size_t kMostVerdicts = 20; // a person tires

    struct Said {
        IndividualId id = 0;
        Verdict verdict;
    };
    std::vector<IndividualId> contestants;
    std::size_t verdicts = kMostVerdicts;
    std::vector<Said> earlier = {};                  // of these, or others
    bool forRun = false;                             // which waits for it
};

// A blind tasting without a pixel: who stands where without a name, what was said of them, and when it is enough.
class TastingSession {
public:
    using Said = TastingTask::Said;
    static constexpr std::size_t kMostSideBySide = 4;

    TastingSession(TastingTask task, std::size_t sideBySide, std::uint64_t seed);

    std::size_t size() const noexcept { return m_ids.size(); }
    IndividualId id(std::size_t contestant) const { return m_ids[contestant]; }
    // The contestants that stand side by side now, in the order in which they are shown.
    const std::vector<std::size_t>& shown() const noexcept { return m_shown; }
    void setSideBySide(std::size_t count);           // others may stand there then
    std::size_t wanted() const noexcept { return m_wanted; }
    const std::vector<Said>& said() const noexcept { return m_said; } // here, of what the studbook was told
    bool finished() const noexcept { return m_said.size() >= m_wanted; }
    const breeding::Tasting& tasting() const noexcept { return m_tasting; }

    // Each gives what the studbook is told, and moves on to the next ones (passed and failed ones stay).
    std::vector<Said> pick(std::size_t place, const std::string& prompt);
    std::vector<Said> allBad(const std::string& prompt);
    std::vector<Said> judge(std::size_t place, bool pass, const std::string& prompt);

private:
    void take(const std::vector<Said>& earlier);
    std::vector<Said> note(std::vector<Said> said);
    void next();
    std::vector<IndividualId> m_ids;
    std::size_t m_wanted, m_sideBySide;
    std::vector<Said> m_said;
    std::mt19937_64 m_random;
    breeding::Tasting m_tasting;
    std::vector<std::size_t> m_shown;
};

} // namespace heterosis
