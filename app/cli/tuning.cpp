// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef HETEROSIS_MINIMAL
#include "tuning.h"

#include <limits>

#include "base/error.h"
#include "base/memory.h"
#include "inheritance/recipe.h"

namespace heterosis::cli {

namespace {

Genome genomeAt(const Parents& parents, const Args& args)
{
    const auto file = args.text("--at");
    if (!file)
        return breeding::AutoEq::neutral(*parents.a);
    const Recipe recipe = readRecipe(*file);
    if (recipe.parents.size() != 2 || recipe.plane() != parents.plane())
        throw Error({.message = text("The recipe is not of two parents on the same plane"), .file = *file,
                     .remedy = text("Give --original where the recipe has an original, and only there.")});
    return resolve(recipe, *parents.a);
}

} // namespace

Tuning openTuning(const Parents& parents, Call& call)
{
    constexpr auto kMost = std::numeric_limits<int>::max();
    JudgeSpec spec;
    spec.file = call.args.text("--data").value();
    if (call.args.has("--half"))
        spec.half = int(call.args.integer("--half", 0, 0, 1));
    spec.items = std::size_t(call.args.integer("--items", 0, 1, kMost));
    spec.context = call.args.integer("--context", 0, 2, kMost);
    const ModelConfig& config = parents.a->config;
    Genome at = genomeAt(parents, call.args);
    const JudgedModel model{std::make_shared<const ModelText>(parents.a->checkpoint->directory(), config.bos, config.eos), config.context};
    auto data = breeding::readLessons(spec, model, call.console);
    ComputeChoice compute = call.choose(config);
    if (call.compute.dtype == "auto")
        compute = GateGradients::computable(compute);
    call.dtype = wordOf(compute.dtype);
    requireMemory(GateGradients::bytesNeeded(*parents.a, compute), availableMemory());
    return {breeding::AutoEq(parents, compute), std::move(data), std::move(at)};
}

std::vector<Option> tuningOptions(std::vector<Option> own)
{
    own.insert(own.end(), {{"--data", "F", "text or conversations whose loss is taken"},
                           {"--at", "RECIPE", "where the genes stand (ratio 0.5, strength 1)"},
                           {"--half", "0|1", "only the rows whose id or line hashes to this half"},
                           {"--items", "N", "only the first N rows, or windows of text"},
                           {"--context", "N", "tokens of a window of text (512, or the model's context)"}});
    return own;
}

} // namespace heterosis::cli
#endif
