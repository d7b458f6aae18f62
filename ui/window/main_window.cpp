// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QMenuBar>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QStatusBar>
#include <QVBoxLayout>

#include <map>

#include "base/files.h"
#include "breeding/breeding_room.h"
#include "bridge/paths.h"
#include "education/education_room.h"
#include "equalizer/crossover_bar.h"
#include "equalizer/equalizer_model.h"
#include "equalizer/equalizer_view.h"
#include "equalizer/pad_panel.h"
#include "equalizer/tuning_bar.h"
#include "export/export_dialog.h"
#include "listening/listening_view.h"
#include "listening/speech_pane.h"
#include "parents/open_dialog.h"
#include "parents/parents_panel.h"
#include "style/message_bar.h"
#include "window/rooms.h"

namespace heterosis {

namespace {

constexpr int kAutosavePause = 800; // milliseconds
constexpr QSize kFirstSize(1440, 900);

QString defaultSettingsFile()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::ConfigLocation)).filePath(QStringLiteral("heterosis/heterosis.conf"));
}

QString defaultSessionFile()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)).filePath(QStringLiteral("heterosis/session.json"));
}

// Folders and files of a drag from a file manager.
QStringList localPaths(const QMimeData* data)
{
    QStringList paths;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    return paths;
}

} // namespace

MainWindow::MainWindow(const WindowOptions& options)
    : m_settings(options.settingsFile.isEmpty() ? defaultSettingsFile() : options.settingsFile, QSettings::IniFormat),
      m_sessionFile(options.sessionFile.isEmpty() ? defaultSessionFile() : options.sessionFile), m_recent(m_settings),
      m_bridge(new WorkbenchBridge(options.compute, this)), m_equalizer(new EqualizerModel(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    m_autosave.setSingleShot(true);
    m_autosave.setInterval(kAutosavePause);
    buildLayout(options.compute);
    buildMenus();
    connectParts();
    loadSettings(options);
    retranslate();
}

MainWindow::~MainWindow()
{
    // The engine is joined before the widgets go that its events would be shown in.
    m_bridge->disconnect();
    delete m_bridge;
}

void MainWindow::buildLayout(const ComputeOptions& compute)
{
    m_parents = new ParentsPanel;
    m_equalizerView = new EqualizerView(m_equalizer);
    m_listening = new ListeningView;
    m_top = new QSplitter(Qt::Horizontal);
    m_top->addWidget(m_parents);
    m_top->addWidget(m_equalizerView);
    m_top->setStretchFactor(1, 1);
    m_rows = new QSplitter(Qt::Vertical);
    m_rows->addWidget(m_top);
    m_rows->addWidget(m_listening);
    m_rows->setStretchFactor(0, 3);
    m_rows->setStretchFactor(1, 2);
    for (QSplitter* splitter : {m_top, m_rows}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(10);
    }
    auto* centre = new QWidget;
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(10, 4, 10, 4);
    layout->addWidget(&m_parents->messages());
    m_rooms = new Rooms;
    m_breeding = new BreedingRoom(*m_rooms, m_rows, *m_bridge, *m_equalizer, *m_listening, m_parents->messages(), compute, this);
    m_education = new EducationRoom(*m_rooms, *m_breeding, *m_bridge, *m_equalizer, compute, this);
    layout->addWidget(m_rooms->stack(), 1);
    menuBar()->setCornerWidget(m_rooms, Qt::TopLeftCorner);
    setCentralWidget(centre);
    m_job = new QLabel;
    m_job->setObjectName(QStringLiteral("engineStatus"));
    m_device = new QLabel;
    m_device->setObjectName(QStringLiteral("deviceStatus"));
    m_memory = new QLabel;
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(m_job, 1);
    statusBar()->addPermanentWidget(m_device);
    statusBar()->addPermanentWidget(m_memory);
    resize(kFirstSize);
    resetLayout();
}

void MainWindow::resetLayout()
{
    m_top->setSizes({220, width() - 240});
    m_rows->setSizes({int(height() * 0.58), int(height() * 0.42)});
    m_equalizerView->resetLayout();
}

void MainWindow::connectParts()
{
    connect(m_bridge, &WorkbenchBridge::opened, this, &MainWindow::opened);
    connect(m_bridge, &WorkbenchBridge::openFailed, this, [this](const ErrorInfo& error) {
        m_opening = false;
        m_parents->messages().showError(error);
    });
    connect(m_bridge, &WorkbenchBridge::hashed, this, &MainWindow::checkHash);
    connect(m_bridge, &WorkbenchBridge::analysed, m_equalizer, &EqualizerModel::setDistance);
    connect(m_bridge, &WorkbenchBridge::analysisDone, this, [this](const Kinship& kinship) {
        m_analysed = true;
        m_equalizer->setKinship(kinship);
    });
    connect(m_bridge, &WorkbenchBridge::masked, m_equalizer, &EqualizerModel::setMasks);
    connect(m_equalizerView->pad()->crossover(), &CrossoverBar::alignWanted, this, &MainWindow::alignParents);
    connect(m_bridge, &WorkbenchBridge::started, m_listening, &ListeningView::start);
    connect(m_bridge, &WorkbenchBridge::heard, m_listening, &ListeningView::hear);
    connect(m_bridge, &WorkbenchBridge::finished, m_listening, &ListeningView::finish);
    connect(m_bridge, &WorkbenchBridge::finished, this, [this](Column column) { m_childSpoke |= column == Column::Child; });
    connect(m_bridge, &WorkbenchBridge::listenFailed, m_listening, &ListeningView::fail);
    connect(m_bridge, &WorkbenchBridge::examining, m_parents, &ParentsPanel::setExamining);
    connect(m_bridge, &WorkbenchBridge::examined, m_parents, &ParentsPanel::setFindings);
    connect(m_bridge, &WorkbenchBridge::showing, m_listening, &ListeningView::showRunning);
    connect(m_bridge, &WorkbenchBridge::shown, m_listening, &ListeningView::showMade);
    connect(m_bridge, &WorkbenchBridge::showFailed, m_listening, &ListeningView::failToShow);
    connect(m_listening, &ListeningView::showWanted, m_bridge, &WorkbenchBridge::show);
    connect(m_listening, &ListeningView::showCancelled, m_bridge, &WorkbenchBridge::cancelShow);
    connect(m_listening, &ListeningView::commandChanged, this, [this](const UserCommand& command) {
        QStringList words;
        for (const std::string& word : command.argv)
            words << QString::fromStdString(word);
        m_settings.setValue(QStringLiteral("preview/command"), words);
        m_settings.setValue(QStringLiteral("preview/seconds"), command.seconds);
    });
    connectTuning();
    connect(m_bridge, &WorkbenchBridge::statusChanged, this, &MainWindow::showStatus);
    connect(m_listening, &ListeningView::settingsChanged, this, [this](const ListenSettings& settings) {
        m_bridge->listen(settings);
        m_autosave.start();
    });
    connect(m_equalizer, &EqualizerModel::genomeChanged, this, [this] {
        if (m_family && !m_opening)
            m_bridge->setGenome(m_equalizer->genome());
        m_autosave.start();
    });
    connect(m_breeding, &BreedingRoom::openWanted, this, [this](const OpenRequest& request, const Recipe& recipe) { open(request, {.recipe = recipe}); });
    connect(m_breeding, &BreedingRoom::workspaceChanged, this, [this](const QString& folder) { m_settings.setValue(QStringLiteral("workspace"), folder); });
    connect(m_equalizer, &EqualizerModel::locksChanged, &m_autosave, qOverload<>(&QTimer::start));
    connect(&m_autosave, &QTimer::timeout, this, &MainWindow::autosave);
    connect(m_parents, &ParentsPanel::openWanted, this, [this] { askForParents(m_request); });
    connect(m_parents, &ParentsPanel::swapWanted, this, [this] {
        if (m_request && m_request->b)
            openModels({.a = *m_request->b, .b = m_request->a, .original = m_request->original, .more = m_request->more});
    });
    connect(m_bridge, &WorkbenchBridge::furtherHashed, m_parents, &ParentsPanel::setFurtherHash);
    connect(m_parents, &ParentsPanel::addWanted, this, &MainWindow::askForFurtherParent);
    connect(m_parents, &ParentsPanel::removeWanted, this, &MainWindow::removeParent);
    connect(m_parents, &ParentsPanel::statisticsWanted, this, &MainWindow::chooseStatistics);
    connect(m_parents, &ParentsPanel::statisticsDropped, this, [this](std::size_t parent) {
        OpenRequest request = *m_request;
        request.statistics.at(parent).clear();
        openAgain(std::move(request));
    });
}

void MainWindow::connectTuning()
{
    TuningBar* bar = m_equalizerView->tuning();
    connect(bar, &TuningBar::senseWanted, m_bridge, &WorkbenchBridge::sense);
    connect(bar, &TuningBar::tuneWanted, m_bridge, &WorkbenchBridge::tune);
    connect(bar, &TuningBar::cancelWanted, m_bridge, &WorkbenchBridge::cancelTuning);
    connect(m_bridge, &WorkbenchBridge::tuneProgress, bar, &TuningBar::showProgress);
    connect(m_bridge, &WorkbenchBridge::sensed, bar, &TuningBar::showSensitivity);
    connect(m_bridge, &WorkbenchBridge::tuned, bar, &TuningBar::showTuned);
    connect(m_bridge, &WorkbenchBridge::tuneEnded, this, [this, bar](bool cancelled, const ErrorInfo& error) {
        bar->showEnd();
        if (!cancelled)
            m_parents->messages().showError(error);
    });
}

bool MainWindow::isSettled() const
{
    return !m_opening && m_breeding->isSettled() && m_education->isSettled() && m_family && m_analysed && m_hashesMissing <= 0 && (m_childSpoke || !m_family->hasTokenizer) && m_listening->isQuiet();
}

OpenDialog* MainWindow::askForParents(const std::optional<OpenRequest>& start)
{
    auto* dialog = new OpenDialog(start, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { changeParents(dialog->request()); });
    dialog->open();
    return dialog;
}

ExportDialog* MainWindow::askForExport()
{
    if (!m_family)
        return nullptr;
    if (!m_exportDialog) {
        const QString folder = m_settings.value(QStringLiteral("exportFolder"), QDir::homePath()).toString();
        m_exportDialog = new ExportDialog(*m_bridge, *m_family, m_equalizer->window(), folder, this);
        m_exportDialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_bridge, &WorkbenchBridge::exported, m_exportDialog, [this](const ExportResult& result) {
            m_settings.setValue(QStringLiteral("exportFolder"), fromPath(result.out.parent_path()));
        });
    }
    m_exportDialog->show();
    m_exportDialog->raise();
    return m_exportDialog;
}

void MainWindow::showFamily()
{
    QString title = QStringLiteral("Heterosis");
    if (m_family) {
        QString names = QString::fromStdString(m_family->a->name);
        if (m_family->b)
            names += QStringLiteral(" × ") + QString::fromStdString(m_family->b->name);
        title = names + QStringLiteral(" · ") + title;
        m_device->setText(QStringLiteral("%1 · %2").arg(QString::fromStdString(m_family->device).toUpper(), QString::fromStdString(m_family->dtype)));
        m_memory->setText(tr("%1 of memory, %2 free").arg(shownBytes(m_family->memoryNeeded), shownBytes(m_family->memoryFree)));
    }
    setWindowTitle(title);
    m_addParentAction->setEnabled(m_family && m_family->more.size() + 2 < kMostParents);
    m_saveRecipeAction->setEnabled(m_family.has_value());
    m_recipeWordsAction->setEnabled(m_family.has_value());
    m_saveMergekitAction->setEnabled(m_family.has_value());
    m_exportAction->setEnabled(m_family.has_value());
}

void MainWindow::showStatus(const QString& job, bool busy)
{
    m_jobName = job;
    m_busy = busy;
    const std::map<QString, QString> names{{QStringLiteral("opening"), tr("opening")},           {QStringLiteral("child"), tr("the child speaks")},
                                           {QStringLiteral("parents"), tr("the parents speak")}, {QStringLiteral("measuring"), tr("measuring the parents' distance")},
                                           {QStringLiteral("hashing"), tr("taking the SHA-256")}, {QStringLiteral("exporting"), tr("exporting")},
                                           {QStringLiteral("examining"), tr("examining the numbers")}, {QStringLiteral("showing"), tr("your preview command")},
                                           {QStringLiteral("sensing"), tr("looking where the data pulls")}, {QStringLiteral("tuning"), tr("tuning")},
                                           {QStringLiteral("teaching"), tr("teaching")}, {QStringLiteral("lessons"), tr("reading the data")}};
    const auto name = names.find(job);
    m_job->setText(!busy ? tr("engine idle") : name == names.end() ? tr("engine busy") : tr("engine: %1").arg(name->second));
}

void MainWindow::retranslate()
{
    retranslateMenus();
    showStatus(m_jobName, m_busy);
    showFamily();
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && m_job)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_breeding->mayClose(this) || !m_education->mayClose(this)) {
        event->ignore();
        return;
    }
    autosave();
    saveSettings();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!localPaths(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QStringList paths = localPaths(event->mimeData());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    if (paths.size() == 1 && paths[0].endsWith(QLatin1String(".json"), Qt::CaseInsensitive)) {
        openRecipe(toPath(paths[0]));
        return;
    }
    // One folder joins what is open as B (the dialog's swap makes it A); more than one replace it.
    OpenRequest request{.a = toPath(paths[0])};
    if (paths.size() > 1) {
        request.b = toPath(paths[1]);
        if (paths.size() > 2)
            request.original = toPath(paths[2]);
    } else if (m_request) {
        request = {.a = m_request->a, .b = toPath(paths[0]), .original = m_request->original};
    }
    QTimer::singleShot(0, this, [this, request] { askForParents(request); });
}

} // namespace heterosis
