// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapted.h"
#include "base/error.h"
#include "checkpoint/adapter.h"
#include "engine/export_formats.h"
#include "exporting.h"
#include "inheritance/mergekit_writer.h"
#include "inheritance/subject.h"
#ifndef HETEROSIS_MINIMAL
#include "studbook/workspace.h"
#endif

namespace heterosis::cli {

namespace {

// What is exported: a checkpoint, or a recipe's child.
struct Exported {
    std::filesystem::path checkpoint;
    std::optional<Recipe> recipe;
    std::filesystem::path base; // of a taught individual, what a LoRA of it is one of unless --base says so
};

// --base is the base of an adapter that is written, or the one on which a lone adapter is opened.
Exported subjectOf(const Call& call)
{
    const std::string& subject = call.args.positionals()[0];
    std::error_code fault;
#ifndef HETEROSIS_MINIMAL
    if (const auto name = IndividualName::parse(subject); name && !std::filesystem::exists(subject, fault)) {
        IndividualSource source = sourceOf(*name);
        return {std::move(source.checkpoint), std::move(source.recipe), std::move(source.base)};
    }
#endif
    const bool mergekit = call.args.text("--format") == "mergekit"; // is for recipes, by whatever name
    const std::filesystem::path file = subject;
    if (mergekit ? !std::filesystem::is_directory(file, fault) : std::filesystem::is_regular_file(file, fault) && file.extension() == ".json")
        return {{}, readRecipe(file), {}};
    return {call.args.text("--format") == "peft" && !Adapter::is(subject) ? subject : onBase(call.args, subject), {}, {}};
}

Json run(Call& call)
{
    const std::filesystem::path out = call.args.positionals()[1];
    const Exported subject = subjectOf(call);
    if (call.args.text("--format") == "mergekit") {
        if (!subject.recipe)
            throw UsageError("--format mergekit is for a recipe, and " + call.args.positionals()[0] + " is a checkpoint");
        return exported(call, exportMergekit(*subject.recipe, out)); // in another program's words
    }
    auto options = exportOptions(call);
    if (subject.recipe)
        return exported(call, exportRecipe(call, *subject.recipe, out));
    if (!options.base && !subject.base.empty())
        options.base = subject.base;
    const auto map = ModelMap::of(Checkpoint::open(subject.checkpoint));
    call.dtype = options.eightBits ? "q8_0" : wordOf(options.dtype.value_or(map->config.storedDtype));
    return exported(call, exportAs(map, out, options, call.console));
}

} // namespace

const Command kExport{{"export", "SUBJECT OUT", 2, 2, "a checkpoint for the rest of the world, whole or not there",
                       {{"--format", "F", "huggingface; safetensors: the weights in one file; gguf: one file for llama.cpp, also with --dtype q8_0; peft: a LoRA; mergekit: a recipe as its YAML"},
                        {"--rank", "R", "of a LoRA (16)"},
                        {"--base", "DIR", "what the LoRA is one of (the recipe's original, or parent A); or what a lone adapter stands on"},
                        {"--shard-size", "5GB", "the largest weight file"},
                       {"--fresh", "", "begin anew where an earlier run was killed; without it, it is gone on with"}}},
                      run};

} // namespace heterosis::cli
