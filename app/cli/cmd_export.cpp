// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapted.h"
#include "base/error.h"
#include "checkpoint/adapter.h"
#include "engine/export_formats.h"
#include "exporting.h"
#include "inheritance/mergekit_writer.h"
#include "inheritance/subject.h"

namespace heterosis::cli {

namespace {

// --base is the base of an adapter that is written, or the one on which a lone adapter is opened.
std::string subjectOf(const Call& call)
{
    const std::string& subject = call.args.positionals()[0];
    return call.args.text("--format") == "peft" && !Adapter::is(subject) ? subject : onBase(call.args, subject);
}

// A recipe in another program's words.
Json writeMergekitFile(Call& call)
{
    return exported(call, exportMergekit(readRecipe(call.args.positionals()[0]), call.args.positionals()[1]));
}

Json run(Call& call)
{
    if (call.args.text("--format") == "mergekit")
        return writeMergekitFile(call);
    const std::filesystem::path subject = subjectOf(call), out = call.args.positionals()[1];
    const auto options = exportOptions(call);
    const bool recipe = std::filesystem::is_regular_file(subject) && subject.extension() == ".json";
    if (recipe)
        return exported(call, exportRecipe(call, readRecipe(subject), out));
    const auto map = ModelMap::of(Checkpoint::open(subject));
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
