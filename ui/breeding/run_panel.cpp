// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/run_panel.h"

#include <QDateTime>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

#include "base/files.h"
#include "breeding/judge_table.h"
#include "breeding/run_form.h"
#include "breeding/run_settings.h"
#include "bridge/paths.h"
#include "bridge/translate_error.h"
#include "studbook/studbook_desk.h"
#include "studbook/studbook_words.h"
#include "style/message_bar.h"

namespace heterosis {

namespace {

constexpr int kLogLines = 2000;

QString shownTime(double seconds)
{
    const auto whole = qint64(std::ceil(seconds));
    return whole < 3600 ? QStringLiteral("%1:%2").arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'))
                        : QStringLiteral("%1:%2:%3").arg(whole / 3600).arg(whole / 60 % 60, 2, 10, QLatin1Char('0')).arg(whole % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

RunPanel::RunPanel(BreedRun& run, StudbookDesk& desk, QWidget* parent)
    : QWidget(parent), m_run(run), m_desk(desk), m_messages(new MessageBar), m_workspaceTitle(new QLabel), m_workspace(new QLabel), m_title(new QLabel),
      m_logTitle(new QLabel), m_left(new QLabel), m_choose(new QToolButton), m_load(new QToolButton), m_save(new QToolButton), m_form(new RunForm),
      m_start(new QPushButton), m_pause(new QPushButton), m_cancel(new QPushButton), m_progress(new QProgressBar), m_log(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("runPanel"));
    setProperty("role", QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    for (QLabel* title : {m_workspaceTitle, m_title, m_logTitle})
        title->setProperty("role", QStringLiteral("title"));
    m_workspace->setObjectName(QStringLiteral("workspaceFolder"));
    m_workspace->setProperty("role", QStringLiteral("dim"));
    m_workspace->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_left->setProperty("role", QStringLiteral("dim"));
    m_start->setObjectName(QStringLiteral("startRun"));
    m_pause->setObjectName(QStringLiteral("pauseRun"));
    m_cancel->setObjectName(QStringLiteral("cancelRun"));
    m_choose->setObjectName(QStringLiteral("chooseWorkspace"));
    m_load->setObjectName(QStringLiteral("loadRun"));
    m_save->setObjectName(QStringLiteral("saveRun"));
    for (QToolButton* button : {m_choose, m_load, m_save})
        button->setProperty("role", QStringLiteral("flat"));
    m_progress->setRange(0, 1000);
    m_log->setObjectName(QStringLiteral("runLog"));
    m_log->setReadOnly(true);
    m_log->setMaximumBlockCount(kLogLines);
    m_log->setMinimumHeight(60);

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
    buttons->addWidget(m_start, 1);
    buttons->addWidget(m_pause, 1);
    buttons->addWidget(m_cancel, 1);
    auto* progress = new QHBoxLayout;
    progress->addWidget(m_progress, 1);
    progress->addWidget(m_left);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 8, 10);
    column->setSpacing(7);
    column->addLayout(workspace);
    column->addWidget(m_messages);
    column->addLayout(head);
    column->addWidget(scroll, 4);
    column->addLayout(buttons);
    column->addLayout(progress);
    column->addWidget(m_logTitle);
    column->addWidget(m_log, 1);

    connect(m_choose, &QToolButton::clicked, this, &RunPanel::chooseWorkspace);
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
    connect(m_start, &QPushButton::clicked, this, &RunPanel::start);
    connect(m_pause, &QPushButton::clicked, this, [this] { m_run.state() == BreedRun::State::Paused ? m_run.resume() : m_run.pause(); });
    connect(m_cancel, &QPushButton::clicked, &m_run, &BreedRun::cancel);
    connect(&m_run, &BreedRun::stateChanged, this, &RunPanel::adapt);
    connect(&m_run, &BreedRun::progressed, this, &RunPanel::showProgress);
    connect(&m_run, &BreedRun::failed, m_messages, &MessageBar::showError);
    connect(&m_run, &BreedRun::logged, this, [this](const QString& line) {
        m_log->appendPlainText(QDateTime::currentDateTime().toString(QStringLiteral("HH:mm:ss  ")) + line);
    });
    connect(&m_desk, &StudbookDesk::opened, this, [this] {
        m_messages->dismiss();
        const QString settings = fromPath(m_desk.folder() / "RUN.json"); // of the run that was begun here: starting it again goes on with it
        if (m_form->judges().count() == 0 && QFileInfo::exists(settings))
            load(settings);
        if (!m_desk.writable())
            m_messages->showNotice(tr("This workspace is open for reading only: another window or program writes to it. %1")
                                       .arg(QString::fromStdString(m_desk.reason())));
        adapt();
    });
    connect(&m_desk, &StudbookDesk::failed, m_messages, &MessageBar::showError);
    connect(&m_desk, &StudbookDesk::herdChanged, this, &RunPanel::adapt);
    connect(m_form, &RunForm::changed, this, &RunPanel::adapt);
    retranslate();
}

void RunPanel::guarded(const std::function<void()>& work)
{
    try {
        work();
        if (m_desk.writable())
            m_messages->dismiss();
    } catch (const Error& error) {
        m_messages->showError(error.info());
    }
}

void RunPanel::chooseWorkspace()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder of the workspace"), fromPath(m_desk.folder()));
    if (!folder.isEmpty())
        Q_EMIT workspaceWanted(folder);
}

void RunPanel::load(const QString& file)
{
    guarded([&] {
        const breeding::RunSettings settings = breeding::readRunSettings(toPath(file));
        m_form->setDocument(settings.document, QFileInfo(file).absolutePath());
        adapt();
    });
}

void RunPanel::save(const QString& file)
{
    guarded([&] { writeFileAtomically(toPath(file), writeJson(m_form->document())); });
}

// The settings lie beside the studbook, so that the command line can go on with the run.
void RunPanel::start()
{
    guarded([&] {
        const Json document = m_form->document();
        breeding::readRunSettings(document, m_desk.folder(), "RUN.json");
        writeFileAtomically(m_desk.folder() / "RUN.json", writeJson(document));
        m_progress->setValue(0);
        m_run.start(document, m_desk.folder(), true);
    });
}

QString RunPanel::logText() const { return m_log->toPlainText(); }

void RunPanel::showProgress(double fraction, double secondsLeft)
{
    m_progress->setRange(0, fraction < 0 ? 0 : 1000);
    if (fraction >= 0)
        m_progress->setValue(int(fraction * 1000));
    m_left->setText(secondsLeft > 0 ? tr("%1 left").arg(shownTime(secondsLeft)) : QString());
}

void RunPanel::adapt()
{
    const BreedRun::State state = m_run.state();
    const bool idle = state == BreedRun::State::Idle;
    m_start->setEnabled(idle && m_desk.writable());
    m_pause->setEnabled(state == BreedRun::State::Running || state == BreedRun::State::Paused);
    m_pause->setText(state == BreedRun::State::Paused ? tr("Resume") : state == BreedRun::State::Pausing ? tr("Pausing…") : tr("Pause"));
    m_cancel->setEnabled(!idle);
    m_form->setEnabled(idle);
    if (idle && m_progress->maximum() == 0)
        showProgress(0, 0);
    QString folder = m_desk.folder().empty() ? tr("none yet") : fromPath(m_desk.folder());
    m_workspace->setText(QFileInfo(folder).fileName() + (m_desk.isOpen() && !m_desk.writable() ? tr(" (reading only)") : QString()));
    m_workspace->setToolTip(folder);
}

void RunPanel::retranslate()
{
    m_workspaceTitle->setText(tr("Workspace"));
    m_choose->setText(tr("Choose…"));
    m_choose->setToolTip(tr("The folder of the studbook: every individual, its recipe, scores and verdicts"));
    m_title->setText(tr("Run"));
    m_load->setText(tr("Open…"));
    m_load->setToolTip(tr("Take the settings from a RUN.json"));
    m_save->setText(tr("Save…"));
    m_save->setToolTip(tr("Save the settings as RUN.json, which heterosis-cli breed takes too"));
    m_start->setText(tr("Start"));
    m_start->setToolTip(tr("Raise the generations in the background. A run of the same settings that was not finished goes on"));
    m_pause->setToolTip(tr("A paused run goes on where it stopped, also after the window was closed"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("End the run. What was raised stays in the studbook"));
    m_logTitle->setText(tr("Log"));
    m_log->setAccessibleName(tr("Log"));
    adapt();
}

void RunPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace heterosis
