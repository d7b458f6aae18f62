// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef HETEROSIS_MINIMAL
#include "engine/workbench.h"

#include <algorithm>
#include <utility>

#include "engine/workbench_impl.h"
#include "studbook/workspace.h"

namespace heterosis {

Workbench::Impl::Impl(ComputeOptions options, Listener receiver)
    : compute(std::move(options)), listener(std::move(receiver))
{
}

// The engine's own end joins its thread: nothing is sent after that.
Workbench::Impl::~Impl()
{
    closed = true;
    ++childOrder;
}

void Workbench::Impl::send(const WorkbenchEvent& event) const
{
    if (!closed && listener)
        listener(event);
}

void Workbench::Impl::submit(std::string name, Priority priority, std::string key, std::function<void(Control&)> run,
                             std::function<void(const ErrorInfo*, bool)> finished, std::function<void(double, const std::string&)> progress)
{
    const auto started = std::make_shared<bool>(false); // a job that was dropped while it waited never showed in the status line
    Engine::Job job;
    job.name = name;
    job.priority = priority;
    job.key = std::move(key);
    job.progress = std::move(progress);
    job.run = [this, name, started, run = std::move(run)](Control& control) {
        *started = true;
        jobs.push_back(name);
        send(event::Status{name, true});
        const std::shared_ptr<void> gone(nullptr, [this](void*) { jobs.pop_back(); }); // also where it makes way and is run anew
        run(control);
    };
    job.finished = [this, started, finished = std::move(finished)](const ErrorInfo* error, bool cancelled) {
        if (finished && !closed)
            finished(error, cancelled);
        if (!*started)
            return;
        send(jobs.empty() ? event::Status{"", false} : event::Status{jobs.back(), true});
    };
    engine.submit(std::move(job));
}

Workbench::Workbench(ComputeOptions compute, Listener listener)
{
    static const bool known = (letSubjectsBeIndividuals(), true); // before the engine's thread may ask
    (void)known;
    m_impl = std::make_unique<Impl>(std::move(compute), std::move(listener));
}

Workbench::~Workbench() = default;

void Workbench::open(const OpenRequest& request)
{
    cancelTuning(); // its genome would be another family's
    m_impl->open(request);
}

void Workbench::setGenome(const Genome& genome)
{
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->genome = genome;
        m_impl->genomeOf = m_impl->openings;
    }
    m_impl->submitChild();
}

void Workbench::listen(const ListenSettings& settings)
{
    {
        const std::lock_guard lock(m_impl->mutex);
        if (m_impl->settings == settings)
            return; // the same seed would only say the same again
        ++m_impl->settingsNumber;
        m_impl->settings = settings;
    }
    m_impl->submitChild();
    m_impl->submitParents();
}

Engine& Workbench::engine() { return m_impl->engine; }

} // namespace heterosis
#endif
