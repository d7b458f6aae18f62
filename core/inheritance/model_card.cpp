// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/model_card.h"

#include "checkpoint/adapter.h"

#include <set>

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

std::string inWords(Plane plane)
{
    switch (plane) {
    case Plane::Strength:
        return "Every weight is `O + strength * (A + ratio * (B - A) - O)`, where O is the original: ratio 0 is A and 1 is B, strength 0 "
               "gives the original back and 1 is the plain blend.";
    case Plane::Density:
        return "Every row that takes part is `A + ratio * (B - A)`: ratio 0 is A and 1 is B. The density is the share of rows that take "
               "part, in an order that the seed gives; the others stay those of A.";
    case Plane::Single: return "Every weight is the parent's, times the strength of its gene: 1 is unchanged.";
    }
    return {};
}

std::string number(const std::optional<double>& value) { return value ? writeJson(Json(*value), -1) : "-"; }

std::string geneTable(const Recipe& recipe)
{
    const Plane plane = recipe.plane();
    const std::string second = plane == Plane::Density ? "density" : "strength";
    std::string table = plane == Plane::Single ? "| genes | strength |\n|---|---|\n" : "| genes | ratio | " + second + " |\n|---|---|---|\n";
    for (const auto& entry : recipe.genes) {
        table += "| `" + entry.key + "` | ";
        if (plane != Plane::Single) {
            table += (entry.ratio ? writeJson(Json(*entry.ratio), -1) : "-") + " | ";
        }
        table += number(plane == Plane::Density ? entry.density : entry.strength) + " |\n";
    }
    return table;
}

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
    card += "# " + plain(title) + "\n\nA child of " + (recipe.parents.size() == 1 ? "one parent" : "two parents")
        + ", blended with Heterosis " HETEROSIS_VERSION " and stored in " + std::string(wordOf(stored)) + ".\n\n## Parents\n\n";
    card += parentTable(parents) + "\n## Recipe\n\n" + inWords(recipe.plane()) + "\n\n";
    card += "A key is LAYER.REGION; a single layer beats a range, a range beats `*`, and then a region beats `*`.\n\n" + geneTable(recipe);
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
