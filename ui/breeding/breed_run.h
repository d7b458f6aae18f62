// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

#include <filesystem>
#include <memory>
#include <optional>

#include "base/error.h"
#include "base/json.h"
#include "engine/workbench.h"

namespace heterosis {

class Engine;
class StudbookDesk;
namespace breeding {
struct RunSettings;
}

// A breeding run as the window sees it: a job in the background of the engine, so that previews go first. Pausing loses the batch in
// flight and nothing else; resuming, also days later and in another window, goes on there.
class BreedRun : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Running, Pausing, Paused };
    BreedRun(Engine& engine, StudbookDesk& desk, const ComputeOptions& compute, QObject* parent = nullptr);
    ~BreedRun() override;

    // Reads and checks the document; relative paths stand in `folder`. Throws Error.
    void start(const Json& document, const std::filesystem::path& folder, bool resume);
    void pause();
    void resume();
    void cancel();                      // what was raised stays in the studbook
    State state() const { return m_state; }
    bool isGoing() const { return m_state == State::Running || m_state == State::Pausing; }

Q_SIGNALS:
    void stateChanged();
    void progressed(double fraction, double secondsLeft);   // -1: not known
    void logged(const QString& line);
    void bestSoFar(qlonglong id, double fitness);
    void grew();                                            // the studbook has more to show
    void finished(const heterosis::Json& document);
    void failed(const heterosis::ErrorInfo& error);

private:
    class Listener;
    void submit(bool resume);
    void setState(State state);
    void ended(const ErrorInfo* error, bool cancelled);
    Engine& m_engine;
    StudbookDesk& m_desk;
    ComputeOptions m_compute;
    std::shared_ptr<const breeding::RunSettings> m_settings;
    State m_state = State::Idle;
    bool m_giveUp = false;
    std::uint64_t m_job = 0;
    double m_fraction = -1, m_secondsLeft = -1;
};

} // namespace heterosis
