// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/session.h"

#include "base/error.h"
#include "base/files.h"
#include "checkpoint/checkpoint.h"
#include "family/model_map.h"

namespace heterosis {

namespace {

Json writeListen(const ListenSettings& s)
{
    return {{"prompt", s.prompt}, {"chat", s.chat}, {"temperature", s.sampling.temperature}, {"top_k", s.sampling.topK},
            {"top_p", s.sampling.topP}, {"seed", s.sampling.seed}, {"max_new", s.maxNew}};
}

ListenSettings readListen(const Json& j, const std::string& file)
{
    refuseUnknownKeys(j, {"prompt", "chat", "temperature", "top_k", "top_p", "seed", "max_new"}, file, "listen");
    ListenSettings s;
    s.prompt = j.at("prompt").get<std::string>();
    s.chat = j.at("chat").get<bool>();
    s.sampling.temperature = j.at("temperature").get<double>();
    s.sampling.topK = j.at("top_k").get<int>();
    s.sampling.topP = j.at("top_p").get<double>();
    s.sampling.seed = j.at("seed").get<std::uint64_t>();
    s.maxNew = j.at("max_new").get<int>();
    return s;
}

} // namespace

void saveSession(const Session& session, const std::filesystem::path& file)
{
    std::error_code failed;
    std::filesystem::create_directories(file.parent_path(), failed);
    if (failed)
        throw Error({.message = text("The folder of the session cannot be made: {}", failed.message()), .file = file.parent_path().string()});
    const Json document = {{"heterosis_session", 1}, {"recipe", writeRecipe(session.recipe, file.parent_path())}, {"listen", writeListen(session.listen)}};
    writeFileAtomically(file, writeJson(document));
}

Session readSession(const std::filesystem::path& file)
{
    const Json document = readJson(file, {.bytes = std::size_t{64} << 20});
    try {
        refuseUnknownKeys(document, {"heterosis_session", "recipe", "listen"}, file.string(), "");
        if (document.at("heterosis_session") != 1)
            throw Error({.message = text("This session was written by a newer version"), .file = file.string()});
        return {parseRecipe(document.at("recipe"), file.parent_path(), file.string()), readListen(document.at("listen"), file.string())};
    } catch (const Json::exception& error) {
        throw Error({.message = text("This is not a session: {}", error.what()), .file = file.string()});
    }
}

Genome resolvedGenome(const Recipe& recipe) { return resolve(recipe, *ModelMap::of(Checkpoint::open(recipe.parents.at(0).path))); }

namespace {

// As parents of unlike tokenizers are crossed: what the recipe gives of the embedding is A's alone.
bool keepsTokensOfA(const Recipe& recipe)
{
    try {
        const Genome genome = resolvedGenome(recipe);
        const auto embedding = genome.alleles.find({GeneId::kEmbed, Region::Embedding});
        return recipe.parents.size() > 1 && embedding != genome.alleles.end() && embedding->second == Allele{.ratio = 0, .second = 1};
    } catch (const Error&) {
        return false; // opening says what is wrong
    }
}

} // namespace

OpenRequest requestOf(const Recipe& recipe)
{
    OpenRequest request{.a = recipe.parents.at(0).path};
    if (recipe.parents.size() > 1)
        request.b = recipe.parents[1].path;
    if (recipe.original)
        request.original = recipe.original->path;
    for (std::size_t parent = 2; parent < recipe.parents.size(); ++parent)
        request.more.push_back(recipe.parents[parent].path);
    for (const RecipeParent& parent : recipe.parents) {
        request.statistics.emplace_back();
        for (const RecipeFile& file : parent.statistics)
            request.statistics.back().push_back(file.path);
    }
    request.align = recipe.align;
    request.dtype = recipe.dtype;
    request.keepTokensOfA = keepsTokensOfA(recipe);
    return request;
}

} // namespace heterosis
