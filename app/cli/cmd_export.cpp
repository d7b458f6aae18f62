// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "exporting.h"
#include "inheritance/subject.h"

namespace heterosis::cli {

namespace {

void refuseOtherFormats(const Args& args)
{
    const auto format = args.word("--format", {"huggingface", "safetensors", "gguf", "peft"});
    if (format != "huggingface")
        throw UsageError("--format " + format + " is not in this version; use --format huggingface");
}

Json run(Call& call)
{
    refuseOtherFormats(call.args);
    const std::filesystem::path subject = call.args.positionals()[0], out = call.args.positionals()[1];
    const auto options = exportOptions(call);
    const bool recipe = std::filesystem::is_regular_file(subject) && subject.extension() == ".json";
    if (recipe)
        return exported(call, exportRecipe(call, readRecipe(subject), out));
    const auto map = ModelMap::of(Checkpoint::open(subject));
    call.dtype = wordOf(options.dtype.value_or(map->config.storedDtype));
    return exported(call, exportCheckpoint(*map, out, options, call.console));
}

} // namespace

const Command kExport{{"export", "SUBJECT OUT", 2, 2, "a checkpoint for the rest of the world, whole or not there",
                       {{"--format", "F", "huggingface (safetensors, gguf and peft come with later versions)"},
                        {"--shard-size", "5GB", "the largest weight file"},
                       {"--fresh", "", "begin anew where an earlier run was killed; without it, it is gone on with"}}},
                      run};

} // namespace heterosis::cli
