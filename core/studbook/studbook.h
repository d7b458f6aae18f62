// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/json.h"

namespace heterosis {

class Control;

using IndividualId = std::int64_t;

struct Individual {
    IndividualId id = 0;                    // given by the studbook, 1 upward in the order of adding
    std::string origin;                     // "import" | "hand" | "breed" | "finetune"
    std::optional<std::int64_t> run;
    std::optional<int> generation;
    std::vector<IndividualId> parents;      // in their order
    Json recipe;                            // our own recipe; null where the individual is a checkpoint
    std::string checkpoint;                 // "" or where its weights lie; relative to the workspace where it is in it
    std::optional<double> fitness;
    std::string created;                    // UTC, "2026-11-22T07:00:00Z"; the only clock time
};

struct RecordedScore {
    std::string judge, file;
    Json document;                          // as `score` gives it: value, interval, n, details
};

struct Verdict {
    bool pass = false;
    std::string prompt;
    std::optional<IndividualId> over;       // in a tasting of two: the one that lost (pass) or won
};
struct VerdictCounts {
    std::int64_t pass = 0, fail = 0;
};
// Two answers to one prompt, as a person ranked them in a tasting.
struct RankedAnswers {
    std::string prompt, chosen, rejected;
};

struct Heard {
    std::string prompt;
    std::vector<int> ids;
    std::string text;
    std::uint64_t seed = 0;
};

// An individual without its recipe, for tables and charts of thousands.
struct IndividualSummary {
    struct Value {
        std::string judge, file, half;      // half: "0", "1", or "" where all rows were judged
        double value = 0;
        bool schooled = false;              // after a breeding run's schooling
    };
    IndividualId id = 0;
    std::string origin;
    std::optional<std::int64_t> run;
    std::optional<int> generation;
    std::vector<IndividualId> parents;
    std::string checkpoint;
    std::optional<double> fitness;
    std::string created;
    VerdictCounts verdicts;
    std::vector<Value> values;
};

struct Run {
    std::int64_t id = 0;
    std::string kind;                       // "breed" | "finetune"
    Json settings;                          // the RUN.json as it was given
    std::uint64_t seed = 0;
    std::string path, dtype;                // gated | realised; float32 | ...
    int threads = 0;
    std::string state;                      // "running" | "paused" | "finished" | "failed"
    Json progress;                          // what a resume needs beside the individuals; the run's own
    std::string created;
};

struct Original {
    std::filesystem::path path;
    std::string sha256;
    std::uint64_t size = 0;
    std::int64_t modifiedNs = 0;
};

struct IndividualFilter {
    std::optional<std::int64_t> run;
    std::optional<int> generation;
};

// The database of every individual: DIRECTORY/studbook.sqlite in WAL mode. One opener may write; a second one reads and is told so.
// What a Batch holds is there whole or not at all, whatever ends the program. One thread uses a studbook at a time.
class Studbook {
public:
    enum class Access { Write, Read };
    // Write: makes what is missing, brings an older file up to date, and falls back to reading where another program writes. Throws Error:
    // no studbook (Read), a file of a newer version, no database.
    static std::unique_ptr<Studbook> open(const std::filesystem::path& directory, Access access);
    ~Studbook();

    const std::filesystem::path& directory() const noexcept;
    bool writable() const noexcept;
    std::string reason() const;             // why it is not writable, for people

    // One transaction. Without commit() nothing of it happens. All adding below needs an open batch; without one each call is its own.
    class Batch {
    public:
        explicit Batch(Studbook& studbook);
        ~Batch();
        Batch(const Batch&) = delete;
        Batch& operator=(const Batch&) = delete;
        void commit();

    private:
        Studbook& m_studbook;
        bool m_open = true;
    };

    std::int64_t addRun(const Run& run);    // id and created are the studbook's
    void setState(std::int64_t run, const std::string& state, const Json& progress);
    std::vector<IndividualId> addIndividuals(std::span<const Individual> individuals); // ids and created are the studbook's
    void setFitness(IndividualId id, double fitness);
    void addScore(IndividualId id, const Json& scoreDocument); // replaces an older one of the same judge, file and half, schooled or not
    void addVerdict(IndividualId id, const Verdict& verdict);
    void addHeard(IndividualId id, const Heard& heard);
    void addOriginal(const Original& original);                // replaces what is known of the same path

    std::vector<Individual> individuals(const IndividualFilter& filter = {}) const; // by id
    std::optional<Individual> individual(IndividualId id) const;
    std::vector<IndividualSummary> summaries() const;          // by id
    std::optional<IndividualId> best() const;                  // of highest fitness; of equals one whose weights are kept, then the oldest
    std::vector<RecordedScore> scores(IndividualId id) const;
    VerdictCounts verdicts(IndividualId id) const;
    std::vector<std::pair<IndividualId, Verdict>> verdictsOf(std::int64_t run) const; // of its individuals, in their order
    // Of all tastings, in the order of the verdicts: what the two were heard to say last. Without those who said the same.
    std::vector<RankedAnswers> rankedAnswers() const;
    std::vector<Heard> heard(IndividualId id) const;
    std::vector<Run> runs() const;
    std::optional<Run> run(std::int64_t id) const;
    std::vector<Original> originals() const;
    std::vector<std::pair<IndividualId, IndividualId>> edges() const; // parent, child

private:
    Studbook();
    void needWritable() const;
    void inBatch(const std::function<void()>& work);
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace heterosis
