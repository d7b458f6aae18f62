// SPDX-License-Identifier: GPL-3.0-or-later
#include "education/teach_panel.h"

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "base/files.h"
#include "bridge/paths.h"
#include "education/education_words.h"
#include "education/lesson_form.h"
#include "studbook/studbook_desk.h"
#include "style/message_bar.h"

namespace heterosis {

TeachPanel::TeachPanel(TeachRun& run, StudbookDesk& desk, QWidget* parent)
    : QWidget(parent), m_run(run), m_desk(desk), m_messages(new MessageBar), m_form(new LessonForm), m_cutOffBar(new QFrame), m_workspaceTitle(new QLabel),
      m_workspace(new QLabel), m_title(new QLabel), m_cutOffText(new QLabel), m_estimateText(new QLabel), m_left(new QLabel), m_choose(new QToolButton),
      m_load(new QToolButton), m_save(new QToolButton), m_start(new QPushButton), m_pause(new QPushButton), m_cancel(new QPushButton), m_goOn(new QPushButton),
      m_forget(new QPushButton), m_progress(new QProgressBar)
{
    setObjectName(QStringLiteral("teachPanel"));
    setProperty("role", QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    build();
    connect(m_choose, &QToolButton::clicked, this, [this] {
        const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder of the workspace"), fromPath(m_desk.folder()));
        if (!folder.isEmpty())
            Q_EMIT workspaceWanted(folder);
    });
    connect(m_load, &QToolButton::clicked, this, [this] {
        const QString file = QFileDialog::getOpenFileName(this, tr("Open the settings of a run"), fromPath(m_desk.folder()), tr("Runs (*.json)"));
        if (!file.isEmpty())
            load(file);
    });
    connect(m_save, &QToolButton::clicked, this, [this] {
        const QString file = QFileDialog::getSaveFileName(this, tr("Save the settings of the run"), QDir(fromPath(m_desk.folder())).filePath(QStringLiteral("RUN.json")), tr("Runs (*.json)"));
        if (!file.isEmpty())
            save(file);
    });
    connect(m_start, &QPushButton::clicked, this, &TeachPanel::startWanted);
    connect(m_pause, &QPushButton::clicked, this, [this] { m_run.state() == TeachRun::State::Paused ? m_run.resume() : m_run.pause(); });
    connect(m_cancel, &QPushButton::clicked, &m_run, &TeachRun::cancel);
    connect(m_goOn, &QPushButton::clicked, this, &TeachPanel::resumeCutOff);
    connect(m_forget, &QPushButton::clicked, this, [this] {
        m_desk.change([id = m_cutOff->id](Studbook& book) { giveUpRun(book, id); });
        setCutOff(std::nullopt);
    });
    connect(&m_run, &TeachRun::stateChanged, this, &TeachPanel::adapt);
    connect(&m_run, &TeachRun::progressed, this, &TeachPanel::showProgress);
    connect(&m_run, &TeachRun::failed, m_messages, &MessageBar::showError);
    connect(&m_desk, &StudbookDesk::opened, this, [this] {
        m_messages->dismiss();
        if (!m_desk.writable())
            m_messages->showNotice(tr("This workspace is open for reading only: another window or program writes to it. %1").arg(QString::fromStdString(m_desk.reason())));
        adapt();
    });
    connect(&m_desk, &StudbookDesk::failed, m_messages, &MessageBar::showError);
    retranslate();
}

void TeachPanel::build()
{
    m_workspaceTitle->setProperty("role", QStringLiteral("title"));
    m_title->setProperty("role", QStringLiteral("title"));
    m_workspace->setObjectName(QStringLiteral("teachWorkspace"));
    for (QLabel* label : {m_workspace, m_left, m_estimateText})
        label->setProperty("role", QStringLiteral("dim"));
    m_workspace->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_estimateText->setObjectName(QStringLiteral("lessonEstimate"));
    m_estimateText->setWordWrap(true);
    m_estimateText->setAlignment(Qt::AlignLeft | Qt::AlignBottom);
    m_estimateText->setMinimumHeight(2 * m_estimateText->fontMetrics().lineSpacing() + 4); // nothing moves when it is reckoned
    m_start->setObjectName(QStringLiteral("startLesson"));
    m_pause->setObjectName(QStringLiteral("pauseLesson"));
    m_cancel->setObjectName(QStringLiteral("cancelLesson"));
    m_choose->setObjectName(QStringLiteral("chooseTeachWorkspace"));
    m_load->setObjectName(QStringLiteral("loadLesson"));
    m_save->setObjectName(QStringLiteral("saveLesson"));
    for (QToolButton* button : {m_choose, m_load, m_save})
        button->setProperty("role", QStringLiteral("flat"));
    m_progress->setObjectName(QStringLiteral("lessonProgress"));
    m_progress->setRange(0, 1000);
    auto* workspace = new QHBoxLayout;
    workspace->addWidget(m_workspaceTitle);
    workspace->addWidget(m_workspace, 1);
    workspace->addWidget(m_choose);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_load);
    head->addWidget(m_save);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inner = new QWidget;
    auto* innerColumn = new QVBoxLayout(inner);
    innerColumn->setContentsMargins(0, 0, 6, 0);
    innerColumn->addWidget(m_form);
    scroll->setWidget(inner);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {m_start, m_pause, m_cancel})
        buttons->addWidget(button, 1);
    auto* progress = new QHBoxLayout;
    progress->addWidget(m_progress, 1);
    progress->addWidget(m_left);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 8, 10);
    column->setSpacing(7);
    column->addLayout(workspace);
    column->addWidget(m_messages);
    column->addWidget(buildCutOff());
    column->addLayout(head);
    column->addWidget(scroll, 1);
    column->addWidget(m_estimateText);
    column->addLayout(buttons);
    column->addLayout(progress);
}

QWidget* TeachPanel::buildCutOff()
{
    m_cutOffBar->setObjectName(QStringLiteral("cutOffBar"));
    m_cutOffBar->setProperty("role", QStringLiteral("message"));
    m_cutOffText->setObjectName(QStringLiteral("cutOffText"));
    m_cutOffText->setWordWrap(true);
    m_goOn->setObjectName(QStringLiteral("resumeCutOff"));
    m_forget->setObjectName(QStringLiteral("forgetCutOff"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_goOn);
    buttons->addWidget(m_forget);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(m_cutOffBar);
    column->setContentsMargins(8, 6, 8, 6);
    column->addWidget(m_cutOffText);
    column->addLayout(buttons);
    m_cutOffBar->hide();
    return m_cutOffBar;
}

void TeachPanel::guarded(const std::function<void()>& work)
{
    try {
        work();
        if (m_desk.writable())
            m_messages->dismiss();
    } catch (const Error& error) {
        m_messages->showError(error.info());
    }
}

void TeachPanel::load(const QString& file)
{
    guarded([&] {
        Json run = readJson(toPath(file));
        const TrainingSettings settings = readTrainingSettings(run, toPath(file));
        if (settings.data.empty() && !settings.explores())
            throw Error({.message = text("This run learns batches of ids, which the window does not show"), .file = file.toStdString(), .place = {},
                         .remedy = text("Start it with heterosis-cli finetune")});
        for (std::size_t i = 0; i < settings.data.size(); ++i) // its files keep their meaning
            run["data"][i]["file"] = settings.data[i].file.string();
        if (!settings.valid.empty())
            run["valid"] = settings.valid.string();
        if (!settings.general.empty())
            run["general"] = settings.general.string();
        m_form->setDocument(run);
        m_form->chooseLearner(settings.subject.string());
        m_form->setFile(m_form->file());
    });
}

void TeachPanel::save(const QString& file)
{
    guarded([&] { writeFileAtomically(toPath(file), writeJson(m_form->document(m_form->learner() ? m_form->learner()->subject : std::string()))); });
}

void TeachPanel::setEstimate(const std::optional<LessonEstimate>& estimate, bool underWay)
{
    m_estimate = estimate;
    m_underWay = underWay;
    showEstimate();
}

void TeachPanel::setObstacle(const QString& why)
{
    m_obstacle = why;
    showEstimate();
}

QString TeachPanel::estimateText() const { return m_estimateText->text(); }

void TeachPanel::showEstimate()
{
    QStringList parts;
    QString trouble = m_obstacle;
    if (m_estimate) {
        const LessonEstimate& e = *m_estimate;
        parts << tr("%n step(s)", nullptr, int(e.steps));
        parts << (e.seconds > 0 ? EducationWords::duration(e.seconds) : tr("time known after the first steps"));
        parts << (e.needs.memoryFree > 0 ? tr("%1 of memory, %2 free").arg(shownBytes(e.needs.memory), shownBytes(e.needs.memoryFree)) : tr("%1 of memory").arg(shownBytes(e.needs.memory)));
        parts << tr("%1 on disk, %2 free").arg(shownBytes(e.needs.disk), shownBytes(e.needs.diskFree));
        if (trouble.isEmpty() && e.needs.memoryFree > 0 && e.needs.memory > e.needs.memoryFree)
            trouble = tr("It does not fit into memory: take a smaller batch, a shorter length, less memory for more time, bfloat16, or LoRA.");
        if (trouble.isEmpty() && e.needs.disk > e.needs.diskFree)
            trouble = tr("It does not fit on the disk: free some space, or choose another workspace.");
    }
    QString shown = parts.join(QStringLiteral(" · "));
    if (!trouble.isEmpty())
        shown += (shown.isEmpty() ? QString() : QStringLiteral("\n")) + QStringLiteral("⚠ ") + trouble;
    else if (!m_estimate && m_underWay)
        shown = tr("Reckoning what it takes…");
    m_estimateText->setText(shown);
    m_estimateText->setProperty("role", trouble.isEmpty() ? QStringLiteral("dim") : QStringLiteral("warning"));
    m_estimateText->setStyleSheet(QString()); // looks at the property again
    const bool fits = m_estimate && trouble.isEmpty();
    m_start->setEnabled(fits && m_run.state() == TeachRun::State::Idle && m_desk.writable());
}

void TeachPanel::setCutOff(const std::optional<CutOffRun>& run)
{
    m_cutOff = run;
    showCutOff();
}

void TeachPanel::showCutOff()
{
    m_cutOffBar->setVisible(m_cutOff && m_run.state() == TeachRun::State::Idle && m_desk.writable());
    if (m_cutOff)
        m_cutOffText->setText(m_cutOff->done > 0 ? tr("Run %1 was cut off; %2 of its steps are saved. It goes on there and ends in the same weights.").arg(m_cutOff->id).arg(m_cutOff->done)
                                                 : tr("Run %1 was cut off before its first steps were saved.").arg(m_cutOff->id));
}

void TeachPanel::resumeCutOff()
{
    const CutOffRun run = *m_cutOff;
    guarded([&] {
        m_run.start(run.settings, true);
        setCutOff(std::nullopt);
        if (run.settings.contains("data"))
            m_form->setDocument(run.settings);
    });
}

void TeachPanel::showProgress(double fraction, double secondsLeft)
{
    m_progress->setRange(0, fraction < 0 ? 0 : 1000);
    if (fraction >= 0)
        m_progress->setValue(int(fraction * 1000));
    m_left->setText(secondsLeft > 0 ? tr("%1 left").arg(EducationWords::clock(secondsLeft)) : QString());
}

void TeachPanel::adapt()
{
    const TeachRun::State state = m_run.state();
    const bool idle = state == TeachRun::State::Idle;
    m_pause->setEnabled(state == TeachRun::State::Running || state == TeachRun::State::Paused);
    m_pause->setText(state == TeachRun::State::Paused ? tr("Resume") : state == TeachRun::State::Pausing ? tr("Pausing…") : tr("Pause"));
    m_cancel->setEnabled(!idle);
    m_form->setEnabled(idle);
    m_load->setEnabled(idle);
    if (!m_run.isGoing() && m_progress->maximum() == 0)
        showProgress(0, 0);
    const QString folder = m_desk.folder().empty() ? tr("none yet") : fromPath(m_desk.folder());
    m_workspace->setText(QFileInfo(folder).fileName() + (m_desk.isOpen() && !m_desk.writable() ? tr(" (reading only)") : QString()));
    m_workspace->setToolTip(folder);
    showEstimate();
    showCutOff();
}

void TeachPanel::retranslate()
{
    m_workspaceTitle->setText(tr("Workspace"));
    m_choose->setText(tr("Choose…"));
    m_choose->setToolTip(tr("The folder of the studbook, where runs and taught children are kept"));
    m_choose->setAccessibleName(tr("Choose the workspace"));
    m_title->setText(tr("Lesson"));
    m_load->setText(tr("Open…"));
    m_load->setToolTip(tr("Take the settings from a RUN.json"));
    m_save->setText(tr("Save…"));
    m_save->setToolTip(tr("Save the settings as RUN.json, which heterosis-cli finetune takes too"));
    m_start->setText(tr("Start"));
    m_start->setToolTip(tr("Teach in the background; the equalizer stays free"));
    m_pause->setToolTip(tr("A paused run goes on where it stopped, also after the window was closed"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Give the run up. Nothing of it is kept"));
    m_goOn->setText(tr("Go on"));
    m_forget->setText(tr("Give it up"));
    m_progress->setAccessibleName(tr("Progress of the run"));
    adapt();
}

void TeachPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace heterosis
