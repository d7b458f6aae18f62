// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>
#include <unordered_map>

#include "studbook/studbook_impl.h"

namespace heterosis {

namespace {

constexpr const char* kRunColumns = "SELECT id, kind, settings, seed, path, dtype, threads, state, progress, created FROM runs";
constexpr const char* kColumns = "SELECT id, origin, run, generation, recipe, checkpoint, fitness, created FROM individuals";

std::uint64_t seedOf(const std::string& digits)
{
    std::uint64_t seed = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), seed);
    return seed;
}

Json document(const SQLite::Column& column, const std::filesystem::path& file) { return parseJson(column.getString(), file.string()); }

Individual individualOf(SQLite::Statement& row, const std::filesystem::path& file)
{
    Individual one;
    one.id = row.getColumn(0).getInt64();
    one.origin = row.getColumn(1).getString();
    if (!row.isColumnNull(2))
        one.run = row.getColumn(2).getInt64();
    if (!row.isColumnNull(3))
        one.generation = row.getColumn(3).getInt();
    one.recipe = document(row.getColumn(4), file);
    one.checkpoint = row.getColumn(5).getString();
    if (!row.isColumnNull(6))
        one.fitness = row.getColumn(6).getDouble();
    one.created = row.getColumn(7).getString();
    return one;
}

Run runOf(SQLite::Statement& row, const std::filesystem::path& file)
{
    Run run;
    run.id = row.getColumn(0).getInt64();
    run.kind = row.getColumn(1).getString();
    run.settings = document(row.getColumn(2), file);
    run.seed = seedOf(row.getColumn(3).getString());
    run.path = row.getColumn(4).getString();
    run.dtype = row.getColumn(5).getString();
    run.threads = row.getColumn(6).getInt();
    run.state = row.getColumn(7).getString();
    run.progress = document(row.getColumn(8), file);
    run.created = row.getColumn(9).getString();
    return run;
}

} // namespace

std::vector<Individual> Studbook::individuals(const IndividualFilter& filter) const
{
    return inDatabase(m_impl->file(), [&] {
        std::string sql = kColumns;
        if (filter.run)
            sql += " WHERE run = :run";
        if (filter.generation)
            sql += std::string(filter.run ? " AND" : " WHERE") + " generation = :generation";
        SQLite::Statement rows(*m_impl->database, sql + " ORDER BY id");
        if (filter.run)
            rows.bind(":run", *filter.run);
        if (filter.generation)
            rows.bind(":generation", *filter.generation);
        std::vector<Individual> all;
        while (rows.executeStep())
            all.push_back(individualOf(rows, m_impl->file()));
        std::unordered_map<IndividualId, std::size_t> places;
        for (std::size_t i = 0; i < all.size(); ++i)
            places.emplace(all[i].id, i);
        for (const auto& [parent, child] : edges())
            if (const auto found = places.find(child); found != places.end())
                all[found->second].parents.push_back(parent);
        return all;
    });
}

std::optional<Individual> Studbook::individual(IndividualId id) const
{
    return inDatabase(m_impl->file(), [&]() -> std::optional<Individual> {
        SQLite::Statement row(*m_impl->database, std::string(kColumns) + " WHERE id = ?");
        row.bind(1, id);
        if (!row.executeStep())
            return std::nullopt;
        Individual one = individualOf(row, m_impl->file());
        SQLite::Statement parents(*m_impl->database, "SELECT parent FROM parents WHERE child = ? ORDER BY place");
        parents.bind(1, id);
        while (parents.executeStep())
            one.parents.push_back(parents.getColumn(0).getInt64());
        return one;
    });
}

std::optional<IndividualId> Studbook::best() const
{
    return inDatabase(m_impl->file(), [&]() -> std::optional<IndividualId> {
        SQLite::Statement row(*m_impl->database, "SELECT id FROM individuals WHERE fitness IS NOT NULL ORDER BY fitness DESC, checkpoint = '', id LIMIT 1");
        return row.executeStep() ? std::optional(row.getColumn(0).getInt64()) : std::nullopt;
    });
}

std::vector<RecordedScore> Studbook::scores(IndividualId id) const
{
    return inDatabase(m_impl->file(), [&] {
        SQLite::Statement rows(*m_impl->database, "SELECT judge, file, document FROM scores WHERE individual = ? ORDER BY judge, file, half, schooled");
        rows.bind(1, id);
        std::vector<RecordedScore> all;
        while (rows.executeStep())
            all.push_back({rows.getColumn(0).getString(), rows.getColumn(1).getString(), document(rows.getColumn(2), m_impl->file())});
        return all;
    });
}

VerdictCounts Studbook::verdicts(IndividualId id) const
{
    return inDatabase(m_impl->file(), [&] {
        SQLite::Statement row(*m_impl->database, "SELECT COALESCE(SUM(pass), 0), COUNT(*) FROM verdicts WHERE individual = ?");
        row.bind(1, id);
        row.executeStep();
        const std::int64_t pass = row.getColumn(0).getInt64();
        return VerdictCounts{pass, row.getColumn(1).getInt64() - pass};
    });
}

std::vector<std::pair<IndividualId, Verdict>> Studbook::verdictsOf(std::int64_t run) const
{
    return inDatabase(m_impl->file(), [&] {
        SQLite::Statement rows(*m_impl->database, "SELECT individual, pass, prompt, over FROM verdicts WHERE individual IN (SELECT id FROM individuals WHERE run = ?) ORDER BY id");
        rows.bind(1, run);
        std::vector<std::pair<IndividualId, Verdict>> all;
        while (rows.executeStep()) {
            auto& [id, verdict] = all.emplace_back();
            id = rows.getColumn(0).getInt64();
            verdict.pass = rows.getColumn(1).getInt() != 0;
            verdict.prompt = rows.getColumn(2).getString();
            if (!rows.getColumn(3).isNull())
                verdict.over = rows.getColumn(3).getInt64();
        }
        return all;
    });
}

std::vector<RankedAnswers> Studbook::rankedAnswers() const
{
    return inDatabase(m_impl->file(), [&] {
        SQLite::Statement rows(*m_impl->database,
                               "SELECT prompt, pass, (SELECT text FROM heard WHERE heard.individual = verdicts.individual AND heard.prompt = verdicts.prompt ORDER BY id DESC LIMIT 1),"
                               " (SELECT text FROM heard WHERE heard.individual = verdicts.over AND heard.prompt = verdicts.prompt ORDER BY id DESC LIMIT 1)"
                               " FROM verdicts WHERE over IS NOT NULL ORDER BY id");
        std::vector<RankedAnswers> all;
        while (rows.executeStep()) {
            if (rows.getColumn(2).isNull() || rows.getColumn(3).isNull())
                continue;
            const bool pass = rows.getColumn(1).getInt() != 0;
            RankedAnswers one{rows.getColumn(0).getString(), rows.getColumn(pass ? 2 : 3).getString(), rows.getColumn(pass ? 3 : 2).getString()};
            if (one.chosen != one.rejected)
                all.push_back(std::move(one));
        }
        return all;
    });
}

std::vector<Heard> Studbook::heard(IndividualId id) const
{
    return inDatabase(m_impl->file(), [&] {
        SQLite::Statement rows(*m_impl->database, "SELECT prompt, ids, text, seed FROM heard WHERE individual = ? ORDER BY id");
        rows.bind(1, id);
        std::vector<Heard> all;
        while (rows.executeStep()) {
            Heard one{.prompt = rows.getColumn(0).getString(), .ids = {}, .text = rows.getColumn(2).getString(), .seed = seedOf(rows.getColumn(3).getString())};
            for (const auto& token : document(rows.getColumn(1), m_impl->file()))
                if (token.is_number_integer())
                    one.ids.push_back(token.get<int>());
            all.push_back(std::move(one));
        }
        return all;
    });
}

std::vector<Run> Studbook::runs() const
{
    return inDatabase(m_impl->file(), [&] {
        SQLite::Statement rows(*m_impl->database, std::string(kRunColumns) + " ORDER BY id");
        std::vector<Run> all;
        while (rows.executeStep())
            all.push_back(runOf(rows, m_impl->file()));
        return all;
    });
}

std::optional<Run> Studbook::run(std::int64_t id) const
{
    return inDatabase(m_impl->file(), [&]() -> std::optional<Run> {
        SQLite::Statement row(*m_impl->database, std::string(kRunColumns) + " WHERE id = ?");
        row.bind(1, id);
        return row.executeStep() ? std::optional(runOf(row, m_impl->file())) : std::nullopt;
    });
}

std::vector<Original> Studbook::originals() const
{
    return inDatabase(m_impl->file(), [&] {
        SQLite::Statement rows(*m_impl->database, "SELECT path, sha256, size, modified_ns FROM originals ORDER BY path");
        std::vector<Original> all;
        while (rows.executeStep())
            all.push_back({rows.getColumn(0).getString(), rows.getColumn(1).getString(), std::uint64_t(rows.getColumn(2).getInt64()), rows.getColumn(3).getInt64()});
        return all;
    });
}

std::vector<std::pair<IndividualId, IndividualId>> Studbook::edges() const
{
    return inDatabase(m_impl->file(), [&] {
        SQLite::Statement rows(*m_impl->database, "SELECT parent, child FROM parents ORDER BY child, place");
        std::vector<std::pair<IndividualId, IndividualId>> all;
        while (rows.executeStep())
            all.emplace_back(rows.getColumn(0).getInt64(), rows.getColumn(1).getInt64());
        return all;
    });
}

} // namespace heterosis
