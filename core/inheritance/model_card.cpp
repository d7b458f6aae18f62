// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/model_card.h"

#include <array>
#include <set>

#include "checkpoint/adapter.h"
#include "inheritance/operator_table.h"
#include "inheritance/recipe_reader.h"

namespace heterosis {

namespace {

std::string frontMatter(const std::vector<CardParent>& parents)
{
    std::string card = "---\nlibrary_name: transformers\nbase_model:\n";
    std::set<std::string> named;
    for (const CardParent& parent : parents) {
        if (named.insert(parent.name).second) {
            card += "- " + writeJson(Json(parent.name), -1) + "\n"; // a JSON string is a YAML string
        }
    }
    return card + "tags:\n- merge\n- heterosis\n---\n\n";
}

// Text inside a table cell or a heading: no character of Markdown that would end it.
std::string plain(const std::string& text)
{
    std::string out;
    for (const char c : text) {
        if (c == '|' || c == '\\' || c == '`' || c == '<' || c == '*' || c == '_' || c == '[') {
            out += '\\';
        }
        out += c == '\n' || c == '\r' ? ' ' : c;
    }
    return out;
}

std::string parentTable(const std::vector<CardParent>& parents)
{
    std::string table = "| role | model | SHA-256 of the weights |\n|---|---|---|\n";
    for (const CardParent& parent : parents) {
        table += "| " + parent.role + " | " + plain(parent.name) + " | " + (parent.sha256.empty() ? "not taken" : "`" + parent.sha256 + "`") + " |\n";
    }
    return table;
}

// What the operator makes of the parents.
std::string blendInWords(const Recipe& recipe)
{
    const std::string name(infoOf(recipe.crossover.op).name);
    const std::string shares = recipe.parents.size() > 2 ? "with the weights as shares of the parents" : "where ratio 0 is A and 1 is B";
    switch (recipe.crossover.op) {
    case Operator::Ratio:
        return recipe.parents.size() > 2 ? "the sum of the parents, each times its share of the weights" : "`A + ratio * (B - A)`: ratio 0 is A and 1 is B";
    case Operator::Uniform:
        return "a seeded uniform crossover at the grain of `" + std::string(nameOf(recipe.crossover.grain)) + "`, " + shares;
    case Operator::Passthrough: return "parent A as it is";
    default: return "what the merge method `" + name + "` makes of the parents" + (infoOf(recipe.crossover.op).usesRatio ? ", " + shares : "");
    }
}

std::string inWords(const Recipe& recipe)
{
    switch (recipe.plane()) {
    case Plane::Strength:
        return "Every weight is `O + strength * (blend - O)`, where O is the original and blend is " + blendInWords(recipe)
            + ". Strength 0 gives the original back and 1 is the plain blend.";
    case Plane::Density:
        return "Every row that takes part is " + blendInWords(recipe)
            + ". The density is the share of rows that take part, in an order that the seed gives; the others stay those of A.";
    case Plane::Single: return "Every weight is the parent's, times the strength of its gene: 1 is unchanged.";
    }
    return {};
}

// The values of the genes, with a column for each coordinate that occurs.
std::string geneTable(const Recipe& recipe)
{
    constexpr std::array<const char*, 6> columns {"ratio", "weights", "strength", "density", "operator", "grain"};
    std::vector<std::pair<std::string, Json>> rows;
    std::set<std::string> used;
    for (const auto& entry : recipe.genes) {
        rows.emplace_back(entry.key, entryJson(entry));
        for (const auto& [name, value] : rows.back().second.items()) {
            used.insert(name);
        }
    }
    std::string table = "| genes |", line = "\n|---|";
    for (const char* column : columns) {
        table += used.contains(column) ? " " + std::string(column) + " |" : "";
        line += used.contains(column) ? "---|" : "";
    }
    table += line + "\n";
    for (const auto& [key, value] : rows) {
        table += "| `" + key + "` |";
        for (const char* column : columns) {
            if (used.contains(column)) {
                const Json cell = value.contains(column) ? value.at(column) : Json("-");
                table += " " + (cell.is_string() ? cell.get<std::string>() : writeJson(cell, -1)) + " |";
            }
        }
        table += "\n";
    }
    return table;
}

std::string settings(const Recipe& recipe)
{
    Json document = recipe.align ? Json {{"options", {{"align", true}}}} : Json::object();
    writeCrossover(recipe.crossover, document);
    return document.contains("options") ? "\nOptions: `" + writeJson(document.at("options"), -1) + "`.\n" : "";
}

constexpr std::array<const char*, kMostParents + 1> kNumbers {"no parents", "one parent", "two parents", "three parents", "four parents",
                                                              "five parents", "six parents", "seven parents", "eight parents"};

} // namespace

std::string publicName(const Checkpoint& checkpoint)
{
    if (checkpoint.base()) {
        return publicName(*checkpoint.base()) + "+" + checkpoint.adapter()->directory().filename().string();
    }
    for (const auto& part : checkpoint.path()) {
        const std::string folder = part.string();
        if (folder.starts_with("models--")) {
            std::string name = folder.substr(8);
            if (const auto dashes = name.find("--"); dashes != std::string::npos) {
                name.replace(dashes, 2, "/");
            }
            return name;
        }
    }
    return checkpoint.name();
}

std::string childCard(const std::string& title, const std::vector<CardParent>& parents, const Recipe& recipe, Dtype stored)
{
    std::string card = frontMatter(parents);
    card += "# " + plain(title) + "\n\nA child of " + kNumbers.at(recipe.parents.size())
        + ", blended with Heterosis " HETEROSIS_VERSION " and stored in " + std::string(wordOf(stored)) + ".\n\n## Parents\n\n";
    card += parentTable(parents) + "\n## Recipe\n\n" + inWords(recipe) + "\n\n";
    card += "A key is LAYER.REGION; a single layer beats a range, a range beats `*`, and then a region beats `*`.\n\n" + geneTable(recipe) + settings(recipe);
    card += "\nSeed " + std::to_string(recipe.seed) + (recipe.dtype ? ", computed from inputs in " + std::string(wordOf(*recipe.dtype)) : "")
        + ". `recipe.json` realises the same bytes again.\n";
    return card;
}

std::string mergekitCard(const std::string& title, const std::vector<CardParent>& parents, const std::string& yaml)
{
    std::string fence = "```";
    while (yaml.find(fence) != std::string::npos) {
        fence += '`';
    }
    return frontMatter(parents) + "# " + plain(title) + "\n\nA merge of " + std::to_string(parents.size())
        + " models by a mergekit file, realised with Heterosis " HETEROSIS_VERSION ".\n\n## Parents\n\n" + parentTable(parents)
        + "\n## Recipe\n\n" + fence + "yaml\n" + yaml + (yaml.ends_with('\n') ? "" : "\n") + fence + "\n";
}

} // namespace heterosis
