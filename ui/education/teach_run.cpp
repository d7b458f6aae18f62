// SPDX-License-Identifier: GPL-3.0-or-later
#include "education/teach_run.h"

#include <numeric>

#include "base/files.h"
#include "bridge/translate_error.h"
#include "engine/education.h"
#include "engine/engine.h"
#include "studbook/studbook_desk.h"
#include "training/finetune.h"

namespace heterosis {

namespace {

constexpr std::size_t kRemembered = 40, kTrusted = 3; // steps that the time left is reckoned from

} // namespace

TeachRun::TeachRun(Engine& engine, StudbookDesk& desk, const ComputeOptions& compute, QObject* parent)
    : QObject(parent), m_engine(engine), m_desk(desk), m_compute(compute)
{
}

TeachRun::~TeachRun() = default;

void TeachRun::start(const Json& document, bool resume)
{
    m_file = m_desk.folder() / "finetune.json";
    readTrainingSettings(document, m_file);
    writeFileAtomically(m_file, writeJson(document));
    m_document = document;
    m_after = 0;
    if (!resume && m_desk.herd())
        for (const Run& run : m_desk.herd()->runs)
            m_after = std::max(m_after, run.id);
    submit(resume);
}

void TeachRun::submit(bool resume)
{
    m_givenUp = false;
    m_seconds.clear();
    const auto tell = [this](auto&& what) { QMetaObject::invokeMethod(this, what, Qt::QueuedConnection); };
    const auto result = std::make_shared<Json>();
    Engine::Job job;
    job.name = "teaching";
    job.priority = Priority::Background;
    job.key = "teaching";
    job.run = [this, tell, result, resume, call = FinetuneCall{.file = m_file, .workspace = m_desk.folder(), .resume = resume, .studbook = m_desk.book(), .compute = m_compute}](Control& control) {
        const FinetuneEvents events{
            .said = [this, tell](const Text& line) { tell([this, line] { Q_EMIT logged(translated(line)); }); },
            .began = [this, tell](std::int64_t run, std::int64_t steps, const Json& done) {
                tell([this, run, steps, done] {
                    m_steps = steps;
                    Q_EMIT logged(done.empty() ? tr("Run %1 begins: %2 steps").arg(run).arg(steps) : tr("Run %1 goes on after step %2 of %3").arg(run).arg(done.size()).arg(steps));
                    Q_EMIT began(run, steps, done);
                });
            },
            .step = [this, tell](const TrainedStep& step) { tell([this, step] { note(step); }); },
            .measured = [this, tell](std::int64_t step, double loss) { tell([this, step, loss] { Q_EMIT measured(step, loss); }); }};
        *result = finetune(call, events, control);
    };
    job.finished = [this, tell, result](const ErrorInfo* error, bool cancelled) {
        tell([this, result, cancelled, info = error ? std::optional(*error) : std::nullopt] {
            ended(info ? &*info : nullptr, cancelled);
            if (!info && !cancelled)
                Q_EMIT finished(*result);
        });
    };
    m_job = m_engine.submit(std::move(job));
    setState(State::Running);
    Q_EMIT progressed(-1, -1);
}

void TeachRun::note(const TrainedStep& step)
{
    m_seconds.push_back(step.seconds);
    if (m_seconds.size() > kRemembered)
        m_seconds.pop_front();
    Q_EMIT stepped(step);
    const double mean = std::accumulate(m_seconds.begin(), m_seconds.end(), 0.0) / double(m_seconds.size());
    if (m_state == State::Running)
        Q_EMIT progressed(double(step.step) / double(std::max<std::int64_t>(1, m_steps)), m_seconds.size() < kTrusted ? -1 : mean * double(m_steps - step.step));
}

void TeachRun::ended(const ErrorInfo* error, bool cancelled)
{
    setState(cancelled && !m_givenUp ? State::Paused : State::Idle);
    if (error) {
        Q_EMIT progressed(0, 0);
        Q_EMIT failed(*error);
    } else if (cancelled) {
        Q_EMIT logged(m_givenUp ? tr("Cancelled. Nothing was kept of what it had learned.") : tr("Paused. It goes on where it stopped, now or another day."));
        if (m_givenUp)
            giveUp();
    } else {
        Q_EMIT progressed(1, 0);
        Q_EMIT logged(tr("The run has come to its end."));
        m_desk.refresh();
    }
}

void TeachRun::giveUp()
{
    Q_EMIT progressed(0, 0);
    m_desk.change([after = m_after](Studbook& book) {
        if (const auto cut = cutOffRun(book); cut && cut->id > after)
            giveUpRun(book, cut->id);
    });
}

void TeachRun::pause()
{
    if (m_state != State::Running)
        return;
    setState(State::Pausing);
    m_engine.cancel(m_job);
}

void TeachRun::resume()
{
    if (m_state == State::Paused)
        submit(true);
}

void TeachRun::cancel()
{
    if (m_state == State::Paused) {
        setState(State::Idle);
        giveUp();
        return;
    }
    m_givenUp = true;
    pause();
}

void TeachRun::setState(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    m_desk.hold(this, isGoing());
    Q_EMIT stateChanged();
}

} // namespace heterosis
