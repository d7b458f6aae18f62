// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <optional>

#include "base/time_left.h"
#include "breeding/judging.h"
#include "breeding/run.h"
#include "breeding/school.h"
#include "breeding/sharing.h"

namespace heterosis::breeding {

// The machinery of run(): one run's parents, judges and place in the studbook.
class Runner {
public:
    Runner(const RunSettings& settings, const RunOptions& options, Studbook& studbook, Control& control, RunListener& listener);

    // Finds the run to go on with, or begins one. beside: the number of the run whose baseline this one is.
    void begin(std::optional<std::int64_t> beside = {});
    std::int64_t id() const noexcept { return m_run; }
    bool finished() const { return m_progress.contains("document"); }
    const Json& document() const { return m_progress.at("document"); }
    void raise();                                    // the generations that are missing, or until it waits for a person
    struct Waiting {
        int generation = 0;
        std::size_t verdicts = 0;                    // that are missing
        std::vector<IndividualId> whom;
    };
    const std::optional<Waiting>& waiting() const noexcept { return m_waiting; }
    std::optional<IndividualId> best() const;
    Genome bestGenome() const;
    Json figures() const;                            // "generations" of the document
    std::vector<IndividualId> front() const;
    void setNote(const char* key, const Json& value, const char* state); // in the run's progress, in one transaction
    const Json& progress() const noexcept { return m_progress; }
    // A share of a longer job: what fraction of it this run is.
    void setShare(double from, double to);

    const Parents& parents() const noexcept { return *m_parents; }
    const ComputeChoice& compute() const noexcept { return m_compute; }
    const std::optional<Dtype>& dtype() const noexcept { return m_dtype; }
    JudgedModel judged() const { return judgedModel(*m_parents->a); }
    std::uint64_t memory() const noexcept { return m_memory; }
    Control& control() noexcept { return m_progressControl; }
    std::vector<std::pair<std::string, IndividualId>> founders() const { return m_founders; }
    double founderFitness(std::size_t founder) const; // schooled, where there is schooling
    bool hasSchool() const noexcept { return m_school != nullptr; }
    // What somebody answers after schooling. With `out`, a checkpoint of it is left there. source is let go before the answers.
    std::vector<Outputs> askSchooled(const std::shared_ptr<const ModelMap>& map, std::shared_ptr<const TensorSource> source, std::span<const Asking> askings,
                                     const std::filesystem::path& out = {});
    std::vector<Outputs> askSchooled(const Genome& genome, std::span<const Asking> askings, const std::filesystem::path& out = {});
    // The best child as schooling left it, as an individual whose weights lie there; within an open batch.
    IndividualId addSchooledBest(const std::filesystem::path& checkpoint);
    std::string subject(IndividualId id) const;

private:
    class Progress final : public Control {          // fills in how far the run is, and tells how long it still takes
    public:
        Progress(Control& outer, RunListener& listener) : m_outer(outer), m_listener(listener) {}
        void step(double fraction, std::string_view what) override;
        double from = 0, to = 1, done = 0;           // done: of this run

    private:
        Control& m_outer;
        RunListener& m_listener;
        TimeLeft m_left;
        TimeLeft::Clock::time_point m_told;
    };
    struct Pending {                                 // the generation in work
        int generation = 0;
        std::size_t round = 0;
        std::vector<IndividualId> ids;
        std::vector<Panel::Values> values;
        std::vector<bool> running;
        std::map<std::size_t, Panel::Values> schooled = {}; // of finalists, by place
        Json json() const;
        static Pending of(const Json& document);
    };

    void open();
    void beginNew(std::optional<std::int64_t> beside);
    std::optional<Run> runToGoOnWith(std::optional<std::int64_t> beside) const;
    void measureFounders();
    void resume(const Run& run);
    void addFounders();
    void addFounderScores();
    std::vector<Judged> educatedParents() const;
    Genome genomeOf(const Genes& genes) const;
    Json recipeOf(const Genes& genes) const;
    bool races() const;
    std::vector<std::size_t> rounds() const;
    std::vector<Genes> descend(const Genes& from, std::size_t steps, std::uint64_t generation);
    std::vector<Judged> stored(int generation, const std::vector<Candidate>& asked) const;
    Pending born(int generation, const std::vector<Candidate>& asked);
    void judge(Pending& pending, const std::vector<Candidate>& asked, const std::vector<Genome>& genomes);
    struct Batch {
        std::size_t place = 0;                       // in its round
        std::vector<std::size_t> members;
    };
    std::vector<Batch> batchesLeft(const Pending& pending, std::span<const Asking> askings) const;
    void judgeRound(Pending& pending, const std::vector<Candidate>& asked, const std::vector<Genome>& genomes, std::size_t from, std::size_t to);
    SharedTask taskOf(const Pending& pending, const std::vector<Candidate>& asked, const std::vector<Batch>& batches, std::size_t from, std::size_t to) const;
    void drop(Pending& pending, std::size_t units) const;
    std::vector<std::vector<double>> objectivesOf(const Pending& pending) const;
    std::vector<Judged> close(Pending& pending, const std::vector<Candidate>& asked, const std::vector<Genome>& genomes);
    void rescore(std::vector<Judged>& judged, Pending& pending, const std::vector<Genome>& genomes, Json& documents);
    // A person (runner_person.cpp). personSaid: false where the run has to wait.
    std::optional<std::size_t> person() const;
    // Places of those who still run, the fittest first, `most` of them.
    std::vector<std::size_t> fittest(const Pending& pending, std::span<const double> fitness, std::size_t most) const;
    std::vector<IndividualId> contestants(const Pending& pending) const;
    bool personSaid(Pending& pending);
    void addPersonScores(const Pending& pending);
    // Schooling (runner_schooling.cpp).
    bool schoolsAll() const { return m_settings.schooling && m_settings.schooling->all; }
    void openSchool();
    void tellSchool() const;
    void schoolFounders(std::optional<std::int64_t> beside);
    Panel::Values schooledValues(const Genome& genome);
    void forgetAllBut(const std::vector<Genome>& genomes);
    void judgeSchooled(Pending& pending, const std::vector<Genome>& genomes);
    void schoolFinalists(std::vector<Judged>& judged, const Pending& pending, Pending& saved, const std::vector<Genome>& genomes, Json& documents);
    void addSchooledScores(IndividualId id, const Panel::Values& values);
    const Judged* fittest() const;                   // of all so far
    GenerationFigures figuresOf(int generation, const std::vector<Judged>& judged) const;
    void tellStandings(const Pending& pending) const;
    void save(const Pending& pending);

    const RunSettings& m_settings;
    RunOptions m_options;
    Studbook& m_studbook;
    RunListener& m_listener;
    Progress m_progressControl;
    std::optional<Parents> m_parents;
    ComputeChoice m_compute;
    std::optional<Dtype> m_dtype;
    Space m_space;
    std::vector<std::string> m_sums;                 // SHA-256 of the parents, then of the original
    std::unique_ptr<Panel> m_panel;
    std::unique_ptr<Strategy> m_strategy;
    std::unique_ptr<Population> m_population;
    std::unique_ptr<Sharing> m_sharing;              // with workers
    std::optional<Waiting> m_waiting;
    std::unique_ptr<School> m_school;
    std::vector<std::pair<Genome, Panel::Values>> m_schooled; // of the last generations: who lives on unchanged learns the same again
    double m_judging = 1, m_judgedSeconds = 0;       // the share of a generation's time that is not schooling; what the last judging took
    std::vector<std::pair<std::string, IndividualId>> m_founders; // role ("parent", "original") and number
    std::vector<Panel::Values> m_founderValues;      // where they were measured in this sitting
    std::uint64_t m_memory = 0;
    std::int64_t m_run = 0;
    Json m_progress = Json::object();
    std::vector<Judged> m_all;                       // every individual of the run that is judged
    std::vector<bool> m_whole;                       // by all items
};

} // namespace heterosis::breeding
