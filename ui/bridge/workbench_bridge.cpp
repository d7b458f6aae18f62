// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/workbench_bridge.h"

#include <QMetaObject>

#include <algorithm>

namespace heterosis {

WorkbenchBridge::WorkbenchBridge(const ComputeOptions& compute, QObject* parent) : QObject(parent)
{
    m_workbench = std::make_unique<Workbench>(compute, [this](const WorkbenchEvent& event) { receive(event); });
}

WorkbenchBridge::~WorkbenchBridge() = default;

void WorkbenchBridge::open(const OpenRequest& request)
{
    {
        // What still waits belongs to the family that is being left, except the word about an export.
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_queue, [](const WorkbenchEvent& e) {
            return !std::holds_alternative<event::Exported>(e) && !std::holds_alternative<event::ExportEnded>(e)
                && !std::holds_alternative<event::ExportPaused>(e) && !std::holds_alternative<event::Status>(e);
        });
    }
    m_workbench->open(request);
}

void WorkbenchBridge::setGenome(const Genome& genome) { m_workbench->setGenome(genome); }
void WorkbenchBridge::listen(const ListenSettings& settings) { m_workbench->listen(settings); }
void WorkbenchBridge::resumeExport(const std::optional<std::filesystem::path>& elsewhere) { m_workbench->resumeExport(elsewhere); }
void WorkbenchBridge::cancelExport() { m_workbench->cancelExport(); }
void WorkbenchBridge::show(const UserCommand& command, const QString& prompt) { m_workbench->show(command, prompt.toStdString()); }
void WorkbenchBridge::cancelShow() { m_workbench->cancelShow(); }
void WorkbenchBridge::sense(const std::filesystem::path& data) { m_workbench->sense(data); }
void WorkbenchBridge::tune(const std::filesystem::path& data, const std::set<GeneId>& locked) { m_workbench->tune(data, locked); }
void WorkbenchBridge::cancelTuning() { m_workbench->cancelTuning(); }
Recipe WorkbenchBridge::recipe(const Json& window) const { return m_workbench->recipe(window); }
Engine& WorkbenchBridge::engine() { return m_workbench->engine(); }

void WorkbenchBridge::exportTo(const std::filesystem::path& out, const Json& window, const ExportOptions& options)
{
    m_workbench->exportTo(out, window, options);
}

void WorkbenchBridge::receive(const WorkbenchEvent& event)
{
    const std::lock_guard lock(m_mutex);
    m_queue.push_back(event);
    if (m_posted)
        return;
    m_posted = true;
    QMetaObject::invokeMethod(this, [this] { deliver(); }, Qt::QueuedConnection);
}

void WorkbenchBridge::deliver()
{
    std::vector<WorkbenchEvent> events;
    {
        const std::lock_guard lock(m_mutex);
        events.swap(m_queue);
        m_posted = false;
    }
    for (const WorkbenchEvent& event : events)
        std::visit([this](const auto& e) { deliver(e); }, event);
    for (int column = 0; column < kColumns; ++column)
        flushHeard(Column(column));
}

void WorkbenchBridge::flushHeard(Column column)
{
    QList<HeardToken> tokens;
    tokens.swap(m_heard[std::size_t(column)]);
    if (!tokens.isEmpty())
        Q_EMIT heard(column, tokens);
}

void WorkbenchBridge::deliver(const event::Started& e)
{
    const auto column = std::size_t(e.column);
    if (e.revision < m_revision[column])
        return;
    m_revision[column] = e.revision;
    m_heard[column].clear();
    Q_EMIT started(e.column);
}

void WorkbenchBridge::deliver(const event::Heard& e)
{
    if (e.revision == m_revision[std::size_t(e.column)])
        m_heard[std::size_t(e.column)] << e.token;
}

void WorkbenchBridge::deliver(const event::Finished& e)
{
    if (e.revision != m_revision[std::size_t(e.column)])
        return;
    flushHeard(e.column);
    Q_EMIT finished(e.column, e.finish, e.tokensPerSecond, e.firstTokenSeconds);
}

void WorkbenchBridge::deliver(const event::Opened& e) { Q_EMIT opened(e.family); }
void WorkbenchBridge::deliver(const event::OpenFailed& e) { Q_EMIT openFailed(e.error); }
void WorkbenchBridge::deliver(const event::Hashed& e)
{
    const QString sum = QString::fromStdString(e.sha256);
    if (e.further)
        Q_EMIT furtherHashed(e.further, sum);
    else
        Q_EMIT hashed(e.parent, sum);
}
void WorkbenchBridge::deliver(const event::Analysed& e) { Q_EMIT analysed(e.gene); }
void WorkbenchBridge::deliver(const event::AnalysisDone& e) { Q_EMIT analysisDone(e.kinship); }
void WorkbenchBridge::deliver(const event::Masked& e) { Q_EMIT masked(e.genes); }
void WorkbenchBridge::deliver(const event::ListenFailed& e) { Q_EMIT listenFailed(e.column, e.error); }
void WorkbenchBridge::deliver(const event::Exported& e) { Q_EMIT exported(e.result); }
void WorkbenchBridge::deliver(const event::ExportEnded& e) { Q_EMIT exportEnded(e.cancelled, e.error); }
void WorkbenchBridge::deliver(const event::ExportPaused& e) { Q_EMIT exportPaused(e.error, e.out); }
void WorkbenchBridge::deliver(const event::Examining& e) { Q_EMIT examining(e.parent, e.fraction); }
void WorkbenchBridge::deliver(const event::Examined& e) { Q_EMIT examined(e.parent, e.findings); }
void WorkbenchBridge::deliver(const event::Showing& e) { Q_EMIT showing(e.column); }
void WorkbenchBridge::deliver(const event::Shown& e) { Q_EMIT shown(e.column, QString::fromStdString(e.text), QByteArray::fromStdString(e.image)); }
void WorkbenchBridge::deliver(const event::ShowFailed& e) { Q_EMIT showFailed(e.column, e.error, e.cancelled); }
void WorkbenchBridge::deliver(const event::TuneProgress& e) { Q_EMIT tuneProgress(e.step, e.steps, e.loss, e.secondsLeft); }
void WorkbenchBridge::deliver(const event::Sensed& e) { Q_EMIT sensed(e); }
void WorkbenchBridge::deliver(const event::Tuned& e) { Q_EMIT tuned(e); }
void WorkbenchBridge::deliver(const event::TuneEnded& e) { Q_EMIT tuneEnded(e.cancelled, e.error); }
void WorkbenchBridge::deliver(const event::Status& e) { Q_EMIT statusChanged(QString::fromStdString(e.job), e.busy); }

void WorkbenchBridge::deliver(const event::ExportProgress& e)
{
    Q_EMIT exportProgress(e.fraction, QString::fromStdString(e.what), e.secondsLeft);
}

} // namespace heterosis
