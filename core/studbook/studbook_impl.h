// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>

#include "base/error.h"
#include "studbook/studbook.h"
#include "studbook/workspace_lock.h"

namespace heterosis {

struct Studbook::Impl {
    std::filesystem::path directory;
    std::optional<WorkspaceLock> lock;
    mutable std::optional<SQLite::Database> database;
    std::optional<SQLite::Transaction> transaction;

    std::filesystem::path file() const { return directory / "studbook.sqlite"; }
};

// Runs `work` and turns SQLite's exceptions into ours.
template <class Work> auto inDatabase(const std::filesystem::path& file, Work&& work)
{
    try {
        return work();
    } catch (const SQLite::Exception& e) {
        const bool full = (e.getErrorCode() & 0xFF) == 13; // SQLITE_FULL
        throw Error({.message = text("The studbook cannot be used: {}", e.what()), .file = file.string(), .place = {},
                     .remedy = full ? text("Make room on the disk and try again") : text("Check the disk and the file's permissions; a copy of the workspace may still be good")});
    }
}

} // namespace heterosis
