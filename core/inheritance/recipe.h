// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "family/model_map.h"
#include "inheritance/genome.h"

namespace heterosis {

struct RecipeFile {
    std::filesystem::path path;         // absolute after reading
    std::string sha256;                 // "" where it is not given
};

struct RecipeParent {
    std::filesystem::path path;         // absolute after reading
    std::string sha256;                 // "" where it is not given
    std::vector<RecipeFile> statistics = {}; // what was gathered of it (statistics.h), for the operators that need it
};

// Our own recipe document, {"heterosis":1,...} (design.md, Documents). Everything that is needed to realise a child.
struct Recipe {
    std::vector<RecipeParent> parents;            // one (scaled by itself), two, or up to eight
    std::optional<RecipeParent> original;         // absent: A
    std::uint64_t seed = 0;
    Crossover crossover;                          // "operator", "grain", "options"
    bool align = false;                           // "options": {"align": true}: parents are brought into A's order (alignment.h)
    std::optional<Dtype> dtype;                   // applied to the inputs first; the child is stored in it
    // Keys and values in the order of the file; see resolve() for how they apply.
    struct Entry {
        std::string key;
        std::optional<double> ratio, strength, density;
        std::optional<std::vector<double>> weights = {}; // of more than two parents
        std::optional<Operator> op = {};
        std::optional<Grain> grain = {};
        std::optional<std::uint64_t> seed = {};
    };
    std::vector<Entry> genes;
    Json window = Json::object();                 // "curves", "offsets", "locks": kept for the window, change nothing when realised

    Plane plane() const;
};

// Reads and checks (unknown keys, equal keys, contradicting coordinates, numbers that are not finite are errors). Paths in the
// file are relative to it. Throws Error.
Recipe readRecipe(const std::filesystem::path& file);
Recipe parseRecipe(const Json& document, const std::filesystem::path& relativeTo, const std::string& fileForMessages);
// Paths are written relative to `directory` where they lie below it, else absolute.
Json writeRecipe(const Recipe& recipe, const std::filesystem::path& directory);

// One allele for each gene of the map: an index beats a range beats *, then a region beats *. Genes that no key names get the plain
// blend's neutral value (ratio 0.5, strength/density 1). A key that matches no gene is an error that names it.
Genome resolve(const Recipe& recipe, const ModelMap& map);

// The other way: a compact list of entries that resolves to this genome (where some genes have an operator or a grain, all say theirs).
std::vector<Recipe::Entry> entriesOf(const Genome& genome, const ModelMap& map, Plane plane);

// A genome by itself: {"operator", "grain", "seed", "options"?, "genes": {KEY: VALUE}} with a key for each gene, values as in a recipe.
Json genomeJson(const Genome& genome, Plane plane);
Genome genomeFromJson(const Json& document, const std::string& fileForMessages);

} // namespace heterosis
