// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/recipe.h"

#include <cmath>

#include "base/error.h"
#include "checkpoint/adapter.h"
#include "inheritance/gene_key.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMaxBytes = 64u << 20;

struct Reader {
    const std::string& file;
    fs::path directory;

    [[noreturn]] void fail(Text message, const std::string& place, Text remedy) const
    {
        throw Error({.message = std::move(message), .file = file, .place = place, .remedy = std::move(remedy)});
    }
    const std::string& string(const Json& value, const std::string& place) const
    {
        if (!value.is_string() || value.get_ref<const std::string&>().empty()) {
            fail(text("A text is expected here"), place, text("Write it in quotation marks"));
        }
        return value.get_ref<const std::string&>();
    }
    double number(const Json& value, const std::string& place) const
    {
        if (!value.is_number() || !std::isfinite(value.get<double>())) {
            fail(text("A finite number is expected here"), place, text("Write a number such as 0.5"));
        }
        return value.get<double>();
    }
    RecipeParent parent(const Json& value, const std::string& place) const;
    Recipe::Entry entry(const std::string& key, const Json& value) const;
    std::optional<double> coordinate(const Json& value, const char* name, const std::string& place) const;
};

RecipeParent Reader::parent(const Json& value, const std::string& place) const
{
    if (!value.is_object()) {
        fail(text("A parent is an object with a path"), place, text("Write {} here", "{\"path\": \"...\"}"));
    }
    refuseUnknownKeys(value, {"path", "sha256"}, file, place);
    if (!value.contains("path")) {
        fail(text("The path is missing"), place, text("Add the folder of the model as \"path\""));
    }
    RecipeParent parent;
    const fs::path path(string(value.at("path"), place + ".path"));
    parent.path = resolveModelPath(path, directory);
    if (value.contains("sha256")) {
        parent.sha256 = string(value.at("sha256"), place + ".sha256");
        if (parent.sha256.size() != 64 || parent.sha256.find_first_not_of("0123456789abcdef") != std::string::npos) {
            fail(text("A SHA-256 is 64 digits of 0-9 and a-f"), place + ".sha256", text("Leave it out if it is not known"));
        }
    }
    return parent;
}

std::optional<double> Reader::coordinate(const Json& value, const char* name, const std::string& place) const
{
    if (!value.contains(name)) {
        return {};
    }
    return number(value.at(name), place + "." + name);
}

Recipe::Entry Reader::entry(const std::string& key, const Json& value) const
{
    const std::string place = "genes." + key;
    if (!GeneKey::parse(key)) {
        fail(text("{} is not a gene", key), place,
             text("Write LAYER.REGION: a layer's number, a range such as 0-3, embed, head or *, then a region such as query, or *"));
    }
    if (!value.is_object() || value.empty()) {
        fail(text("The value of a gene is an object"), place, text("Write {} here", "{\"ratio\": 0.5}"));
    }
    for (const char* later : {"weights", "operator", "grain"}) {
        if (value.contains(later)) {
            fail(text("\"{}\" of a gene is not understood: this version blends two parents by ratio", later), place + "." + later,
                 text("Use \"ratio\" with \"strength\" or \"density\""));
        }
    }
    refuseUnknownKeys(value, {"ratio", "strength", "density"}, file, place);
    Recipe::Entry entry {.key = key,
                         .ratio = coordinate(value, "ratio", place),
                         .strength = coordinate(value, "strength", place),
                         .density = coordinate(value, "density", place)};
    if (entry.strength && entry.density) {
        fail(text("A gene has a strength or a density, not both"), place,
             text("Use the strength where an original is named, and the density where parent A is the original"));
    }
    if (entry.density && (*entry.density < 0 || *entry.density > 1)) {
        fail(text("A density is a share of rows, from 0 to 1"), place + ".density", text("Write a number from 0 to 1"));
    }
    return entry;
}

// Coordinates that the recipe's plane does not have are errors, unless they say what holds anyway.
void checkPlane(const Recipe& recipe, const Reader& reader)
{
    const Plane plane = recipe.plane();
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
    }
}

void readParents(const Json& document, const Reader& reader, Recipe& recipe)
{
    if (!document.contains("parents") || !document.at("parents").is_array() || document.at("parents").empty()) {
        reader.fail(text("A recipe names its parents in a list"), "parents", text("Add one or two objects with a path"));
    }
    const Json& parents = document.at("parents");
    if (parents.size() > 2) {
        reader.fail(text("{} parents are too many: this version blends two parents by ratio", parents.size()), "parents",
                    text("Name parents A and B; mergekit's linear method takes more"));
    }
    for (std::size_t i = 0; i < parents.size(); ++i) {
        recipe.parents.push_back(reader.parent(parents[i], "parents." + std::to_string(i)));
    }
    if (!document.contains("original")) {
        return;
    }
    recipe.original = reader.parent(document.at("original"), "original");
    if (recipe.parents.size() == 1) {
        reader.fail(text("A recipe of one parent scales that parent; it has no original"), "original",
                    text("Leave \"original\" out, or name it as a second parent"));
    }
    if (fs::weakly_canonical(recipe.original->path) == fs::weakly_canonical(recipe.parents[0].path)) {
        recipe.original.reset(); // the original is parent A: the second coordinate is the density
    }
}

void readOperator(const Json& document, const Reader& reader)
{
    if (document.contains("operator") && document.at("operator") != Json("ratio")) {
        reader.fail(text("The operator {} is not understood: this version blends by ratio", writeJson(document.at("operator"), -1)), "operator",
                    text("Write \"ratio\"; other operators come with a later version"));
    }
    if (document.contains("grain")) {
        reader.fail(text("The grain {} is not understood: this version blends by ratio, which has none", writeJson(document.at("grain"), -1)),
                    "grain", text("Leave it out; grains come with a later version"));
    }
    if (document.contains("options") && (!document.at("options").is_object() || !document.at("options").empty())) {
        reader.fail(text("The operator ratio has no options"), "options", text("Leave \"options\" out"));
    }
}

void readRest(const Json& document, const Reader& reader, Recipe& recipe)
{
    if (document.contains("seed")) {
        const Json& seed = document.at("seed");
        if (!seed.is_number_unsigned() && !(seed.is_number_integer() && seed.get<std::int64_t>() >= 0)) {
            reader.fail(text("A seed is a whole number from 0 up"), "seed", text("Write a number such as 0"));
        }
        recipe.seed = seed.get<std::uint64_t>();
    }
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
    return json;
}

} // namespace

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
    const Reader reader {fileForMessages, relativeTo};
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
    readOperator(document, reader);
    readParents(document, reader, recipe);
    readRest(document, reader, recipe);
    checkPlane(recipe, reader);
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
    document["operator"] = "ratio";
    document["seed"] = recipe.seed;
    if (recipe.dtype) {
        document["dtype"] = wordOf(*recipe.dtype);
    }
    Json genes = Json::object();
    for (const auto& entry : recipe.genes) {
        Json value = Json::object();
        const auto put = [&](const char* name, const std::optional<double>& number) {
            if (number) {
                value[name] = *number;
            }
        };
        put("ratio", entry.ratio);
        put("strength", entry.strength);
        put("density", entry.density);
        genes[entry.key] = std::move(value);
    }
    document["genes"] = std::move(genes);
    for (const auto& [key, value] : recipe.window.items()) {
        document[key] = value;
    }
    return document;
}

} // namespace heterosis
