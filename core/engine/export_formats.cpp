// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/export_formats.h"

#include "adapter/extraction.h"
#include "base/error.h"
#include "inheritance/model_writer.h"

namespace heterosis {

namespace {

void refuseAdapter(const ModelMap& map)
{
    if (!map.speaks())
        throw Error({.message = text("A LoRA is made of a language model of a known family"), .file = map.checkpoint->path().string(),
                     .remedy = text("Export it as {}", "safetensors")});
}

std::shared_ptr<const ModelMap> named(const std::optional<std::filesystem::path>& base) { return base ? ModelMap::of(Checkpoint::open(*base)) : nullptr; }

constexpr double kRealising = 0.3, kHashing = 0.4; // shares of the job

} // namespace

ExportResult exportAs(const Parents& parents, const Recipe& recipe, const std::filesystem::path& out, const ExportOptions& options, Control& control)
{
    if (options.format != ExportFormat::Peft)
        return exportChild(parents, recipe, out, options, control);
    refuseAdapter(*parents.a);
    Extraction wanted{.map = parents.a, .child = {}, .base = named(options.base), .sources = {}, .parents = recipe.parents, .rank = options.rank};
    if (!wanted.base)
        wanted.base = parents.original ? parents.original : parents.a;
    for (const auto& map : parents.everyModel())
        wanted.sources.push_back(map->checkpoint);
    wanted.sources.push_back(wanted.base->checkpoint);
    refuseTarget(out, wanted.sources);
    auto child = std::make_shared<Child>(parents, recipe.dtype);
    PartOfJob realising(control, 0, kRealising), extracting(control, kHashing, 1);
    child->realise(resolve(recipe, *parents.a), realising);
    wanted.child = std::move(child);
    if (recipe.original)
        wanted.parents.push_back(*recipe.original);
    for (std::size_t i = 0; i < wanted.parents.size(); ++i) {
        PartOfJob hashing(control, kRealising, kHashing);
        wanted.parents[i] = {wanted.sources[i]->path(), wanted.sources[i]->sha256(hashing)};
    }
    return exportAdapter(wanted, out, extracting);
}

ExportResult exportAs(const std::shared_ptr<const ModelMap>& map, const std::filesystem::path& out, const ExportOptions& options, Control& control)
{
    if (options.format != ExportFormat::Peft)
        return exportCheckpoint(*map, out, options, control);
    refuseAdapter(*map);
    Extraction wanted{.map = map, .child = map->checkpoint, .base = named(options.base), .sources = {map->checkpoint}, .parents = {}, .rank = options.rank};
    if (!wanted.base && map->checkpoint->base())
        wanted.base = ModelMap::of(map->checkpoint->base());
    if (!wanted.base)
        throw Error({.message = text("An adapter is the difference from a base, and none is named"), .file = map->checkpoint->path().string(),
                     .remedy = text("Name the base: on the command line with --base")});
    wanted.sources.push_back(wanted.base->checkpoint);
    for (std::size_t i = 0; i < wanted.sources.size(); ++i) {
        PartOfJob hashing(control, 0, kRealising);
        wanted.parents.push_back({wanted.sources[i]->path(), wanted.sources[i]->sha256(hashing)});
    }
    PartOfJob extracting(control, kRealising, 1);
    return exportAdapter(wanted, out, extracting);
}

} // namespace heterosis
