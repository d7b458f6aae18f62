// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/breeding_room.h"

#include <QApplication>
#include <QEvent>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

#include "breeding/breed_run.h"
#include "breeding/individual_speaker.h"
#include "breeding/run_form.h"
#include "breeding/run_panel.h"
#include "breeding/tasting_dialog.h"
#include "breeding/verdict_bar.h"
#include "bridge/paths.h"
#include "checkpoint/checkpoint.h"
#include "engine/education.h"
#include "equalizer/equalizer_model.h"
#include "inheritance/analysis.h"
#include "listening/listening_view.h"
#include "listening/speech_pane.h"
#include "listening/speech_text.h"
#include "studbook/studbook_desk.h"
#include "style/message_bar.h"
#include "window/close_question.h"
#include "window/rooms.h"
#include "window/session.h"

namespace heterosis {

namespace {

bool sameFamily(const OpenRequest& x, const OpenRequest& y)
{
    const auto original = [](const OpenRequest& r) { return r.original.value_or(r.a); };
    return x.a == y.a && x.b == y.b && x.more == y.more && original(x) == original(y) && (!x.dtype || x.dtype == y.dtype);
}

} // namespace

BreedingRoom::BreedingRoom(Rooms& rooms, QWidget* shape, WorkbenchBridge& bridge, EqualizerModel& equalizer, ListeningView& listening,
                           MessageBar& messages, const ComputeOptions& compute, QObject* parent)
    : QObject(parent), m_rooms(rooms), m_bridge(bridge), m_equalizer(equalizer), m_listening(listening), m_messages(messages), m_compute(compute),
      m_desk(new StudbookDesk(bridge.engine(), this)), m_run(new BreedRun(bridge.engine(), *m_desk, compute, this)),
      m_view(new BreedingView(*m_desk, *m_run, bridge.engine(), compute)), m_verdicts(new VerdictBar)
{
    m_rooms.add(shape);
    m_rooms.add(m_view);
    addKeys(shape);
    if (auto* column = qobject_cast<QVBoxLayout*>(listening.layout()))
        column->addWidget(m_verdicts);
    m_rooms.installEventFilter(this);
    connectParts();
    adaptVerdicts();
}

BreedingRoom::~BreedingRoom() = default;

// Single keys belong to the room that is seen, wherever in the window the focus is; a text that is being written keeps them. 1 and 2 are
// the equalizer's elsewhere than in the listening row.
void BreedingRoom::addKeys(QWidget* shape)
{
    const auto key = [](QWidget* where, int code, Qt::ShortcutContext context, auto run) {
        auto* made = new QShortcut(QKeySequence(code), where);
        made->setContext(context);
        connect(made, &QShortcut::activated, where, run);
    };
    key(shape, Qt::Key_K, Qt::WindowShortcut, [this] { keepChild(); });
    key(shape, Qt::Key_B, Qt::WindowShortcut, [this] { taste(); });
    key(m_view, Qt::Key_B, Qt::WindowShortcut, [this] { taste(); });
    key(&m_listening, Qt::Key_1, Qt::WidgetWithChildrenShortcut, [this] { judgeChild(true); });
    key(&m_listening, Qt::Key_2, Qt::WidgetWithChildrenShortcut, [this] { judgeChild(false); });
}

void BreedingRoom::connectParts()
{
    connect(&m_rooms, &Rooms::changed, this, [this](Room room) {
        if (room != Room::Shape)
            whenOpen({});
    });
    connect(m_view, &BreedingView::pointed, this, [this](IndividualId id) { bringToEqualizer(id, false); });
    connect(m_view, &BreedingView::opened, this, [this](IndividualId id) { bringToEqualizer(id, true); });
    connect(m_view, &BreedingView::tastingWanted, this, &BreedingRoom::taste);
    connect(&m_view->panel(), &RunPanel::workspaceWanted, this, &BreedingRoom::openWorkspace);
    connect(m_run, &BreedRun::tastingWanted, this, &BreedingRoom::callToTaste);
    connect(m_run, &BreedRun::stateChanged, this, [this] { m_view->setWaiting(m_run->wanted() ? int(m_run->wanted()->verdicts) : 0); });
    connect(m_verdicts, &VerdictBar::judged, this, &BreedingRoom::judgeChild);
    connect(m_verdicts, &VerdictBar::kept, this, &BreedingRoom::keepChild);
    connect(m_verdicts, &VerdictBar::tastingWanted, this, &BreedingRoom::taste);
    connect(&m_listening, &ListeningView::settingsChanged, m_view, &BreedingView::setSettings);
    connect(&m_bridge, &WorkbenchBridge::analysisDone, this, [this] {
        std::vector<GeneDistance> distances;
        for (const GeneId gene : m_equalizer.genes())
            if (const GeneDistance* one = m_equalizer.distance(gene))
                distances.push_back(*one);
        m_view->panel().form().setKinship(kinshipOf(distances).warning);
    });
    connect(m_desk, &StudbookDesk::opened, this, [this] {
        adaptVerdicts();
        for (const auto& then : std::exchange(m_waiting, {}))
            if (then)
                then();
    });
    connect(m_desk, &StudbookDesk::failed, this, [this](const ErrorInfo& error) {
        m_waiting.clear();
        if (m_rooms.shown() == Room::Shape)
            m_messages.showError(error);
    });
}

void BreedingRoom::setWorkspace(const QString& folder) { m_workspace = folder; }

void BreedingRoom::openWorkspace(const QString& folder)
{
    if (m_desk->isHeld()) {
        messages().showNotice(tr("A run goes on in this workspace. Pause or cancel it before you choose another."));
        return;
    }
    m_workspace = folder;
    m_standing.reset();
    m_desk->open(toPath(folder));
    Q_EMIT workspaceChanged(folder);
}

void BreedingRoom::whenOpen(const std::function<void()>& then)
{
    if (m_desk->isOpen()) {
        if (then)
            then();
        return;
    }
    m_waiting.push_back(then);
    if (m_desk->folder().empty() || toPath(m_workspace) != m_desk->folder())
        m_desk->open(toPath(m_workspace));
}

void BreedingRoom::setFamily(const FamilyInfo& family, const OpenRequest& request)
{
    m_request = request;
    m_view->setFamily(family, request);
    m_view->panel().form().setKinship({});
    m_view->panel().suggest(fromPath(request.a.parent_path() / "breed.json"));
    m_standing.reset();
    if (const IndividualId id = std::exchange(m_coming, 0)) {
        m_standing = Standing{id, m_equalizer.genome()};
        if (std::exchange(m_comesTaught, false))
            sayTaught(id);
    }
    adaptVerdicts();
}

void BreedingRoom::bringToEqualizer(IndividualId id, bool andShape)
{
    whenOpen([this, id, andShape] { m_desk->find(id, [this, andShape](const Individual& one) { bring(one, andShape); }); });
}

void BreedingRoom::bring(const Individual& individual, bool andShape)
{
    if (!individual.checkpoint.empty() && !individual.parents.empty() && andShape) { // taught, or schooled by a run
        bringTaught(individual.id);
        return;
    }
    if (!individual.checkpoint.empty()) { // a model of its own: nothing to shape beside it until somebody opens it
        if (andShape)
            m_messages.showNotice(tr("%1 is a model on disk, not a child: open it as a parent to shape with it.").arg(QString::fromStdString(individual.checkpoint)));
        return;
    }
    try {
        bringRecipe(individual.id, parseRecipe(individual.recipe, m_desk->folder(), "#" + std::to_string(individual.id)), andShape);
    } catch (const Error& error) {
        messages().showError(error.info());
    }
}

void BreedingRoom::bringRecipe(IndividualId id, const Recipe& recipe, bool andShape)
{
    const OpenRequest request = requestOf(recipe);
    if (m_request && sameFamily(request, *m_request)) {
        m_equalizer.restore(recipe, resolvedGenome(recipe));
        m_standing = Standing{id, m_equalizer.genome()};
    } else {
        m_coming = id;
        Q_EMIT openWanted(request, recipe);
    }
    if (andShape)
        m_rooms.show(Room::Shape);
}

// What was taught, against what it was before: how strong a gene is says how much of the education it keeps.
void BreedingRoom::bringTaught(IndividualId id)
{
    const auto recipe = std::make_shared<Recipe>();
    m_desk->ask([recipe, id](const Studbook& book) { *recipe = againstOriginal(book, id); },
                [this, recipe, id] {
                    try {
                        m_comesTaught = true;
                        bringRecipe(id, *recipe, true);
                        if (m_coming == 0 && std::exchange(m_comesTaught, false)) // it stood there already
                            sayTaught(id);
                    } catch (const Error& error) {
                        messages().showError(error.info());
                    }
                });
}

void BreedingRoom::sayTaught(IndividualId id)
{
    m_messages.showNotice(tr("#%1 against what it was before it learned. Strength is how much of the education a gene keeps: 0 nothing, "
                             "1 all of it, above 1 more than it learned.").arg(id));
}

MessageBar& BreedingRoom::messages() { return m_rooms.shown() == Room::Breed ? m_view->panel().messages() : m_messages; }

// The child on the equalizer as an individual: the one that stands there untouched, or one that joins now.
void BreedingRoom::withChild(const std::function<void(IndividualId)>& then)
{
    if (!m_request)
        return;
    whenOpen([this, then] {
        if (!m_desk->writable()) {
            m_messages.showNotice(tr("This workspace is open for reading only: another window or program writes to it. Nothing was kept."));
            return;
        }
        const Genome genome = m_equalizer.genome();
        if (m_standing && m_standing->genome == genome) {
            then(m_standing->id);
            return;
        }
        m_desk->keep(m_bridge.recipe(m_equalizer.window()), m_standing ? std::optional(m_standing->id) : std::nullopt,
                     [this, genome, then](IndividualId id) {
                         m_standing = Standing{id, genome};
                         then(id);
                     });
    });
}

Heard BreedingRoom::childsWords() const
{
    SpeechText& text = m_listening.pane(Column::Child).text();
    const ListenSettings settings = m_listening.settings();
    Heard heard{.prompt = settings.prompt, .ids = {}, .text = text.speech().toStdString(), .seed = settings.sampling.seed};
    for (const HeardToken& token : text.tokens())
        heard.ids.push_back(token.id);
    return heard;
}

void BreedingRoom::keepChild()
{
    withChild([this, heard = childsWords()](IndividualId id) {
        if (!heard.text.empty())
            m_desk->addHeard(id, heard);
        m_verdicts->say(tr("The child is in the studbook as #%1").arg(id));
    });
}

void BreedingRoom::judgeChild(bool pass)
{
    withChild([this, pass, heard = childsWords()](IndividualId id) {
        m_desk->judge(id, {.pass = pass, .prompt = heard.prompt, .over = {}});
        if (!heard.text.empty())
            m_desk->addHeard(id, heard);
        m_verdicts->say(pass ? tr("✓ #%1 passed").arg(id) : tr("✗ #%1 failed").arg(id));
    });
}

// Where the run is looked at, its tasting opens by itself; elsewhere nobody is torn from what they do.
void BreedingRoom::callToTaste()
{
    const bool looked = m_rooms.shown() == Room::Breed && !QApplication::activeModalWidget() && m_rooms.window()->isVisible();
    if (!looked || !taste())
        sayWaiting();
}

void BreedingRoom::sayWaiting()
{
    const int verdicts = int(m_run->wanted()->verdicts);
    m_view->setWaiting(verdicts);
    messages().showNotice(tr("The run waits for you: %n verdict(s) in a blind tasting [B]. It goes on after that.", nullptr, verdicts));
}

TastingDialog* BreedingRoom::taste()
{
    if (m_tasting) {
        m_tasting->raise();
        return m_tasting;
    }
    if (!m_desk->isOpen() || !m_desk->herd()) {
        whenOpen([this] { connect(m_desk, &StudbookDesk::herdChanged, this, [this] { taste(); }, Qt::SingleShotConnection); });
        return nullptr;
    }
    const TastingTask task = m_run->wanted() ? *m_run->wanted() : TastingTask{.contestants = m_view->contestants()};
    const ListenSettings settings = m_listening.settings();
    if (task.contestants.size() < 2 || settings.prompt.empty()) {
        messages().showNotice(task.contestants.size() < 2 ? tr("A tasting needs two children in the studbook: keep some, or start a run.")
                                                   : tr("A tasting needs a prompt: write one in the listening row."));
        return nullptr;
    }
    auto* speaker = new IndividualSpeaker(m_bridge.engine(), *m_desk, m_compute, QStringLiteral("tasting"));
    messages().dismiss();
    m_tasting = new TastingDialog(*m_desk, speaker, task, settings, m_rooms.window());
    m_tasting->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_tasting, &TastingDialog::chosen, this, [this](IndividualId id) { bringToEqualizer(id, true); });
    if (task.forRun)
        connect(m_tasting, &QDialog::finished, this, [this, dialog = m_tasting.data()] {
            m_run->take(dialog->session().said());
            if (m_run->wanted())
                sayWaiting();
        });
    m_tasting->open();
    return m_tasting;
}

bool BreedingRoom::isSettled() const { return m_rooms.shown() == Room::Shape || (m_desk->herd() && m_desk->figures() && !m_desk->isReading()); }

bool BreedingRoom::mayClose(QWidget* window)
{
    if (!m_run->isGoing())
        return true;
    if (!mayPauseAndClose(window, tr("A breeding run goes on"),
                          tr("Closing the window pauses the run. What is raised so far is kept, and the run goes on where it stopped when you start it again.")))
        return false;
    m_run->pause();
    return true;
}

bool BreedingRoom::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        adaptVerdicts();
    return QObject::eventFilter(watched, event);
}

void BreedingRoom::adaptVerdicts()
{
    const bool readOnly = m_desk->isOpen() && !m_desk->writable();
    m_verdicts->setReady(m_request && !readOnly, readOnly ? tr("This workspace is open for reading only") : QString());
}

} // namespace heterosis
