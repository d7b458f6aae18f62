// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "base/control.h"
#include "base/json.h"
#include "base/text.h"
#include "breeding/run_settings.h"
#include "model/voice.h"
#include "studbook/studbook.h"

namespace heterosis::breeding {

// What one generation became.
struct GenerationFigures {
    int generation = 0;                          // 0: the newborns
    std::vector<IndividualId> ids;
    IndividualId best = 0;
    double bestFitness = 0, median = 0, spread = 0; // spread: between the quartiles
    double diversity = 0;                        // mean distance of two genomes on the plane, bounds scaled to 1
};

// How an individual stands, by the items that it has been judged by so far.
struct Standing {
    IndividualId id = 0;
    double fitness = 0;
    std::vector<double> objectives;              // one for each judge: its value, negated where the goal is min
    bool running = true;                         // false: it fell behind and is not asked any more
};

// A parent or the original on the judges that select.
struct Baseline {
    IndividualId id = 0;
    std::string role;                            // "parent" | "original"
    double fitness = 0;
};

// Told on the thread that runs, between two steps. All of it lies in the studbook before it is told, but standings within a generation.
class RunListener {
public:
    virtual ~RunListener() = default;
    virtual void began(std::int64_t run, const std::string& path, int generations, std::size_t population, bool resumed)
    {
        (void)run, (void)path, (void)generations, (void)population, (void)resumed;
    }
    virtual void baselines(const std::vector<Baseline>& baselines) { (void)baselines; }
    virtual void generationBegan(int generation, const std::vector<IndividualId>& ids) { (void)generation, (void)ids; }
    virtual void scored(int generation, const std::vector<Standing>& standings) { (void)generation, (void)standings; }
    virtual void bestSoFar(IndividualId id, double fitness) { (void)id, (void)fitness; }
    virtual void generationEnded(const GenerationFigures& figures) { (void)figures; }
    // The run pauses until a person has said so many more verdicts of these.
    virtual void waits(int generation, const std::vector<IndividualId>& whom, std::size_t verdicts) { (void)generation, (void)whom, (void)verdicts; }
    virtual void log(const Text& line) { (void)line; }
    virtual void timeLeft(double seconds) { (void)seconds; }
};

struct RunOptions {
    ComputeOptions compute;
    bool resume = false;     // go on with the run of these settings that the studbook holds, if it holds one
    std::string path;        // auto | gated | realised: instead of the settings' own; "" keeps theirs
    std::filesystem::path workers = {};      // the folder through which workers judge the children; "": this program judges them itself
    std::chrono::seconds patience {600};     // without a result of a worker, after which it judges a batch itself
};

// Raises the generations and returns design.md's document of `breed`, the same one again where a finished run is resumed. What is done
// lies in the studbook in whole batches, so that whatever ends the program (Cancelled too) loses the batch in flight, and a resumed run
// ends in the same studbook, clock times aside. Where a person judges and has not said enough, the document has "finished": false and
// "waiting", and a resumed run goes on when more was said. Throws Error, Cancelled.
Json run(const RunSettings& settings, const RunOptions& options, Studbook& studbook, Control& control, RunListener& listener);

} // namespace heterosis::breeding
