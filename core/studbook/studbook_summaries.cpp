// SPDX-License-Identifier: GPL-3.0-or-later
#include <unordered_map>

#include "studbook/studbook_impl.h"

namespace heterosis {

namespace {

using Places = std::unordered_map<IndividualId, std::size_t>;

IndividualSummary* placed(std::vector<IndividualSummary>& all, const Places& places, IndividualId id)
{
    const auto found = places.find(id);
    return found == places.end() ? nullptr : &all[found->second];
}

std::vector<IndividualSummary> plainSummaries(SQLite::Database& database)
{
    std::vector<IndividualSummary> all;
    SQLite::Statement rows(database, "SELECT id, origin, run, generation, checkpoint, fitness, created FROM individuals ORDER BY id");
    while (rows.executeStep()) {
        IndividualSummary one;
        one.id = rows.getColumn(0).getInt64();
        one.origin = rows.getColumn(1).getString();
        if (!rows.isColumnNull(2))
            one.run = rows.getColumn(2).getInt64();
        if (!rows.isColumnNull(3))
            one.generation = rows.getColumn(3).getInt();
        one.checkpoint = rows.getColumn(4).getString();
        if (!rows.isColumnNull(5))
            one.fitness = rows.getColumn(5).getDouble();
        one.created = rows.getColumn(6).getString();
        all.push_back(std::move(one));
    }
    return all;
}

} // namespace

std::vector<IndividualSummary> Studbook::summaries() const
{
    return inDatabase(m_impl->file(), [&] {
        SQLite::Database& database = *m_impl->database;
        std::vector<IndividualSummary> all = plainSummaries(database);
        Places places;
        for (std::size_t i = 0; i < all.size(); ++i)
            places.emplace(all[i].id, i);
        SQLite::Statement parents(database, "SELECT parent, child FROM parents ORDER BY child, place");
        while (parents.executeStep())
            if (auto* one = placed(all, places, parents.getColumn(1).getInt64()))
                one->parents.push_back(parents.getColumn(0).getInt64());
        SQLite::Statement verdicts(database, "SELECT individual, COALESCE(SUM(pass), 0), COUNT(*) FROM verdicts GROUP BY individual");
        while (verdicts.executeStep())
            if (auto* one = placed(all, places, verdicts.getColumn(0).getInt64())) {
                one->verdicts.pass = verdicts.getColumn(1).getInt64();
                one->verdicts.fail = verdicts.getColumn(2).getInt64() - one->verdicts.pass;
            }
        SQLite::Statement scores(database, "SELECT individual, judge, file, half, json_extract(document, '$.value'), schooled FROM scores "
                                           "ORDER BY individual, judge, file, half, schooled");
        while (scores.executeStep())
            if (auto* one = placed(all, places, scores.getColumn(0).getInt64()); one && !scores.isColumnNull(4))
                one->values.push_back({scores.getColumn(1).getString(), scores.getColumn(2).getString(), scores.getColumn(3).getString(),
                                       scores.getColumn(4).getDouble(), scores.getColumn(5).getInt() != 0});
        return all;
    });
}

} // namespace heterosis
