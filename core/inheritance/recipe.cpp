// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/recipe.h"

#include "base/error.h"
#include "checkpoint/adapter.h"
#include "inheritance/operator_table.h"
#include "inheritance/recipe_reader.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMaxBytes = 64u << 20;

// Coordinates that the recipe's plane does not have are errors, unless they say what holds anyway.
void checkPlane(const Recipe& recipe, const RecipeReader& reader)
{
    const Plane plane = recipe.plane();
    const std::size_t parents = recipe.parents.size();
    for (const auto& entry : recipe.genes) {
        const std::string place = "genes." + entry.key;
        if (plane == Plane::Density && entry.strength && *entry.strength != 1) {
            reader.fail(text("A strength needs an original that is not parent A"), place + ".strength",
                        text("Name the common base as \"original\", or use \"density\" from 0 to 1"));
        }
        if (plane != Plane::Density && entry.density && *entry.density != 1) {
            reader.fail(text("A density needs two parents and no original besides parent A"), place + ".density",
                        text("Use \"strength\", or leave \"original\" out"));
        }
        if (plane == Plane::Single && entry.ratio && *entry.ratio != 0) {
            reader.fail(text("A ratio needs two parents"), place + ".ratio",
                        text("Add parent B, or scale the genes of the one parent with \"strength\""));
        }
        if (parents > 2 && entry.ratio) {
            reader.fail(text("A ratio says how two parents share a gene; this recipe has {}", parents), place + ".ratio",
                        text("Write \"weights\" with one number for each parent"));
        }
        if (entry.weights && entry.weights->size() != parents) {
            reader.fail(text("{} weights for {} parents", entry.weights->size(), parents), place + ".weights",
                        parents > 2 ? text("Write one number for each parent") : text("Use \"ratio\" where there are two parents"));
        }
    }
}

// Operators that cannot cross these parents, and lists of options that are not one a parent.
void checkOperators(const Recipe& recipe, const RecipeReader& reader)
{
    const auto check = [&](Operator op, const std::string& place) {
        try {
            requireParents(infoOf(op), recipe.parents.size(), recipe.original.has_value());
        } catch (const Error& error) {
            reader.fail(error.info().message, place, error.info().remedy);
        }
    };
    check(recipe.crossover.op, "operator");
    for (const auto& entry : recipe.genes) {
        if (entry.op) {
            check(*entry.op, "genes." + entry.key + ".operator");
        }
    }
    for (const auto& [name, values] : recipe.crossover.options) {
        if (values.size() > 1 && values.size() != recipe.parents.size()) {
            reader.fail(text("{} numbers for {} parents", values.size(), recipe.parents.size()), "options." + name,
                        text("Write one number for all, or a list with one a parent"));
        }
    }
}

void readParents(const Json& document, const RecipeReader& reader, Recipe& recipe)
{
    if (!document.contains("parents") || !document.at("parents").is_array() || document.at("parents").empty()) {
        reader.fail(text("A recipe names its parents in a list"), "parents", text("Add one or two objects with a path"));
    }
    const Json& parents = document.at("parents");
    if (parents.size() > kMostParents) {
        reader.fail(text("{} parents are too many: a recipe crosses up to {}", parents.size(), kMostParents), "parents",
                    text("Leave some out, or merge some of them first"));
    }
    for (std::size_t i = 0; i < parents.size(); ++i) {
        recipe.parents.push_back(reader.parent(parents[i], "parents." + std::to_string(i)));
    }
    if (!document.contains("original")) {
        return;
    }
    recipe.original = reader.parent(document.at("original"), "original", true);
    if (recipe.parents.size() == 1) {
        reader.fail(text("A recipe of one parent scales that parent; it has no original"), "original",
                    text("Leave \"original\" out, or name it as a second parent"));
    }
    if (fs::weakly_canonical(recipe.original->path) == fs::weakly_canonical(recipe.parents[0].path)) {
        recipe.original.reset(); // the original is parent A: the second coordinate is the density
    }
}

void readRest(const Json& document, const RecipeReader& reader, Recipe& recipe)
{
    recipe.seed = reader.seed(document);
    if (document.contains("dtype")) {
        const std::string& word = reader.string(document.at("dtype"), "dtype");
        recipe.dtype = dtypeOfWord(word);
        if (!recipe.dtype || !isBlendable(*recipe.dtype)) {
            reader.fail(text("{} is not an element type that can be blended", word), "dtype", text("Write float32, bfloat16 or float16"));
        }
    }
    if (document.contains("genes")) {
        if (!document.at("genes").is_object()) {
            reader.fail(text("The genes are an object of keys and values"), "genes", text("Write {} here", "{\"*.*\": {\"ratio\": 0.5}}"));
        }
        for (const auto& [key, value] : document.at("genes").items()) {
            recipe.genes.push_back(reader.entry(key, value));
        }
    }
    recipe.crossover = reader.crossover(document, recipe.genes, &recipe.align);
    for (const char* key : {"curves", "offsets", "locks"}) {
        if (document.contains(key)) {
            recipe.window[key] = document.at(key);
        }
    }
}

fs::path seenFrom(const fs::path& path, const fs::path& directory)
{
    const fs::path relative = path.lexically_relative(fs::absolute(directory).lexically_normal());
    const bool below = !relative.empty() && *relative.begin() != "..";
    return below ? relative : path;
}

Json parentJson(const RecipeParent& parent, const fs::path& directory)
{
    Json json = {{"path", seenFrom(parent.path, directory).string()}};
    if (!parent.sha256.empty()) {
        json["sha256"] = parent.sha256;
    }
    for (const RecipeFile& file : parent.statistics) {
        Json one = {{"path", seenFrom(file.path, directory).string()}};
        if (!file.sha256.empty()) {
            one["sha256"] = file.sha256;
        }
        json["statistics"].push_back(std::move(one));
    }
    return json;
}

} // namespace

std::string RecipeReader::sha256(const Json& value, const std::string& place) const
{
    if (!value.contains("sha256")) {
        return {};
    }
    const std::string& sum = string(value.at("sha256"), place + ".sha256");
    if (sum.size() != 64 || sum.find_first_not_of("0123456789abcdef") != std::string::npos) {
        fail(text("A SHA-256 is 64 digits of 0-9 and a-f"), place + ".sha256", text("Leave it out if it is not known"));
    }
    return sum;
}

std::vector<RecipeFile> RecipeReader::statistics(const Json& value, const std::string& place) const
{
    if (!value.is_array() || value.size() > std::size(kStatisticsKinds)) {
        fail(text("The statistics of a parent are a list of files, one of each kind"), place, text("Write {} here", "[{\"path\": \"...\"}]"));
    }
    std::vector<RecipeFile> files;
    for (const Json& one : value) {
        if (!one.is_object() || !one.contains("path")) {
            fail(text("The path is missing"), place, text("Write {} here", "[{\"path\": \"...\"}]"));
        }
        refuseUnknownKeys(one, {"path", "sha256"}, file, place);
        const fs::path path(string(one.at("path"), place + ".path"));
        files.push_back({(directory / path).lexically_normal(), sha256(one, place)});
    }
    return files;
}

RecipeParent RecipeReader::parent(const Json& value, const std::string& place, bool original) const
{
    if (!value.is_object()) {
        fail(text("A parent is an object with a path"), place, text("Write {} here", "{\"path\": \"...\"}"));
    }
    if (original) {
        refuseUnknownKeys(value, {"path", "sha256"}, file, place);
    } else {
        refuseUnknownKeys(value, {"path", "sha256", "statistics"}, file, place);
    }
    if (!value.contains("path")) {
        fail(text("The path is missing"), place, text("Add the folder of the model as \"path\""));
    }
    RecipeParent parent;
    const fs::path path(string(value.at("path"), place + ".path"));
    parent.path = resolveModelPath(path, directory);
    parent.sha256 = sha256(value, place);
    if (value.contains("statistics")) {
        parent.statistics = statistics(value.at("statistics"), place + ".statistics");
    }
    return parent;
}

Plane Recipe::plane() const
{
    if (parents.size() < 2) {
        return Plane::Single;
    }
    return original ? Plane::Strength : Plane::Density;
}

Recipe readRecipe(const fs::path& file)
{
    return parseRecipe(readJson(file, {.bytes = kMaxBytes}), fs::absolute(file).parent_path(), file.string());
}

Recipe parseRecipe(const Json& document, const fs::path& relativeTo, const std::string& fileForMessages)
{
    const RecipeReader reader {fileForMessages, relativeTo};
    if (!document.is_object() || !document.contains("heterosis")) {
        reader.fail(text("This is not a recipe: it has no \"heterosis\" key"), "", text("Choose a recipe.json that Heterosis wrote"));
    }
    if (document.at("heterosis") != Json(1)) {
        reader.fail(text("This recipe has version {}; only version 1 is understood", writeJson(document.at("heterosis"), -1)), "heterosis",
                    text("Open it with a newer Heterosis"));
    }
    refuseUnknownKeys(document,
                      {"heterosis", "parents", "original", "operator", "grain", "seed", "dtype", "genes", "options", "curves", "offsets", "locks"},
                      fileForMessages, "");
    Recipe recipe;
    readParents(document, reader, recipe);
    readRest(document, reader, recipe);
    checkPlane(recipe, reader);
    checkOperators(recipe, reader);
    return recipe;
}

Json writeRecipe(const Recipe& recipe, const fs::path& directory)
{
    Json document = {{"heterosis", 1}, {"parents", Json::array()}};
    for (const auto& parent : recipe.parents) {
        document["parents"].push_back(parentJson(parent, directory));
    }
    if (recipe.original) {
        document["original"] = parentJson(*recipe.original, directory);
    }
    if (recipe.align) {
        document["options"] = {{"align", true}};
    }
    writeCrossover(recipe.crossover, document);
    document["seed"] = recipe.seed;
    if (recipe.dtype) {
        document["dtype"] = wordOf(*recipe.dtype);
    }
    Json genes = Json::object();
    for (const auto& entry : recipe.genes) {
        genes[entry.key] = entryJson(entry);
    }
    document["genes"] = std::move(genes);
    for (const auto& [key, value] : recipe.window.items()) {
        document[key] = value;
    }
    return document;
}

Json genomeJson(const Genome& genome, Plane plane)
{
    Json document = Json::object();
    writeCrossover(genome.crossover, document);
    document["seed"] = genome.seed;
    document["genes"] = Json::object();
    for (const auto& [gene, allele] : genome.alleles) {
        document["genes"][gene.text()] = entryJson(entryOf(gene.text(), allele, plane));
    }
    return document;
}

Genome genomeFromJson(const Json& document, const std::string& fileForMessages)
{
    const RecipeReader reader {fileForMessages};
    if (!document.is_object() || !document.contains("genes") || !document.at("genes").is_object()) {
        reader.fail(text("This is not a genome: it has no \"genes\""), "", text("Choose a genome that Heterosis wrote"));
    }
    refuseUnknownKeys(document, {"operator", "grain", "seed", "options", "genes"}, fileForMessages, "");
    Genome genome {.alleles = {}, .seed = reader.seed(document)};
    std::vector<Recipe::Entry> entries;
    for (const auto& [key, value] : document.at("genes").items()) {
        const auto gene = GeneId::parse(key);
        if (!gene) {
            reader.fail(text("{} is not a gene", key), "genes." + key, text("Write one layer and one region, such as {}", "3.query"));
        }
        const Recipe::Entry entry = entries.emplace_back(reader.entry(key, value));
        genome.alleles[*gene] = {.ratio = entry.ratio.value_or(0.5), .second = entry.density.value_or(entry.strength.value_or(1)),
                                 .weights = entry.weights.value_or(std::vector<double>()), .op = entry.op, .grain = entry.grain, .seed = entry.seed};
    }
    genome.crossover = reader.crossover(document, entries, nullptr);
    return genome;
}

} // namespace heterosis
