// SPDX-License-Identifier: GPL-3.0-or-later
#include "studbook/schema.h"

#include <SQLiteCpp/Transaction.h>

namespace heterosis {

namespace {

constexpr std::string_view kSteps[] = {
    // 0 -> 1: who there is, and what judges say. Seeds are 64 bits without a sign, kept as text.
    R"(
CREATE TABLE runs (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, settings TEXT NOT NULL, seed TEXT NOT NULL, path TEXT NOT NULL, dtype TEXT NOT NULL,
                   threads INTEGER NOT NULL, state TEXT NOT NULL, progress TEXT NOT NULL DEFAULT 'null', created TEXT NOT NULL);
CREATE TABLE individuals (id INTEGER PRIMARY KEY, origin TEXT NOT NULL, run INTEGER REFERENCES runs(id), generation INTEGER, recipe TEXT NOT NULL,
                          checkpoint TEXT NOT NULL DEFAULT '', fitness REAL, created TEXT NOT NULL);
CREATE INDEX individuals_of_run ON individuals(run, generation);
CREATE TABLE parents (child INTEGER NOT NULL REFERENCES individuals(id), place INTEGER NOT NULL, parent INTEGER NOT NULL REFERENCES individuals(id),
                      PRIMARY KEY (child, place)) WITHOUT ROWID;
CREATE TABLE scores (individual INTEGER NOT NULL REFERENCES individuals(id), judge TEXT NOT NULL, file TEXT NOT NULL, half TEXT NOT NULL,
                     document TEXT NOT NULL, PRIMARY KEY (individual, judge, file, half)) WITHOUT ROWID;
CREATE TABLE originals (path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, size INTEGER NOT NULL, modified_ns INTEGER NOT NULL) WITHOUT ROWID;
)",
    // 1 -> 2: what a person heard, and thought of it
    R"(
CREATE TABLE verdicts (id INTEGER PRIMARY KEY, individual INTEGER NOT NULL REFERENCES individuals(id), pass INTEGER NOT NULL, prompt TEXT NOT NULL,
                       over INTEGER REFERENCES individuals(id));
CREATE INDEX verdicts_of_individual ON verdicts(individual);
CREATE TABLE heard (id INTEGER PRIMARY KEY, individual INTEGER NOT NULL REFERENCES individuals(id), prompt TEXT NOT NULL, ids TEXT NOT NULL,
                    text TEXT NOT NULL, seed TEXT NOT NULL);
CREATE INDEX heard_of_individual ON heard(individual);
)",
    // 2 -> 3: what judges say of somebody after schooling stands beside what they said before
    R"(
CREATE TABLE scores_by_schooling (individual INTEGER NOT NULL REFERENCES individuals(id), judge TEXT NOT NULL, file TEXT NOT NULL, half TEXT NOT NULL,
                                  schooled INTEGER NOT NULL, document TEXT NOT NULL, PRIMARY KEY (individual, judge, file, half, schooled)) WITHOUT ROWID;
INSERT INTO scores_by_schooling SELECT individual, judge, file, half, 0, document FROM scores;
DROP TABLE scores;
ALTER TABLE scores_by_schooling RENAME TO scores;
)",
};

} // namespace

std::span<const std::string_view> schemaSteps() { return kSteps; }

void migrate(SQLite::Database& database)
{
    for (int version = database.execAndGet("PRAGMA user_version").getInt(); version < int(std::size(kSteps)); ++version) {
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        database.exec(std::string(kSteps[version]) + "PRAGMA user_version = " + std::to_string(version + 1));
        transaction.commit();
    }
}

} // namespace heterosis
