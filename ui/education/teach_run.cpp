// SPDX-License-Identifier: GPL-3.0-or-later
#include "education/teach_run.h"

#include <numeric>

#include "base/files.h"
#include "bridge/translate_error.h"
#include "engine/education.h"
#include "studbook/studbook_desk.h"
#include "training/finetune.h"

namespace heterosis {

namespace {

constexpr std::size_t kRemembered = 40, kTrusted = 3; // steps that the time left is reckoned from

} // namespace

TeachRun::TeachRun(Engine& engine, StudbookDesk& desk, const ComputeOptions& compute, QObject* parent) : BackgroundRun(engine, desk, compute, parent) {}

TeachRun::~TeachRun() = default;

void TeachRun::start(const Json& document, bool resume)
{
    m_file = desk().folder() / "finetune.json";
    readTrainingSettings(document, m_file);
    writeFileAtomically(m_file, writeJson(document));
    m_document = document;
    m_after = 0;
    if (!resume && desk().herd())
        for (const Run& run : desk().herd()->runs)
            m_after = std::max(m_after, run.id);
    begin(resume);
}

void TeachRun::begin(bool resume)
{
    m_seconds.clear();
    const auto tell = [this](auto&& what) { QMetaObject::invokeMethod(this, what, Qt::QueuedConnection); };
    submit("teaching", [this, tell, call = FinetuneCall{.file = m_file, .workspace = desk().folder(), .resume = resume, .studbook = desk().book(), .compute = compute()}](Control& control) {
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
            .measured = [this, tell](std::int64_t step, double loss) { tell([this, step, loss] { Q_EMIT measured(step, loss); }); },
            .listens = [listening = m_listening] { return listening->load(); },
            .heard = [this, tell](std::int64_t step, const std::vector<LiveAnswer>& answers) { tell([this, step, answers] { Q_EMIT heard(step, answers); }); }};
        return finetune(call, events, control);
    });
    Q_EMIT progressed(-1, -1);
}

void TeachRun::note(const TrainedStep& step)
{
    m_seconds.push_back(step.seconds);
    if (m_seconds.size() > kRemembered)
        m_seconds.pop_front();
    Q_EMIT stepped(step);
    const double mean = std::accumulate(m_seconds.begin(), m_seconds.end(), 0.0) / double(m_seconds.size());
    if (state() == State::Running)
        Q_EMIT progressed(double(step.step) / double(std::max<std::int64_t>(1, m_steps)), m_seconds.size() < kTrusted ? -1 : mean * double(m_steps - step.step));
}

void TeachRun::ended(End end, const ErrorInfo* error)
{
    switch (end) {
    case End::Failed:
        Q_EMIT progressed(0, 0);
        Q_EMIT failed(*error);
        break;
    case End::Cancelled:
        Q_EMIT logged(tr("Cancelled. Nothing was kept of what it had learned."));
        giveUp();
        break;
    case End::Paused: Q_EMIT logged(tr("Paused. It goes on where it stopped, now or another day.")); break;
    case End::Whole:
        Q_EMIT progressed(1, 0);
        Q_EMIT logged(tr("The run has come to its end."));
        desk().refresh();
    }
}

void TeachRun::giveUp()
{
    Q_EMIT progressed(0, 0);
    desk().change([after = m_after](Studbook& book) {
        if (const auto cut = cutOffRun(book); cut && cut->id > after)
            giveUpRun(book, cut->id);
    });
}

} // namespace heterosis
