// SPDX-License-Identifier: GPL-3.0-or-later
#include "education/education_room.h"

#include <QDesktopServices>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>

#include "breeding/breeding_room.h"
#include "bridge/paths.h"
#include "bridge/translate_error.h"
#include "education/data_page.h"
#include "education/education_words.h"
#include "education/lesson_form.h"
#include "education/proof_page.h"
#include "education/run_page.h"
#include "education/samples_view.h"
#include "education/teach_panel.h"
#include "engine/education.h"
#include "engine/engine.h"
#include "equalizer/equalizer_model.h"
#include "studbook/studbook_desk.h"
#include "studbook/studbook_words.h"
#include "style/message_bar.h"
#include "training/learning_data.h"
#include "window/close_question.h"
#include "window/rooms.h"

namespace heterosis {

namespace {

constexpr int kReadSoon = 200, kReckonSoon = 350;   // milliseconds after the last change
constexpr std::size_t kLearners = 24;               // of the studbook

bool isRater(const Herd& herd, const Herd::Member& member)
{
    return member.origin == "finetune" && member.run && std::any_of(herd.runs.begin(), herd.runs.end(), [&](const Run& run) {
        return run.id == *member.run && run.settings.value("kind", std::string()) == "reward";
    });
}

} // namespace

EducationRoom::EducationRoom(Rooms& rooms, BreedingRoom& breeding, WorkbenchBridge& bridge, EqualizerModel& equalizer, const ComputeOptions& compute, QObject* parent)
    : QObject(parent), m_rooms(rooms), m_breeding(breeding), m_bridge(bridge), m_equalizer(equalizer), m_compute(compute), m_desk(breeding.desk()),
      m_run(new TeachRun(bridge.engine(), m_desk, compute, this)), m_view(new EducationView(*m_run, m_desk))
{
    m_rooms.add(m_view);
    m_view->installEventFilter(this);
    for (QTimer* timer : {&m_readSoon, &m_reckonSoon})
        timer->setSingleShot(true);
    m_readSoon.setInterval(kReadSoon);
    m_reckonSoon.setInterval(kReckonSoon);
    connectParts();
    takeMultipliers();
}

EducationRoom::~EducationRoom() = default;

void EducationRoom::connectParts()
{
    LessonForm& form = m_view->panel().form();
    connect(m_view, &EducationView::dropped, this, &EducationRoom::openData);
    connect(&m_view->data(), &DataPage::fileWanted, this, &EducationRoom::chooseData);
    connect(&m_view->data(), &DataPage::exampleWritten, this, [this](const QString& file) {
        m_view->panel().messages().showNotice(tr("An example was written to %1. Fill it with your own rows and drop it here.").arg(file));
    });
    connect(&form, &LessonForm::dataChanged, this, [this] { m_readSoon.start(); });
    connect(&form, &LessonForm::changed, this, [this] { m_reckonSoon.start(); });
    connect(&m_readSoon, &QTimer::timeout, this, &EducationRoom::readData);
    connect(&m_reckonSoon, &QTimer::timeout, this, &EducationRoom::reckon);
    connect(&m_view->panel(), &TeachPanel::startWanted, this, &EducationRoom::start);
    connect(&m_view->panel(), &TeachPanel::workspaceWanted, &m_breeding, &BreedingRoom::openWorkspace);
    connect(&m_equalizer, &EqualizerModel::genomeChanged, this, &EducationRoom::takeMultipliers);
    connect(&m_desk, &StudbookDesk::herdChanged, this, [this] {
        fillLearners();
        fillProofs();
        lookForCutOff();
    });
    connect(&m_desk, &StudbookDesk::opened, &m_reckonSoon, qOverload<>(&QTimer::start));
    connect(m_run, &TeachRun::began, this, [this](qlonglong run, qlonglong steps, const Json& done) { m_view->run().begin(run, steps, done); });
    connect(m_run, &TeachRun::stepped, &m_view->run(), &RunPage::add);
    connect(m_run, &TeachRun::measured, &m_view->run(), &RunPage::addValid);
    connect(m_run, &TeachRun::heard, &m_view->run().samples(), &SamplesView::setAnswers);
    connect(&m_view->run().samples(), &SamplesView::wantedChanged, m_run, &TeachRun::listen);
    m_run->listen(m_view->run().samples().isWanted());
    connect(m_run, &TeachRun::logged, &m_view->run(), &RunPage::log);
    connect(m_run, &TeachRun::stateChanged, this, [this] {
        if (m_run->state() == TeachRun::State::Running)
            m_view->show(EducationView::Page::Run);
        m_reckonSoon.start();
    });
    connect(m_run, &TeachRun::finished, this, [this](const Json& document) {
        connect(&m_desk, &StudbookDesk::herdChanged, this, [this, run = document.at("run").get<std::int64_t>()] {
            m_view->proof().showRun(run);
            m_view->show(EducationView::Page::Proof);
        }, Qt::SingleShotConnection);
        m_desk.refresh();
    });
    connect(&m_view->proof(), &ProofPage::equalizerWanted, this, [this](IndividualId id) { m_breeding.bringToEqualizer(id, true); });
    connect(&m_view->proof(), &ProofPage::reportWanted, this, &EducationRoom::openReport);
    connect(&m_breeding.view(), &BreedingView::reportWanted, this, &EducationRoom::openReport);
}

void EducationRoom::setFamily(const FamilyInfo& family, const OpenRequest& request)
{
    m_family = family;
    m_request = request;
    fillLearners();
    takeMultipliers();
}

// The models of the open family, the child on the equalizer, then the studbook: those that were taught, and the fittest.
void EducationRoom::fillLearners()
{
    std::vector<Learner> all;
    if (m_request && m_family) {
        const auto add = [&](const QString& role, const ModelInfo& info, const std::filesystem::path& path) {
            all.push_back({.name = QStringLiteral("%1 · %2").arg(role, QString::fromStdString(info.name)), .subject = path.string(), .isFiles = true});
        };
        if (m_family->original && m_request->original)
            add(tr("original"), *m_family->original, *m_request->original);
        add(QStringLiteral("A"), *m_family->a, m_request->a);
        if (m_family->b && m_request->b)
            add(QStringLiteral("B"), *m_family->b, *m_request->b);
        all.push_back({.name = tr("the child on the equalizer"), .subject = {}, .isFiles = false});
    }
    if (const auto herd = m_desk.herd()) {
        std::vector<const Herd::Member*> members;
        for (const Herd::Member& member : herd->members)
            if (member.origin != "import")
                members.push_back(&member);
        std::stable_sort(members.begin(), members.end(), [](const Herd::Member* x, const Herd::Member* y) {
            const bool xTaught = x->origin == "finetune", yTaught = y->origin == "finetune";
            return xTaught != yTaught ? xTaught : x->fitness.value_or(-1e300) > y->fitness.value_or(-1e300);
        });
        members.resize(std::min(members.size(), kLearners));
        for (const Herd::Member* member : members)
            all.push_back({.name = QStringLiteral("%1 · %2").arg(StudbookWords::name(*member), StudbookWords::origin(member->origin)),
                           .subject = m_desk.folder().string() + "#" + std::to_string(member->id), .isFiles = !member->checkpoint.empty()});
    }
    m_view->panel().form().setLearners(all);
    fillRaters();
}

// Individuals that were taught to rate, the newest first.
void EducationRoom::fillRaters()
{
    std::vector<Learner> all;
    if (const auto herd = m_desk.herd())
        for (auto member = herd->members.rbegin(); member != herd->members.rend(); ++member)
            if (isRater(*herd, *member))
                all.push_back({.name = StudbookWords::name(*member), .subject = m_desk.folder().string() + "#" + std::to_string(member->id), .isFiles = true});
    m_view->panel().form().setRaters(all);
}

void EducationRoom::fillProofs()
{
    const auto herd = m_desk.herd();
    if (!herd)
        return;
    std::vector<ProofPage::Entry> entries;
    for (const Herd::Member& member : herd->members)
        if (member.origin == "finetune" && member.run)
            for (const Run& run : herd->runs)
                if (run.id == *member.run) {
                    const std::string kind = run.settings.value("kind", std::string("sft")), method = run.settings.contains("genes") ? "genes" : run.settings.value("method", std::string("full"));
                    entries.insert(entries.begin(), {.run = run.id, .child = member.id,
                                                     .name = QStringLiteral("%1 · %2 · %3 → #%4").arg(run.id).arg(EducationWords::kind(kind), EducationWords::method(method)).arg(member.id)});
                }
    m_view->proof().setRuns(entries, m_desk.folder());
}

void EducationRoom::takeMultipliers()
{
    std::vector<std::pair<GeneId, double>> multipliers;
    for (const auto& [gene, allele] : m_equalizer.genome().alleles)
        multipliers.emplace_back(gene, std::clamp(allele.second, 0.0, 100.0));
    m_view->panel().form().setMultipliers(multipliers);
}

void EducationRoom::lookForCutOff()
{
    if (!m_desk.writable() || m_run->state() != TeachRun::State::Idle)
        return;
    const auto found = std::make_shared<std::optional<CutOffRun>>();
    m_desk.ask([found](const Studbook& book) { *found = cutOffRun(book); },
               [this, found] {
                   if (m_run->state() == TeachRun::State::Idle)
                       m_view->panel().setCutOff(*found);
               });
}

void EducationRoom::openData(const QString& file)
{
    m_rooms.show(Room::Educate);
    m_view->show(EducationView::Page::Data);
    if (m_run->state() != TeachRun::State::Idle) {
        m_view->panel().messages().showNotice(tr("A run goes on. Its data stays until it has ended; drop the file again then."));
        return;
    }
    m_newFile = true;
    m_view->data().setReading(file);
    m_view->panel().form().setFile(file);
}

void EducationRoom::chooseData()
{
    m_rooms.show(Room::Educate);
    const QString file = QFileDialog::getOpenFileName(m_view, tr("The data to learn from"), {}, tr("Data (*.txt *.jsonl *.json *.csv *.tsv);;All files (*)"));
    if (!file.isEmpty())
        openData(file);
}

void EducationRoom::readData()
{
    m_readSoon.stop();
    DataQuestion question = m_view->panel().form().question();
    const auto asked = ++m_reading;
    if (question.file.empty()) {
        m_isReading = false;
        dataRead(nullptr, {});
        return;
    }
    if (question.subject.empty() && m_request)
        question.subject = m_request->a; // the child on the equalizer reads as its parent A
    m_isReading = true;
    m_view->data().setReading(fromPath(question.file));
    const auto answer = std::make_shared<std::shared_ptr<const DataAnswer>>();
    Engine::Job job;
    job.name = "lessons";
    job.key = "lessons";
    job.run = [question, answer](Control& control) { *answer = std::make_shared<const DataAnswer>(readLessons(question, control)); };
    job.finished = [this, asked, answer](const ErrorInfo* error, bool cancelled) {
        if (cancelled)
            return;
        QMetaObject::invokeMethod(this, [this, asked, answer, info = error ? std::optional(*error) : std::nullopt] {
            if (asked != m_reading)
                return;
            m_isReading = false;
            dataRead(*answer, info);
        }, Qt::QueuedConnection);
    };
    m_bridge.engine().submit(std::move(job));
}

void EducationRoom::dataRead(const std::shared_ptr<const DataAnswer>& answer, const std::optional<ErrorInfo>& error)
{
    LessonForm& form = m_view->panel().form();
    if (error)
        m_view->data().setFailure(form.file(), *error);
    else
        m_view->data().setAnswer(answer);
    if (answer)
        form.setShape(answer->summary.shape, std::exchange(m_newFile, false));
    reckon();
}

// Why no run can begin, as far as that shows without opening a model.
void EducationRoom::adaptObstacle()
{
    LessonForm& form = m_view->panel().form();
    const DataAnswer* data = m_view->data().answer();
    const Learner* learner = form.learner();
    QString why;
    if (!learner)
        why = tr("Open a model first: there is nobody to teach.");
    else if (form.lacksRater())
        why = tr("Choose a reward model. A run of the kind Reward model makes one from ranked answers.");
    else if (form.needsData() && data && !learnsFrom(form.kind(), data->summary.shape))
        why = tr("This kind of run cannot learn from %1.").arg(EducationWords::shape(data->summary.shape));
    else if (form.needsData() && data && data->subjectProblem)
        why = translateError(*data->subjectProblem).plain();
    else if (form.method() != "full" && form.method() != "genes" && !learner->isFiles)
        why = tr("An adapter needs a model that lies on the disk. Teach all weights, or export the child first.");
    m_view->panel().setObstacle(why);
}

void EducationRoom::reckon()
{
    m_reckonSoon.stop();
    adaptObstacle();
    LessonForm& form = m_view->panel().form();
    const Learner* learner = form.learner();
    const auto asked = ++m_reckoning;
    const DataAnswer* data = m_view->data().answer();
    if (!learner || !m_desk.isOpen() || (form.needsData() && !data) || form.lacksRater() || m_run->isGoing()) {
        m_isReckoning = false;
        m_view->panel().setEstimate(std::nullopt, false);
        return;
    }
    const std::string subject = learner->subject.empty() ? m_request->a.string() : learner->subject;
    const auto estimate = std::make_shared<LessonEstimate>();
    m_isReckoning = true;
    Engine::Job job;
    job.name = "reckoning";
    job.key = "reckoning";
    job.run = [estimate, run = form.document(subject), folder = m_desk.folder(), facts = data ? *data : DataAnswer(), compute = m_compute](Control&) {
        *estimate = estimateLessons(run, folder / "finetune.json", folder, facts, compute);
    };
    job.finished = [this, asked, estimate](const ErrorInfo* error, bool cancelled) {
        if (cancelled)
            return;
        QMetaObject::invokeMethod(this, [this, asked, estimate, info = error ? std::optional(*error) : std::nullopt] {
            if (asked != m_reckoning)
                return;
            m_isReckoning = false;
            if (info) {
                m_view->panel().setObstacle(translateError(*info).plain());
                m_view->panel().setEstimate(std::nullopt, false);
                return;
            }
            m_view->panel().form().setSteps(estimate->steps);
            m_view->panel().setEstimate(*estimate, false);
        }, Qt::QueuedConnection);
    };
    m_view->panel().setEstimate(std::nullopt, true);
    m_bridge.engine().submit(std::move(job));
}

void EducationRoom::start()
{
    const Learner* learner = m_view->panel().form().learner();
    if (!learner)
        return;
    if (!learner->subject.empty()) {
        startFor(learner->subject);
        return;
    }
    m_breeding.withChild([this](IndividualId id) { startFor(m_desk.folder().string() + "#" + std::to_string(id)); });
}

void EducationRoom::startFor(const std::string& subject)
{
    try {
        m_view->panel().messages().dismiss();
        m_run->start(m_view->panel().form().document(subject), false);
    } catch (const Error& error) {
        m_view->panel().messages().showError(error.info());
    }
}

void EducationRoom::openReport(IndividualId id)
{
    m_desk.find(id, [this](const Individual& individual) {
        if (!individual.run)
            return;
        const QString report = fromPath(proofFolder(m_desk.folder(), *individual.run) / "report.html");
        if (QFileInfo::exists(report))
            QDesktopServices::openUrl(QUrl::fromLocalFile(report));
        else
            m_view->panel().messages().showNotice(tr("The report %1 is not there any more.").arg(report));
    });
}

bool EducationRoom::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        fillLearners();
        fillProofs();
        m_reckonSoon.start();
    }
    return QObject::eventFilter(watched, event);
}

bool EducationRoom::isSettled() const
{
    return m_rooms.shown() != Room::Educate || (!m_isReading && !m_isReckoning && !m_readSoon.isActive() && !m_reckonSoon.isActive() && m_desk.herd() != nullptr);
}

bool EducationRoom::mayClose(QWidget* window)
{
    if (!m_run->isGoing())
        return true;
    if (!mayPauseAndClose(window, tr("A run of teaching goes on"),
                          tr("Closing the window pauses it. What it has learned is saved, and the run is offered to go on when you open the workspace again.")))
        return false;
    m_run->pause();
    return true;
}

} // namespace heterosis
