// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inheritance/merge_methods.h"
#include "inheritance/recipe.h"

namespace heterosis {

// Reads the parts of a recipe's document; what is wrong becomes an Error that names file and place.
struct RecipeReader {
    const std::string& file;
    std::filesystem::path directory = {};

    [[noreturn]] void fail(Text message, const std::string& place, Text remedy) const;
    const std::string& string(const Json& value, const std::string& place) const;
    double number(const Json& value, const std::string& place) const;
    std::uint64_t seed(const Json& document, const std::string& place = "seed") const;
    RecipeParent parent(const Json& value, const std::string& place, bool original = false) const;
    Recipe::Entry entry(const std::string& key, const Json& value) const;
    std::vector<double> weights(const Json& value, const std::string& place) const; // one a parent, of more than two
    Operator op(const Json& value, const std::string& place) const;
    Grain grain(const Json& value, const std::string& place) const;
    // "operator", "grain" and "options" of a document; `align` is the recipe's own option.
    Crossover crossover(const Json& document, const std::vector<Recipe::Entry>& genes, bool* align) const;

private:
    std::string sha256(const Json& value, const std::string& place) const;
    std::vector<RecipeFile> statistics(const Json& value, const std::string& place) const;
    std::optional<double> coordinate(const Json& value, const char* name, const std::string& place) const;
    Mutation mutation(const Json& value) const;
    std::vector<double> option(const MethodParameter& parameter, const Json& value) const;
};

// The value of a gene, and the operator's part of a document.
Json entryJson(const Recipe::Entry& entry);
void writeCrossover(const Crossover& crossover, Json& document);
Recipe::Entry entryOf(std::string key, const Allele& allele, Plane plane);

} // namespace heterosis
