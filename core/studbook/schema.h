// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <SQLiteCpp/Database.h>

#include <span>
#include <string_view>

namespace heterosis {

// The steps from one version of the file to the next: kSteps[v] brings version v (PRAGMA user_version) to v + 1. A step that was published is
// never changed; a new need is a new step.
std::span<const std::string_view> schemaSteps();

// Brings a database to the newest version, each step in a transaction of its own. Throws SQLite::Exception.
void migrate(SQLite::Database& database);

} // namespace heterosis
