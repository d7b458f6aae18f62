// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

#include <deque>
#include <filesystem>
#include <memory>

#include "base/error.h"
#include "base/json.h"
#include "engine/workbench.h"
#include "training/trainer.h"

namespace heterosis {

class Engine;
class StudbookDesk;

// A run of fine-tuning as the window sees it: a job in the background of the engine, so that previews go first. Pausing saves the
// state; resuming, also days later and in another window, goes on there and ends in the same weights.
class TeachRun : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Running, Pausing, Paused };
    TeachRun(Engine& engine, StudbookDesk& desk, const ComputeOptions& compute, QObject* parent = nullptr);
    ~TeachRun() override;

    // The document lies beside the studbook as finetune.json, so that the command line can go on with the run. Throws Error.
    void start(const Json& document, bool resume);
    void pause();
    void resume();
    void cancel();                      // the run is given up; nothing of it is kept but its row
    State state() const { return m_state; }
    bool isGoing() const { return m_state == State::Running || m_state == State::Pausing; }
    const Json& document() const { return m_document; }

Q_SIGNALS:
    void stateChanged();
    void progressed(double fraction, double secondsLeft);   // -1: not known
    void logged(const QString& line);
    void began(qlonglong run, qlonglong steps, const heterosis::Json& done);
    void stepped(const heterosis::TrainedStep& step);
    void measured(qlonglong step, double loss);
    void finished(const heterosis::Json& document);
    void failed(const heterosis::ErrorInfo& error);

private:
    void submit(bool resume);
    void note(const TrainedStep& step);
    void ended(const ErrorInfo* error, bool cancelled);
    void giveUp();
    void setState(State state);
    Engine& m_engine;
    StudbookDesk& m_desk;
    ComputeOptions m_compute;
    Json m_document;
    std::filesystem::path m_file;
    State m_state = State::Idle;
    bool m_givenUp = false;
    std::uint64_t m_job = 0;
    std::int64_t m_steps = 0, m_after = 0; // m_after: runs up to this one are others'
    std::deque<double> m_seconds;       // of the last steps
};

} // namespace heterosis
