// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "inheritance/child.h"
#include "inheritance/recipe.h"

namespace heterosis {

// What a command speaks of (design.md, SUBJECT): a checkpoint, or a recipe file, whose child is realised in memory.
struct Subject {
    std::string name;
    std::shared_ptr<const ModelMap> map;          // of the checkpoint, or of parent A
    std::shared_ptr<const TensorSource> source;   // the checkpoint, or the child
    std::filesystem::path tokenizer;              // directory to open the tokenizer from
    std::optional<Recipe> recipe;

    // Throws Error. Recognises a recipe by its content (a JSON object with "heterosis").
    static Subject open(const std::filesystem::path& path, Control& control);
    // A recipe's child, realised in memory.
    static Subject child(Recipe recipe, std::string name, Control& control);
};

// Opens the recipe's checkpoints, checks their SHA-256 where the recipe gives them (an error names both sums), and their fit.
Parents openParents(const Recipe& recipe, Control& control);

// Lets Subject::open() read spellings that rooms above know (WORKSPACE#ID): it is asked where no such path exists, and gives nothing for what it
// does not know. To be called before any thread starts.
void addSubjectSpelling(std::function<std::optional<Subject>(const std::string& spelled, Control& control)> spelling);

} // namespace heterosis
