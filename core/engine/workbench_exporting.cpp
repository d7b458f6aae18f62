// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef HETEROSIS_MINIMAL
#include <utility>

#include "base/disk_trouble.h"
#include "base/partial_directory.h"
#include "base/time_left.h"
#include "engine/export_formats.h"
#include "engine/workbench_impl.h"
#include "inheritance/statistics.h"

namespace heterosis {

namespace {

RecipeParent parentOf(const ModelMap& map, const std::map<const ModelMap*, std::string>& hashes)
{
    const auto sum = hashes.find(&map);
    return {map.checkpoint->path(), sum == hashes.end() ? std::string() : sum->second};
}

} // namespace

Recipe Workbench::Impl::recipe(const OpenFamily& opened, const Json& window) const
{
    const auto& parents = opened.parents;
    Recipe recipe;
    for (const auto& map : parents.all())
        recipe.parents.push_back(parentOf(*map, hashes));
    for (std::size_t p = 0; p < parents.statistics.size(); ++p)
        for (const auto& file : parents.statistics[p] ? parents.statistics[p]->files() : std::vector<std::shared_ptr<const Checkpoint>>())
            recipe.parents[p].statistics.push_back({file->path(), ""});
    if (parents.original)
        recipe.original = parentOf(*parents.original, hashes);
    recipe.seed = genome.seed;
    recipe.crossover = genome.crossover;
    recipe.align = opened.info.aligned;
    recipe.dtype = opened.dtype;
    recipe.genes = entriesOf(opened.complete(genome), *parents.a, parents.plane());
    recipe.window = window;
    return recipe;
}

Recipe Workbench::recipe(const Json& window) const
{
    const std::lock_guard lock(m_impl->mutex);
    if (!m_impl->family)
        throw Error({.message = text("No model is open"), .remedy = text("Open two parents first")});
    return m_impl->recipe(*m_impl->family, window);
}

void Workbench::exportTo(const std::filesystem::path& out, const Json& window, const ExportOptions& options)
{
    ExportWish wish{.out = out, .options = options}; // of the genome at the time of the call: what was heard is what is saved
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->paused.reset();
        wish.opened = m_impl->family;
        if (wish.opened)
            wish.recipe = m_impl->recipe(*wish.opened, window);
    }
    m_impl->submitExport(std::move(wish));
}

// An export that finds the disk full ends, keeps what it has written, and leaves its wish behind: the engine is free meanwhile.
void Workbench::Impl::submitExport(ExportWish wish)
{
    const auto result = std::make_shared<ExportResult>();
    const auto left = std::make_shared<TimeLeft>();
    const auto trouble = std::make_shared<std::optional<ErrorInfo>>();
    const auto run = [=](Control& control) {
        if (!wish.opened)
            throw Error({.message = text("No model is open"), .remedy = text("Open two parents first")});
        *left = TimeLeft();
        try {
            *result = exportAs(wish.opened->parents, wish.recipe, wish.out, wish.options, control);
        } catch (const DiskTrouble& error) {
            *trouble = error.info();
        }
    };
    const auto finished = [this, result, trouble, wish](const ErrorInfo* error, bool cancelled) {
        if (error || cancelled) {
            send(event::ExportEnded{cancelled, error ? *error : ErrorInfo{}});
        } else if (*trouble) {
            {
                const std::lock_guard lock(mutex);
                paused = wish;
            }
            send(event::ExportPaused{**trouble, wish.out});
        } else {
            send(event::Exported{*result});
        }
    };
    const auto progress = [this, left](double fraction, const std::string& what) {
        if (fraction < 0)
            return; // a step within a tensor
        send(event::ExportProgress{fraction, what, left->at(fraction)});
    };
    submit("exporting", Priority::Background, "export", run, finished, progress);
}

void Workbench::resumeExport(const std::optional<std::filesystem::path>& elsewhere)
{
    std::optional<ExportWish> wish;
    {
        const std::lock_guard lock(m_impl->mutex);
        wish.swap(m_impl->paused);
    }
    if (!wish)
        return;
    if (elsewhere) {
        PartialDirectory::remove(wish->out);
        wish->out = *elsewhere;
    }
    m_impl->submitExport(std::move(*wish));
}

void Workbench::cancelExport()
{
    std::optional<ExportWish> wish;
    {
        const std::lock_guard lock(m_impl->mutex);
        wish.swap(m_impl->paused);
    }
    m_impl->engine.cancelKey("export");
    if (!wish)
        return;
    PartialDirectory::remove(wish->out);
    m_impl->send(event::ExportEnded{true, {}});
}

} // namespace heterosis
#endif
