// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "inheritance/recipe.h"

namespace heterosis {

// A parent as a model card names it: by its name, never by a path of this machine.
struct CardParent {
    std::string role;    // "parent A", "original"
    std::string name;
    std::string sha256;
};

// "org/model" for a snapshot of the Hugging Face cache, else the last part of the path.
std::string publicName(const Checkpoint& checkpoint);

// README.md of a child: YAML front matter, the recipe in words, the parents with their SHA-256.
std::string childCard(const std::string& title, const std::vector<CardParent>& parents, const Recipe& recipe, Dtype stored);
// README.md of a merge by a mergekit file, which is quoted.
std::string mergekitCard(const std::string& title, const std::vector<CardParent>& parents, const std::string& yaml);

} // namespace heterosis
