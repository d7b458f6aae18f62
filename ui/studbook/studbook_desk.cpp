// SPDX-License-Identifier: GPL-3.0-or-later
#include "studbook/studbook_desk.h"

#include <QElapsedTimer>

#include <algorithm>

#include "engine/engine.h"

namespace heterosis {

namespace {

constexpr int kSoon = 60;           // milliseconds
constexpr double kShare = 0.1;      // of its time, the reading thread reads at most

// The individual that stands for a checkpoint, made where there is none.
IndividualId importOf(Studbook& book, const std::filesystem::path& checkpoint)
{
    for (const IndividualSummary& one : book.summaries())
        if (one.origin == "import" && one.checkpoint == checkpoint.string())
            return one.id;
    return book.addIndividuals(std::vector<Individual>{{.origin = "import", .checkpoint = checkpoint.string()}}).front();
}

IndividualId keepIn(Studbook& book, const Recipe& recipe, std::optional<IndividualId> from)
{
    const Json document = writeRecipe(recipe, book.directory());
    for (const IndividualSummary& one : book.summaries())
        if (one.origin == "hand")
            if (const auto known = book.individual(one.id); known && known->recipe == document)
                return one.id;
    Studbook::Batch batch(book);
    Individual child{.origin = "hand", .recipe = document};
    if (from)
        child.parents.push_back(*from);
    else
        for (const RecipeParent& parent : recipe.parents)
            child.parents.push_back(importOf(book, parent.path));
    const IndividualId id = book.addIndividuals(std::vector<Individual>{child}).front();
    batch.commit();
    return id;
}

} // namespace

StudbookDesk::StudbookDesk(Engine& engine, QObject* parent) : QObject(parent), m_engine(engine)
{
    m_pool.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &StudbookDesk::read);
}

StudbookDesk::~StudbookDesk() { m_pool.waitForDone(); }

void StudbookDesk::open(const std::filesystem::path& folder)
{
    m_folder = folder;
    m_book.reset();
    m_herd.reset();
    m_figures.reset();
    m_runChosen = false;
    m_run = 0;
    const auto opening = ++m_opening;
    const auto made = std::make_shared<std::shared_ptr<Studbook>>();
    Engine::Job job;
    job.name = "studbook";
    job.run = [made, folder](Control&) { *made = Studbook::open(folder, Studbook::Access::Write); };
    job.finished = [this, made, opening](const ErrorInfo* error, bool) {
        QMetaObject::invokeMethod(this, [this, made, opening, info = error ? std::optional(*error) : std::nullopt] {
            if (opening != m_opening)
                return;
            if (info || !*made) {
                if (info)
                    Q_EMIT failed(*info);
                return;
            }
            m_book = *made;
            m_writable = m_book->writable();
            m_reason = m_book->reason();
            m_genes = std::make_shared<GeneReader>();
            Q_EMIT opened();
            refresh();
        }, Qt::QueuedConnection);
    };
    m_engine.submit(std::move(job));
}

void StudbookDesk::showRun(std::int64_t run)
{
    m_runChosen = true;
    if (run == m_run)
        return;
    m_run = run;
    refresh();
}

// A studbook of thousands is read again seldom enough that a run beside it hardly notices.
void StudbookDesk::refresh()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    if (m_book && !m_soon.isActive())
        m_soon.start(std::max(kSoon, int(1000 * m_lastSeconds * (1 / kShare - 1))));
}

void StudbookDesk::read()
{
    m_soon.stop();
    if (!m_book || m_reading)
        return;
    m_reading = true;
    m_again = false;
    m_pool.start([this, folder = m_folder, genes = m_genes, opening = m_opening, wanted = m_runChosen ? std::optional(m_run) : std::nullopt] {
        QElapsedTimer clock;
        clock.start();
        std::shared_ptr<Herd> herd;
        std::shared_ptr<GeneFigures> figures;
        std::optional<ErrorInfo> error;
        const auto tell = [&](std::int64_t run, bool last) {
            QMetaObject::invokeMethod(this, [=, this, seconds = double(clock.elapsed()) / 1000] {
                if (last) {
                    m_reading = false;
                    m_lastSeconds = seconds;
                }
                if (opening == m_opening) {
                    if (!m_runChosen)
                        m_run = run;
                    if (error)
                        Q_EMIT failed(*error);
                    else if (figures) {
                        m_figures = figures;
                        Q_EMIT figuresChanged();
                    } else {
                        m_herd = herd;
                        Q_EMIT herdChanged();
                    }
                }
                if (last && (m_again || opening != m_opening))
                    refresh();
            }, Qt::QueuedConnection);
        };
        std::int64_t run = wanted.value_or(0);
        try {
            const auto book = Studbook::open(folder, Studbook::Access::Read);
            herd = std::make_shared<Herd>(Herd::of(*book));
            if (!wanted)
                for (const Run& one : herd->runs)
                    if (one.kind == "breed" && !one.progress.contains("baseline_of")) // random search beside a run is looked at by choice
                        run = one.id;
            tell(run, false); // the table and the lineage need not wait for the genes
            figures = std::make_shared<GeneFigures>(genes->read(*book, *herd, run));
        } catch (...) {
            error = caughtError();
        }
        tell(run, true);
    });
}

void StudbookDesk::submit(const std::function<void(Studbook&)>& work, const std::function<void()>& done)
{
    if (!m_book)
        return;
    Engine::Job job;
    job.name = "studbook";
    job.run = [book = m_book, work](Control&) { work(*book); };
    job.finished = [this, done](const ErrorInfo* error, bool cancelled) {
        QMetaObject::invokeMethod(this, [this, done, cancelled, info = error ? std::optional(*error) : std::nullopt] {
            if (info)
                Q_EMIT failed(*info);
            else if (!cancelled && done)
                done();
        }, Qt::QueuedConnection);
    };
    m_engine.submit(std::move(job));
}

void StudbookDesk::keep(const Recipe& recipe, std::optional<IndividualId> from, const Then& then)
{
    const auto id = std::make_shared<IndividualId>(0);
    submit([recipe, from, id](Studbook& book) { *id = keepIn(book, recipe, from); },
           [this, id, then] {
               refresh();
               if (then)
                   then(*id);
           });
}

void StudbookDesk::judge(IndividualId id, const Verdict& verdict)
{
    submit([id, verdict](Studbook& book) { book.addVerdict(id, verdict); }, [this] { refresh(); });
}

void StudbookDesk::addHeard(IndividualId id, const Heard& heard)
{
    submit([id, heard](Studbook& book) { book.addHeard(id, heard); }, {});
}

void StudbookDesk::ask(const std::function<void(const Studbook&)>& question, const std::function<void()>& then)
{
    submit([question](Studbook& book) { question(book); }, then);
}

void StudbookDesk::change(const std::function<void(Studbook&)>& work)
{
    submit(work, [this] { refresh(); });
}

void StudbookDesk::find(IndividualId id, const std::function<void(const Individual&)>& then)
{
    const auto found = std::make_shared<std::optional<Individual>>();
    submit([id, found](Studbook& book) { *found = book.individual(id); },
           [found, then] {
               if (*found)
                   then(**found);
           });
}

} // namespace heterosis
