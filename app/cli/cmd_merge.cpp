// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/files.h"
#include "exporting.h"
#ifndef HETEROSIS_MINIMAL
#include "inheritance/mergekit.h"
#endif
#include "inheritance/subject.h"

namespace heterosis::cli {

namespace {

ExportResult mergeYaml(Call& call, const std::filesystem::path& recipe, const std::filesystem::path& out)
{
#ifdef HETEROSIS_MINIMAL
    (void)call;
    (void)out;
    throw Error({.message = text("This build reads no YAML"), .file = recipe.string(), .remedy = text("Give a recipe.json")});
#else
    const auto root = call.args.text("--root");
    MergekitOptions mergekit {.seed = call.args.seed("--seed", 0)};
    if (const auto masks = call.args.text("--masks"))
        mergekit.masks = *masks;
    return mergeMergekit(recipe, out, root ? std::filesystem::path(*root) : std::filesystem::absolute(recipe).parent_path(), exportOptions(call),
                         call.console, mergekit);
#endif
}

Json run(Call& call)
{
    const std::filesystem::path recipe = call.args.positionals()[0], out = call.args.positionals()[1];
    exportOptions(call);
    const auto ending = recipe.extension();
    if (ending == ".yaml" || ending == ".yml")
        return exported(call, mergeYaml(call, recipe, out));
    if (call.args.has("--root"))
        throw UsageError("--root belongs to a mergekit file (.yaml, .yml); a recipe.json names its parents relative to itself");
    for (const char* option : {"--masks", "--seed"})
        if (call.args.has(option))
            throw UsageError(std::string(option) + " belongs to a mergekit file (.yaml, .yml)");
    return exported(call, exportRecipe(call, readRecipe(recipe), out));
}

} // namespace

const Command kMerge{{"merge", "RECIPE.yaml|.json OUT", 2, 2, "realises a child to disk, from a mergekit file or a recipe of our own",
                      {{"--root", "DIR", "what the model paths of a mergekit file are relative to (its own directory)"},
                       {"--masks", "F", "what the random methods of a mergekit file keep, given instead of drawn (safetensors, \"<model>/<tensor>\", U8)"},
                       {"--seed", "N", "of what the random methods of a mergekit file draw (0)"},
                       {"--shard-size", "5GB", "the largest weight file"},
                       {"--fresh", "", "begin anew where an earlier run was killed; without it, it is gone on with"}}},
                     run};

} // namespace heterosis::cli
