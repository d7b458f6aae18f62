// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef HETEROSIS_MINIMAL
#include <utility>

#include "base/memory.h"
#include "base/time_left.h"
#include "breeding/auto_eq.h"
#include "engine/workbench_impl.h"

namespace heterosis {

namespace {

using breeding::AutoEq;

constexpr std::size_t kTokensToSense = 8192, kTokensToTune = 16'384; // of the data: a minute's work for a small model
constexpr std::size_t kTokensOfStep = 1024;

struct Work {
    AutoEq eq;
    std::vector<Lesson> data;
    Genome at;
};

Work workOn(const OpenFamily& opened, const Genome& genome, const std::filesystem::path& file, std::size_t tokens, Control& control)
{
    const Parents& parents = opened.parents;
    if (!opened.info.keptGenes.empty())
        throw Error({.message = text("Parents with unlike vocabularies cannot be tuned by data"), .remedy = text("Open parents that read with the same tokenizer")});
    const auto compute = GateGradients::computable(opened.compute);
    requireMemory(GateGradients::bytesNeeded(*parents.a, compute), availableMemory());
    const ModelConfig& config = parents.a->config;
    const JudgedModel model{std::make_shared<const ModelText>(parents.a->checkpoint->directory(), config.bos, config.eos), config.context};
    auto data = breeding::spread(breeding::readLessons({.judge = {}, .file = file}, model, control), tokens);
    for (const auto& map : parents.everyModel())
        map->checkpoint->checkUnchanged();
    return {AutoEq(parents, compute), std::move(data), AutoEq::plain(genome, parents.plane())};
}

} // namespace

void Workbench::Impl::submitTuning(const std::string& name, std::function<void(const OpenFamily&, const Genome&, Control&)> run)
{
    std::shared_ptr<OpenFamily> opened;
    Genome newest;
    {
        const std::lock_guard lock(mutex);
        opened = family;
        if (opened)
            newest = opened->complete(genome);
    }
    submit(
        name, Priority::Background, "tuning",
        [opened, newest, run = std::move(run)](Control& control) {
            if (!opened)
                throw Error({.message = text("No model is open"), .remedy = text("Open two parents first")});
            run(*opened, newest, control);
        },
        [this](const ErrorInfo* error, bool cancelled) {
            if (error || cancelled)
                send(event::TuneEnded{cancelled, error ? *error : ErrorInfo{}});
        });
}

void Workbench::sense(const std::filesystem::path& data)
{
    Impl& impl = *m_impl;
    impl.submitTuning("sensing", [&impl, data](const OpenFamily& opened, const Genome& genome, Control& control) {
        Work work = workOn(opened, genome, data, kTokensToSense, control);
        const auto found = work.eq.sensitivity(work.at, work.data, control);
        event::Sensed sensed{genome, found.loss, {}};
        for (std::size_t g = 0; g < found.genes.size(); ++g)
            sensed.genes[opened.parents.a->genes[g].id] = found.genes[g];
        impl.send(sensed);
    });
}

void Workbench::tune(const std::filesystem::path& data, const std::set<GeneId>& locked)
{
    Impl& impl = *m_impl;
    impl.submitTuning("tuning", [&impl, data, locked](const OpenFamily& opened, const Genome& genome, Control& control) {
        Work work = workOn(opened, genome, data, kTokensToTune, control);
        const breeding::TuneSettings settings{.batchTokens = kTokensOfStep, .locked = locked};
        TimeLeft left;
        const auto tuned = work.eq.tune(work.at, work.data, settings, control, [&](int step, double loss) {
            impl.send(event::TuneProgress{step, settings.steps, loss, left.at(double(step) / settings.steps)});
        });
        impl.send(event::Tuned{tuned.genome, tuned.before, tuned.after, tuned.better});
    });
}

void Workbench::cancelTuning() { m_impl->engine.cancelKey("tuning"); }

} // namespace heterosis
#endif
