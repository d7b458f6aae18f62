// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

#include <cstdint>
#include <functional>

#include "base/control.h"
#include "base/error.h"
#include "base/json.h"
#include "engine/workbench.h"

namespace heterosis {

class Engine;
class StudbookDesk;

// A long run as the window sees it: a job in the background of the engine, so that previews go first. It can be paused and goes on where
// it stopped, also days later and in another window. While it goes it holds the studbook.
class BackgroundRun : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Running, Pausing, Paused };
    BackgroundRun(Engine& engine, StudbookDesk& desk, const ComputeOptions& compute, QObject* parent);
    ~BackgroundRun() override;
    void pause();
    void resume();
    void cancel();
    State state() const { return m_state; }
    bool isGoing() const { return m_state == State::Running || m_state == State::Pausing; }

Q_SIGNALS:
    void stateChanged();
    void progressed(double fraction, double secondsLeft);   // -1: not known
    void logged(const QString& line);
    void finished(const heterosis::Json& document);
    void failed(const heterosis::ErrorInfo& error);

protected:
    enum class End { Failed, Paused, Cancelled, Whole };
    using Progress = std::function<void(double fraction, const std::string& what)>;
    // Begins the job: `work` gives the run's document on the engine's thread.
    void submit(const char* name, std::function<Json(Control&)> work, Progress progress = {});
    virtual void begin(bool resume) = 0;                    // calls submit()
    virtual void ended(End end, const ErrorInfo* error) = 0; // the state is set by then
    virtual void leftPaused() {}                            // a paused run was cancelled
    StudbookDesk& desk() { return m_desk; }
    const ComputeOptions& compute() const { return m_compute; }

private:
    void settle(const ErrorInfo* error, bool cancelled);
    void setState(State state);
    Engine& m_engine;
    StudbookDesk& m_desk;
    ComputeOptions m_compute;
    State m_state = State::Idle;
    bool m_givenUp = false;
    std::uint64_t m_job = 0;
};

} // namespace heterosis
