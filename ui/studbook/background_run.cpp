// SPDX-License-Identifier: GPL-3.0-or-later
#include "studbook/background_run.h"

#include <memory>
#include <optional>

#include "engine/engine.h"
#include "studbook/studbook_desk.h"

namespace heterosis {

BackgroundRun::BackgroundRun(Engine& engine, StudbookDesk& desk, const ComputeOptions& compute, QObject* parent)
    : QObject(parent), m_engine(engine), m_desk(desk), m_compute(compute)
{
}

BackgroundRun::~BackgroundRun() = default;

void BackgroundRun::submit(const char* name, std::function<Json(Control&)> work, Progress progress)
{
    m_givenUp = false;
    const auto result = std::make_shared<Json>();
    Engine::Job job;
    job.name = name;
    job.priority = Priority::Background;
    job.key = name;
    job.run = [result, work = std::move(work)](Control& control) { *result = work(control); };
    if (progress)
        job.progress = std::move(progress);
    job.finished = [this, result](const ErrorInfo* error, bool cancelled) {
        QMetaObject::invokeMethod(this, [this, result, cancelled, info = error ? std::optional(*error) : std::nullopt] {
            settle(info ? &*info : nullptr, cancelled);
            if (!info && !cancelled)
                Q_EMIT finished(*result);
        }, Qt::QueuedConnection);
    };
    m_job = m_engine.submit(std::move(job));
    setState(State::Running);
}

void BackgroundRun::settle(const ErrorInfo* error, bool cancelled)
{
    setState(cancelled && !m_givenUp ? State::Paused : State::Idle);
    ended(error ? End::Failed : !cancelled ? End::Whole : m_givenUp ? End::Cancelled : End::Paused, error);
}

void BackgroundRun::pause()
{
    if (m_state != State::Running)
        return;
    setState(State::Pausing);
    m_engine.cancel(m_job);
}

void BackgroundRun::resume()
{
    if (m_state == State::Paused)
        begin(true);
}

void BackgroundRun::cancel()
{
    if (m_state == State::Paused) {
        setState(State::Idle);
        leftPaused();
        return;
    }
    m_givenUp = true;
    pause();
}

void BackgroundRun::setState(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    m_desk.hold(this, isGoing());
    Q_EMIT stateChanged();
}

} // namespace heterosis
