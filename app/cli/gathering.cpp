// SPDX-License-Identifier: GPL-3.0-or-later
#include "gathering.h"

#ifndef HETEROSIS_MINIMAL
#include <limits>

#include "base/files.h"
#include "training/gathering.h"

namespace heterosis::cli {

Json gatherDocument(Call& call)
{
    Gathering wish {.compute = call.compute};
    for (const StatisticsKind kind : kStatisticsKinds)
        if (call.args.word("--statistics", {nameOf(StatisticsKind::Fisher), nameOf(StatisticsKind::Gram)}) == nameOf(kind))
            wish.kind = kind;
    if (call.args.positionals().size() != 1)
        throw UsageError("--statistics are gathered of one model at a time");
    for (const char* option : {"--original", "--align", "--at", "--half"})
        if (call.args.has(option))
            throw UsageError(std::string(option) + " belongs to the distances of two parents");
    const auto data = call.args.text("--data"), out = call.args.text("--out");
    if (!data || !out)
        throw UsageError("--statistics needs --data F and --out FILE.safetensors");
    if (std::filesystem::path(*out).extension() != ".safetensors")
        throw UsageError("--out must end in .safetensors");
    wish.data = *data;
    wish.items = std::size_t(call.args.integer("--items", 0, 1, std::numeric_limits<int>::max()));
    wish.context = call.args.integer("--context", 0, 2, std::numeric_limits<int>::max());
    const auto map = ModelMap::of(Checkpoint::open(call.args.positionals()[0]));
    call.choose(map->config);
    call.dtype = "float32";
    const Gathered done = gather(map, wish, *out, call.console);
    call.say(std::string(nameOf(wish.kind)) + " statistics of " + map->checkpoint->name() + ": " + std::to_string(done.examples) + " examples, "
             + std::to_string(done.tokens) + " tokens, " + std::to_string(done.tensors) + " tensors, " + humanBytes(done.bytes) + " in " + done.out.string());
    for (const std::string& problem : done.problems)
        call.say("set aside: " + problem);
    return {{"model", map->checkpoint->path().string()}, {"model_sha256", done.modelSha256}, {"statistics", nameOf(wish.kind)}, {"data", *data},
            {"out", done.out.string()}, {"examples", done.examples}, {"tokens", done.tokens}, {"tensors", done.tensors}, {"bytes", done.bytes},
            {"sha256", done.sha256}, {"problems", done.problems}};
}

} // namespace heterosis::cli

#else

namespace heterosis::cli {

Json gatherDocument(Call&) { throw UsageError("this build gathers no statistics"); }

} // namespace heterosis::cli

#endif
