// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/breed_run.h"

#include <algorithm>
#include <chrono>

#include "breeding/run.h"
#include "bridge/translate_error.h"
#include "studbook/studbook_desk.h"

namespace heterosis {

namespace {

constexpr std::chrono::milliseconds kBetweenProgress{150};

} // namespace

// Lives for one job on the engine's thread; what it is told goes to the window's.
class BreedRun::Listener final : public breeding::RunListener {
public:
    Listener(BreedRun& run, const Studbook& book) : m_run(run), m_book(book) {}

    void began(std::int64_t number, const std::string& path, int generations, std::size_t population, bool resumed) override
    {
        m_number = number;
        tell([path, generations, population, resumed](BreedRun& run) {
            const QString how = path == "realised" ? BreedRun::tr("one by one")
                : path == "mixed"                  ? BreedRun::tr("answers in one batch, texts one by one")
                                                   : BreedRun::tr("all in one batch");
            const QString line = resumed ? BreedRun::tr("The run goes on: %1 generations of %2 children, %3") : BreedRun::tr("The run begins: %1 generations of %2 children, %3");
            Q_EMIT run.logged(line.arg(generations).arg(population).arg(how));
            Q_EMIT run.grew();
        });
    }
    void generationBegan(int generation, const std::vector<IndividualId>& ids) override
    {
        tell([generation, count = ids.size()](BreedRun& run) {
            Q_EMIT run.logged(BreedRun::tr("Generation %1: %2 children").arg(generation).arg(count));
            Q_EMIT run.grew();
        });
    }
    void scored(int, const std::vector<breeding::Standing>& standings) override
    {
        std::size_t running = 0;
        for (const breeding::Standing& one : standings)
            running += one.running;
        if (running < standings.size())
            tell([running, all = standings.size()](BreedRun& run) { Q_EMIT run.logged(BreedRun::tr("Still in the race: %1 of %2").arg(running).arg(all)); });
    }
    void bestSoFar(IndividualId id, double fitness) override
    {
        tell([id, fitness](BreedRun& run) { Q_EMIT run.bestSoFar(qlonglong(id), fitness); });
    }
    void generationEnded(const breeding::GenerationFigures& figures) override
    {
        tell([figures](BreedRun& run) {
            Q_EMIT run.logged(BreedRun::tr("Generation %1: best #%2 with %3, median %4")
                                  .arg(figures.generation).arg(figures.best).arg(figures.bestFitness, 0, 'f', 4).arg(figures.median, 0, 'f', 4));
            Q_EMIT run.grew();
        });
    }
    void waits(int, const std::vector<IndividualId>& whom, std::size_t verdicts) override
    {
        TastingTask task{.contestants = whom, .verdicts = verdicts, .earlier = {}, .forRun = true};
        for (auto& [id, verdict] : m_book.verdictsOf(m_number))
            task.earlier.push_back({id, std::move(verdict)});
        tell([task](BreedRun& run) { run.m_wanted = task; });
    }
    void log(const Text& line) override
    {
        tell([line](BreedRun& run) { Q_EMIT run.logged(translated(line)); });
    }
    void timeLeft(double seconds) override
    {
        tell([seconds](BreedRun& run) {
            run.m_secondsLeft = seconds;
            Q_EMIT run.progressed(run.m_fraction, seconds);
        });
    }

private:
    template <class What> void tell(What what)
    {
        QMetaObject::invokeMethod(&m_run, [run = &m_run, what] { what(*run); }, Qt::QueuedConnection);
    }
    BreedRun& m_run;
    const Studbook& m_book;
    std::int64_t m_number = 0;
};

BreedRun::BreedRun(Engine& engine, StudbookDesk& desk, const ComputeOptions& compute, QObject* parent) : BackgroundRun(engine, desk, compute, parent) {}

BreedRun::~BreedRun() = default;

void BreedRun::take(const std::vector<TastingTask::Said>& said)
{
    if (!wanted())
        return;
    m_wanted->earlier.insert(m_wanted->earlier.end(), said.begin(), said.end());
    m_wanted->verdicts -= std::min(m_wanted->verdicts, said.size());
    if (m_wanted->verdicts == 0)
        resume();
}

void BreedRun::start(const Json& document, const std::filesystem::path& folder, bool resume)
{
    m_settings = std::make_shared<breeding::RunSettings>(breeding::readRunSettings(document, folder, (folder / "RUN.json").string()));
    begin(resume);
}

void BreedRun::begin(bool resume)
{
    m_fraction = m_secondsLeft = -1;
    m_wanted.reset();
    const auto progress = [this, last = std::chrono::steady_clock::time_point()](double fraction, const std::string&) mutable {
        const auto now = std::chrono::steady_clock::now();
        if (fraction < 0 || now - last < kBetweenProgress)
            return;
        last = now;
        QMetaObject::invokeMethod(this, [this, fraction] {
            m_fraction = fraction;
            Q_EMIT progressed(fraction, m_secondsLeft);
        }, Qt::QueuedConnection);
    };
    submit("breeding", [this, book = desk().book(), settings = m_settings, options = compute(), resume](Control& control) {
        Listener listener(*this, *book);
        const breeding::RunOptions how{.compute = options, .resume = resume, .path = {}};
        Json document = breeding::run(*settings, how, *book, control, listener);
        if (!document.at("finished").get<bool>()) // until a person has tasted, it is a paused run
            throw Cancelled();
        return document;
    }, progress);
}

void BreedRun::ended(End end, const ErrorInfo* error)
{
    Q_EMIT grew();
    switch (end) {
    case End::Failed: Q_EMIT failed(*error); break;
    case End::Cancelled: Q_EMIT logged(tr("Cancelled. What was raised stays in the studbook.")); break;
    case End::Paused:
        Q_EMIT logged(m_wanted ? tr("The run waits until you have tasted.") : tr("Paused. It goes on where it stopped, now or another day."));
        if (m_wanted)
            Q_EMIT tastingWanted();
        break;
    case End::Whole:
        Q_EMIT progressed(1, 0);
        Q_EMIT logged(tr("The run has come to its end."));
    }
}

} // namespace heterosis
