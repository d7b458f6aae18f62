// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef HETEROSIS_MINIMAL
#include <utility>

#include "engine/workbench_impl.h"

namespace heterosis {

namespace {

RecipeParent parentOf(const ModelMap& map, const std::map<Column, std::string>& hashes, Column column)
{
    const auto sum = hashes.find(column);
    return {map.checkpoint->path(), sum == hashes.end() ? std::string() : sum->second};
}

} // namespace

Recipe Workbench::Impl::recipe(const OpenFamily& opened, const Json& window) const
{
    const auto& parents = opened.parents;
    Recipe recipe;
    recipe.parents.push_back(parentOf(*parents.a, hashes, Column::A));
    if (parents.b)
        recipe.parents.push_back(parentOf(*parents.b, hashes, Column::B));
    if (parents.original)
        recipe.original = parentOf(*parents.original, hashes, Column::Original);
    recipe.seed = genome.seed;
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
    Impl& self = *m_impl;
    const auto result = std::make_shared<ExportResult>();
    const auto begun = std::make_shared<std::chrono::steady_clock::time_point>();
    std::shared_ptr<OpenFamily> opened;
    Recipe recipe; // of the genome at the time of the call: what was heard is what is saved
    {
        const std::lock_guard lock(self.mutex);
        opened = self.family;
        if (opened)
            recipe = self.recipe(*opened, window);
    }
    const auto run = [=](Control& control) {
        if (!opened)
            throw Error({.message = text("No model is open"), .remedy = text("Open two parents first")});
        *begun = std::chrono::steady_clock::now();
        *result = exportChild(opened->parents, recipe, out, options, control);
    };
    const auto finished = [&self, result](const ErrorInfo* error, bool cancelled) {
        if (error || cancelled)
            self.send(event::ExportEnded{cancelled, error ? *error : ErrorInfo{}});
        else
            self.send(event::Exported{*result});
    };
    const auto progress = [&self, begun](double fraction, const std::string& what) {
        const double passed = std::chrono::duration<double>(std::chrono::steady_clock::now() - *begun).count();
        self.send(event::ExportProgress{fraction, what, fraction > 0 ? passed * (1 - fraction) / fraction : -1});
    };
    self.submit("exporting", Priority::Background, "export", run, finished, progress);
}

void Workbench::cancelExport() { m_impl->engine.cancelKey("export"); }

} // namespace heterosis
#endif
