// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <optional>

#include "base/json.h"
#include "engine/workbench.h"
#include "inheritance/recipe.h"

namespace heterosis {

// What the window comes back with after it was closed, or killed: {"heterosis_session":1,"recipe":{...},"listen":{...}}.
struct Session {
    Recipe recipe;
    ListenSettings listen;
};

void saveSession(const Session& session, const std::filesystem::path& file);      // whole or not at all; throws Error
Session readSession(const std::filesystem::path& file);                           // throws Error

// A recipe's genome in the family of its first parent, from headers alone. Throws Error.
Genome resolvedGenome(const Recipe& recipe);
OpenRequest requestOf(const Recipe& recipe);

} // namespace heterosis
