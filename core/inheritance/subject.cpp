// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/subject.h"

#include <algorithm>
#include <fstream>

#include "base/error.h"
#include "base/sha256.h"
#include "inheritance/alignment.h"
#include "inheritance/statistics.h"
#include "inheritance/unlike_vocabularies.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kMaxRecipe = 64u << 20;

std::vector<std::function<std::optional<Subject>(const std::string&, Control&)>>& spellings()
{
    static std::vector<std::function<std::optional<Subject>(const std::string&, Control&)>> all;
    return all;
}

// Spellings of later versions are refused by what they mean, not as a path that does not exist.
void refuseLater(const fs::path& path)
{
    const std::string spelled = path.string();
    const auto refuse = [&](Text message) {
        throw Error({.message = std::move(message), .file = spelled, .remedy = text("Name a model's folder, a safetensors file or a recipe")});
    };
    if (spelled.find('#') != std::string::npos) {
        refuse(text("An individual of a studbook is named WORKSPACE#ID or WORKSPACE#best, and this is neither"));
    }
}

// A JSON object that says "heterosis". Any other file is left to the checkpoint reader and its messages.
bool isRecipe(const fs::path& path)
{
    std::error_code fault;
    if (!fs::is_regular_file(path, fault) || path.extension() == ".safetensors" || fs::file_size(path, fault) > kMaxRecipe || fault) {
        return false;
    }
    std::ifstream in(path);
    char first = 0;
    if (!(in >> first) || first != '{') {
        return false;
    }
    const Json document = readJson(path, {.bytes = std::size_t(kMaxRecipe)});
    return document.is_object() && document.contains("heterosis");
}

std::shared_ptr<const ModelMap> openParent(const RecipeParent& parent, Control& control)
{
    auto checkpoint = Checkpoint::open(parent.path);
    auto map = ModelMap::of(checkpoint);
    if (!parent.sha256.empty() && Sha256::available()) {
        const std::string now = checkpoint->sha256(control);
        if (now != parent.sha256) {
            throw Error({.message = text("This is not the model that the recipe was made with: its SHA-256 is {}, the recipe says {}", now, parent.sha256),
                         .file = parent.path.string(),
                         .remedy = text("Put the original back, or take \"sha256\" out of the recipe to use this one")});
        }
    }
    return map;
}

} // namespace

namespace {

Parents openModels(const Recipe& recipe, Control& control)
{
    std::vector<std::shared_ptr<const ModelMap>> maps;
    for (const RecipeParent& parent : recipe.parents) {
        maps.push_back(openParent(parent, control));
    }
    auto original = recipe.original ? openParent(*recipe.original, control) : nullptr;
    auto b = maps.size() > 1 ? maps[1] : nullptr;
    const std::vector<std::shared_ptr<const ModelMap>> more(maps.begin() + std::min<std::ptrdiff_t>(2, std::ssize(maps)), maps.end());
    const Parents parents {maps.at(0), b, b ? original : nullptr, more};
    const auto all = parents.everyModel();
    const bool unlike = std::any_of(all.begin(), all.end(), [&](const auto& map) { return map->config.vocabulary != parents.a->config.vocabulary; });
    if (unlike && !recipe.align) {
        checkBesideTokens(maps, parents.original, recipe);
        return parents;
    }
    const Parents fitting = Parents::of(maps.at(0), std::move(b), std::move(original), more);
    return recipe.align ? aligned(fitting, control) : fitting;
}

} // namespace

Parents openParents(const Recipe& recipe, Control& control)
{
    Parents parents = openModels(recipe, control);
    std::vector<std::vector<RecipeFile>> statistics;
    for (const RecipeParent& parent : recipe.parents) {
        statistics.push_back(parent.statistics);
    }
    addStatistics(parents, statistics, control);
    for (std::size_t p = 0; p < parents.statistics.size(); ++p) {
        if (parents.statistics[p]) {
            parents.statistics[p]->requireModel(recipe.parents[p].sha256);
        }
    }
    return parents;
}

Subject Subject::open(const fs::path& path, Control& control)
{
    std::error_code fault;
    if (!fs::exists(path, fault)) {
        for (const auto& spelling : spellings()) {
            if (auto subject = spelling(path.string(), control)) {
                return std::move(*subject);
            }
        }
        refuseLater(path);
    }
    Subject subject;
    if (!isRecipe(path)) {
        auto checkpoint = Checkpoint::open(path);
        subject.name = checkpoint->name();
        subject.tokenizer = checkpoint->directory();
        subject.map = ModelMap::of(checkpoint);
        subject.source = std::move(checkpoint);
        return subject;
    }
    return child(readRecipe(path), path.stem().string(), control);
}

Subject Subject::child(Recipe recipe, std::string name, Control& control)
{
    Subject subject;
    subject.recipe = std::move(recipe);
    const Parents parents = openParents(*subject.recipe, control);
    const Genome genome = resolve(*subject.recipe, *parents.a);
    auto child = std::make_shared<Child>(parents, subject.recipe->dtype);
    child->realise(genome, control);
    subject.name = std::move(name);
    subject.map = parents.a;
    subject.tokenizer = parents.a->checkpoint->directory();
    subject.source = std::move(child);
    return subject;
}

void addSubjectSpelling(std::function<std::optional<Subject>(const std::string& spelled, Control& control)> spelling)
{
    spellings().push_back(std::move(spelling));
}

} // namespace heterosis
