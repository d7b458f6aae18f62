// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>
#include <QObject>
#include <QString>

#include <array>
#include <memory>
#include <mutex>
#include <vector>

#include "engine/workbench.h"

namespace heterosis {

// The window's side of the workbench. Events come from the engine thread; here they become signals on the thread of this object,
// a burst of them in one go. Nothing blocks: every call returns at once.
class WorkbenchBridge : public QObject {
    Q_OBJECT
public:
    explicit WorkbenchBridge(const ComputeOptions& compute = {}, QObject* parent = nullptr);
    ~WorkbenchBridge() override;

    void open(const OpenRequest& request);
    void setGenome(const Genome& genome);
    void listen(const ListenSettings& settings);
    void exportTo(const std::filesystem::path& out, const Json& window, const ExportOptions& options);
    void resumeExport(const std::optional<std::filesystem::path>& elsewhere = {});
    void cancelExport();
    void show(const UserCommand& command, const QString& prompt);
    void cancelShow();
    void sense(const std::filesystem::path& data);
    void tune(const std::filesystem::path& data, const std::set<GeneId>& locked);
    void cancelTuning();
    Recipe recipe(const Json& window) const;
    Engine& engine();

Q_SIGNALS:
    void opened(const heterosis::FamilyInfo& family);
    void openFailed(const heterosis::ErrorInfo& error);
    void hashed(heterosis::Column parent, const QString& sha256);
    void furtherHashed(std::size_t parent, const QString& sha256);     // 2: C, 3: D, ...
    void analysed(const heterosis::GeneDistance& gene);
    void analysisDone(const heterosis::Kinship& kinship);
    void masked(const std::vector<heterosis::GeneMask>& genes);
    void started(heterosis::Column column);
    void heard(heterosis::Column column, const QList<heterosis::HeardToken>& tokens);   // in order; what came since the last time
    void finished(heterosis::Column column, heterosis::Finish finish, double tokensPerSecond, double firstTokenSeconds);
    void listenFailed(heterosis::Column column, const heterosis::ErrorInfo& error);
    void exportProgress(double fraction, const QString& what, double secondsLeft);
    void exported(const heterosis::ExportResult& result);
    void exportEnded(bool cancelled, const heterosis::ErrorInfo& error);
    void exportPaused(const heterosis::ErrorInfo& error, const std::filesystem::path& out);
    void examining(heterosis::Column parent, double fraction);
    void examined(heterosis::Column parent, const std::vector<heterosis::Finding>& findings);
    void showing(heterosis::Column column);
    void shown(heterosis::Column column, const QString& text, const QByteArray& image);
    void showFailed(heterosis::Column column, const heterosis::ErrorInfo& error, bool cancelled);
    void tuneProgress(int step, int steps, double loss, double secondsLeft);
    void sensed(const heterosis::event::Sensed& sensitivity);
    void tuned(const heterosis::event::Tuned& tuned);
    void tuneEnded(bool cancelled, const heterosis::ErrorInfo& error);
    void statusChanged(const QString& job, bool busy);

private:
    void receive(const WorkbenchEvent& event);      // engine thread
    void deliver();                                 // own thread
    void deliver(const event::Opened& e);
    void deliver(const event::OpenFailed& e);
    void deliver(const event::Hashed& e);
    void deliver(const event::Analysed& e);
    void deliver(const event::AnalysisDone& e);
    void deliver(const event::Masked& e);
    void deliver(const event::Started& e);
    void deliver(const event::Heard& e);
    void deliver(const event::Finished& e);
    void deliver(const event::ListenFailed& e);
    void deliver(const event::ExportProgress& e);
    void deliver(const event::Exported& e);
    void deliver(const event::ExportEnded& e);
    void deliver(const event::ExportPaused& e);
    void deliver(const event::Examining& e);
    void deliver(const event::Examined& e);
    void deliver(const event::Showing& e);
    void deliver(const event::Shown& e);
    void deliver(const event::ShowFailed& e);
    void deliver(const event::TuneProgress& e);
    void deliver(const event::Sensed& e);
    void deliver(const event::Tuned& e);
    void deliver(const event::TuneEnded& e);
    void deliver(const event::Status& e);
    void flushHeard(Column column);

    std::mutex m_mutex;
    std::vector<WorkbenchEvent> m_queue;            // guarded by m_mutex, as is m_posted
    bool m_posted = false;
    std::array<std::uint64_t, kColumns> m_revision{};
    std::array<QList<HeardToken>, kColumns> m_heard;
    std::unique_ptr<Workbench> m_workbench;         // last: its destructor joins the engine while the rest still lives
};

} // namespace heterosis
