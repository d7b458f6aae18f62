// SPDX-License-Identifier: GPL-3.0-or-later
#include "studbook/long_run_panel.h"

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "base/error.h"
#include "bridge/paths.h"
#include "studbook/background_run.h"
#include "studbook/studbook_desk.h"
#include "studbook/studbook_words.h"
#include "style/message_bar.h"

namespace heterosis {

namespace {

QScrollArea* scrolling(QWidget* settings)
{
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inner = new QWidget;
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 6, 0);
    column->addWidget(settings);
    scroll->setWidget(inner);
    return scroll;
}

QHBoxLayout* row(std::initializer_list<std::pair<QWidget*, int>> widgets)
{
    auto* row = new QHBoxLayout;
    for (const auto& [widget, stretch] : widgets)
        row->addWidget(widget, stretch);
    return row;
}

} // namespace

LongRunPanel::LongRunPanel(BackgroundRun& run, StudbookDesk& desk, const QString& noun, QWidget* parent)
    : QWidget(parent), m_run(run), m_desk(desk), m_messages(new MessageBar), m_workspaceTitle(new QLabel), m_workspace(new QLabel), m_title(new QLabel),
      m_left(new QLabel), m_choose(new QToolButton), m_load(new QToolButton), m_save(new QToolButton), m_start(new QPushButton), m_pause(new QPushButton),
      m_cancel(new QPushButton), m_progress(new QProgressBar), m_column(new QVBoxLayout(this))
{
    setProperty("role", QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    for (QLabel* title : {m_workspaceTitle, m_title})
        title->setProperty("role", QStringLiteral("title"));
    for (QLabel* dim : {m_workspace, m_left})
        dim->setProperty("role", QStringLiteral("dim"));
    m_workspace->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    for (QToolButton* button : {m_choose, m_load, m_save})
        button->setProperty("role", QStringLiteral("flat"));
    m_progress->setRange(0, 1000);
    const auto name = [&](QWidget* widget, const char* verb) { widget->setObjectName(QLatin1String(verb) + noun); };
    name(m_start, "start"), name(m_pause, "pause"), name(m_cancel, "cancel"), name(m_load, "load"), name(m_save, "save");
    name(m_choose, "chooseWorkspaceOf"), name(m_workspace, "workspaceOf"), name(m_progress, "progressOf");
}

void LongRunPanel::lay(QWidget* notice, QWidget* settings, int stretch, QWidget* estimate)
{
    m_settings = settings;
    m_column->setContentsMargins(10, 8, 8, 10);
    m_column->setSpacing(7);
    m_column->addLayout(row({{m_workspaceTitle, 0}, {m_workspace, 1}, {m_choose, 0}}));
    m_column->addWidget(m_messages);
    if (notice)
        m_column->addWidget(notice);
    m_column->addLayout(row({{m_title, 1}, {m_load, 0}, {m_save, 0}}));
    m_column->addWidget(scrolling(settings), stretch);
    if (estimate)
        m_column->addWidget(estimate);
    m_column->addLayout(row({{m_start, 1}, {m_pause, 1}, {m_cancel, 1}}));
    m_column->addLayout(row({{m_progress, 1}, {m_left, 0}}));
    m_left->hide();
    connectAll();
}

void LongRunPanel::connectAll()
{
    connect(m_choose, &QToolButton::clicked, this, &LongRunPanel::chooseWorkspace);
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
    connect(m_start, &QPushButton::clicked, this, &LongRunPanel::startWanted);
    connect(m_pause, &QPushButton::clicked, this, [this] { m_run.state() == BackgroundRun::State::Paused ? m_run.resume() : m_run.pause(); });
    connect(m_cancel, &QPushButton::clicked, &m_run, &BackgroundRun::cancel);
    connect(&m_run, &BackgroundRun::stateChanged, this, [this] { adapt(); });
    connect(&m_run, &BackgroundRun::progressed, this, &LongRunPanel::showProgress);
    connect(&m_run, &BackgroundRun::failed, m_messages, &MessageBar::showError);
    connect(&m_desk, &StudbookDesk::opened, this, [this] {
        m_messages->dismiss();
        if (!m_desk.writable())
            m_messages->showNotice(tr("This workspace is open for reading only: another window or program writes to it. %1").arg(QString::fromStdString(m_desk.reason())));
        adapt();
    });
    connect(&m_desk, &StudbookDesk::failed, m_messages, &MessageBar::showError);
}

void LongRunPanel::chooseWorkspace()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder of the workspace"), fromPath(m_desk.folder()));
    if (!folder.isEmpty())
        Q_EMIT workspaceWanted(folder);
}

void LongRunPanel::guarded(const std::function<void()>& work)
{
    try {
        work();
        if (m_desk.writable())
            m_messages->dismiss();
    } catch (const Error& error) {
        m_messages->showError(error.info());
    }
}

void LongRunPanel::showProgress(double fraction, double secondsLeft)
{
    m_progress->setRange(0, fraction < 0 ? 0 : 1000);
    if (fraction >= 0)
        m_progress->setValue(int(fraction * 1000));
    m_left->setText(secondsLeft > 0 ? tr("%1 left").arg(StudbookWords::clock(secondsLeft)) : QString());
    m_left->setVisible(!m_left->text().isEmpty()); // else the bar is as wide as the buttons
}

void LongRunPanel::adapt()
{
    using State = BackgroundRun::State;
    const State state = m_run.state();
    const bool idle = state == State::Idle;
    m_start->setEnabled(idle && m_desk.writable() && mayStart());
    m_pause->setEnabled(state == State::Running || state == State::Paused);
    m_pause->setText(state == State::Paused ? tr("Resume") : state == State::Pausing ? tr("Pausing…") : tr("Pause"));
    m_cancel->setEnabled(!idle);
    m_load->setEnabled(idle);
    m_settings->setEnabled(idle);
    if (!m_run.isGoing() && m_progress->maximum() == 0)
        showProgress(0, 0);
    const QString folder = m_desk.folder().empty() ? tr("none yet") : fromPath(m_desk.folder());
    m_workspace->setText(QFileInfo(folder).fileName() + (m_desk.isOpen() && !m_desk.writable() ? tr(" (reading only)") : QString()));
    m_workspace->setToolTip(folder);
}

void LongRunPanel::retranslate()
{
    const Words words = this->words();
    m_workspaceTitle->setText(tr("Workspace"));
    m_choose->setText(tr("Choose…"));
    m_choose->setToolTip(words.workspace);
    m_choose->setAccessibleName(tr("Choose the workspace"));
    m_title->setText(words.title);
    m_load->setText(tr("Open…"));
    m_load->setToolTip(tr("Take the settings from a RUN.json"));
    m_save->setText(tr("Save…"));
    m_save->setToolTip(words.save);
    m_start->setText(tr("Start"));
    m_start->setToolTip(words.start);
    m_pause->setToolTip(tr("A paused run goes on where it stopped, also after the window was closed"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(words.cancel);
    m_progress->setAccessibleName(tr("Progress of the run"));
    adapt();
}

void LongRunPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace heterosis
