// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "studbook/studbook.h"

namespace heterosis {

// What the window knows of a studbook: everybody in it, at one moment. Plain data, copied nowhere (shared_ptr<const Herd>).
struct Herd {
    struct Member {
        IndividualId id = 0;
        std::string origin, created, checkpoint;
        std::optional<std::int64_t> run;
        std::optional<int> generation;
        std::vector<int> parents;           // indices of members
        std::optional<double> fitness;
        VerdictCounts verdicts;
        std::vector<double> values;         // one for each judge; NaN where it did not speak
        int level = 0;                      // column of the lineage: founders 0, children behind their parents and behind their generation
    };
    struct Judge {
        std::string judge, file, half;
        bool schooled = false;              // what it said after a breeding run's schooling
    };

    std::vector<Member> members;            // by id
    std::vector<Judge> judges;
    std::vector<Run> runs;
    std::vector<std::vector<int>> children; // of each member
    std::unordered_map<IndividualId, int> places;
    int levels = 0;

    static Herd of(const std::vector<IndividualSummary>& summaries, std::vector<Run> runs);
    static Herd of(const Studbook& studbook) { return of(studbook.summaries(), studbook.runs()); }
    int indexOf(IndividualId id) const;     // -1: nobody

    struct Generation {
        int number = 0;
        std::vector<int> members;           // best first; those without fitness last
        std::size_t judged = 0;
        double best = 0, median = 0, lower = 0, upper = 0; // of the judged; lower and upper quartile
    };
    std::vector<Generation> generations(std::int64_t run) const;
    std::vector<int> founders() const;      // imports: parents and the original
    struct Baseline {
        int member = 0;
        double fitness = 0;
        bool original = false;
    };
    std::vector<Baseline> baselines(std::int64_t run) const; // what the run's judges thought of its parents and of the original
    // The members that no other one of `among` beats in both judges. `less`: whether less is better. By the first judge.
    std::vector<int> front(const std::vector<int>& among, std::size_t x, std::size_t y, bool lessX, bool lessY) const;
};

} // namespace heterosis
