// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef HETEROSIS_MINIMAL
#include <cstdio>

#include "base/error.h"
#include "base/files.h"
#include "inheritance/recipe.h"
#include "tuning.h"

namespace heterosis::cli {

namespace {

std::shared_ptr<const ModelMap> mapOf(const std::string& path) { return ModelMap::of(Checkpoint::open(path)); }

breeding::TuneSettings settingsOf(const Args& args)
{
    breeding::TuneSettings settings;
    settings.steps = int(args.integer("--steps", settings.steps, 1, 1000000));
    settings.lr = args.number("--lr", settings.lr);
    settings.batchTokens = std::size_t(args.integer("--batch-tokens", std::int64_t(settings.batchTokens), 1, std::int64_t{1} << 40));
    settings.seed = args.seed("--seed", 0);
    settings.strength = args.word("--what", {"both", "ratio"}) == "both";
    if (args.has("--soft")) {
        settings.ratioLow = -0.5;
        settings.ratioHigh = 1.5;
    }
    return settings;
}

// A file that is there already is written over only where it is a recipe: never a model's own.
void checkOut(const std::filesystem::path& out)
{
    if (!std::filesystem::exists(out))
        return;
    try {
        readRecipe(out);
    } catch (const Error&) {
        throw Error({.message = text("The file is there already and is no recipe"), .file = out.string(), .remedy = text("Choose another name for the recipe.")});
    }
}

Recipe recipeOf(const Parents& parents, const breeding::Tuned& tuned, Control& control)
{
    const auto named = [&](const ModelMap& map) { return RecipeParent{std::filesystem::absolute(map.checkpoint->path()), map.checkpoint->sha256(control)}; };
    Recipe recipe;
    recipe.parents = {named(*parents.a), named(*parents.b)};
    if (parents.original)
        recipe.original = named(*parents.original);
    recipe.seed = tuned.genome.seed;
    recipe.crossover = tuned.genome.crossover;
    recipe.genes = entriesOf(tuned.genome, *parents.a, parents.plane());
    return recipe;
}

Json run(Call& call)
{
    const auto& args = call.args;
    const auto data = args.text("--data"), out = args.text("--out"), original = args.text("--original");
    if (!data || !out)
        throw UsageError("tune needs --data and --out");
    const auto settings = settingsOf(args);
    checkOut(*out);
    const auto& paths = args.positionals();
    const auto parents = Parents::of(mapOf(paths[0]), mapOf(paths[1]), original ? mapOf(*original) : nullptr);
    Tuning tuning = openTuning(parents, call);
    const auto tuned = tuning.eq.tune(tuning.at, tuning.data, settings, call.console, [&](int step, double loss) {
        char line[80];
        std::snprintf(line, sizeof line, "step %4d   loss %.5f", step, loss);
        call.say(line);
    });
    const auto target = std::filesystem::absolute(*out);
    const Json recipe = writeRecipe(recipeOf(parents, tuned, call.console), target.parent_path());
    writeFileAtomically(target, writeJson(recipe) + "\n");
    call.say(tuned.better ? "loss " + std::to_string(tuned.before) + " before, " + std::to_string(tuned.after) + " after"
                          : "no genome was found that is better than the first one, which was written");
    return {{"recipe", recipe}, {"out", target.string()}, {"before", tuned.before}, {"after", tuned.after}, {"evaluations", tuned.evaluations}, {"curve", tuned.curve}};
}

} // namespace

const Command kTune{{"tune", "A B", 2, 2, "auto-EQ: the genome that data asks for, by gradients",
                     tuningOptions({{"--out", "R.json", "the recipe to write"},
                                    {"--original", "O", "what both descend from: strength is tuned too"},
                                    {"--steps", "N", "of gradient descent (60)"},
                                    {"--lr", "X", "learning rate at the start (0.1)"},
                                    {"--batch-tokens", "N", "of a step (4096)"},
                                    {"--what", "both|ratio", "what is tuned"},
                                    {"--soft", "", "ratios from -0.5 to 1.5"},
                                    {"--seed", "N", "of the order of texts (0)"}})},
                    run};

} // namespace heterosis::cli
#endif
