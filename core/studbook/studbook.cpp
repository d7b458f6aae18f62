// SPDX-License-Identifier: GPL-3.0-or-later
#include "studbook/studbook.h"

#include <charconv>
#include <ctime>

#include "studbook/schema.h"
#include "studbook/studbook_impl.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

std::string now()
{
    const std::time_t time = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&time, &parts);
    char line[32];
    std::strftime(line, sizeof line, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return line;
}

template <class T> void bindOptional(SQLite::Statement& statement, int index, const std::optional<T>& value)
{
    if (value)
        statement.bind(index, *value);
    else
        statement.bind(index);
}

[[noreturn]] void refuse(Text message, const fs::path& file, Text remedy)
{
    throw Error({.message = std::move(message), .file = file.string(), .place = {}, .remedy = std::move(remedy)});
}

void checkVersion(SQLite::Database& database, const fs::path& file, bool writable)
{
    const int version = database.execAndGet("PRAGMA user_version").getInt(), newest = int(schemaSteps().size());
    if (version > newest)
        refuse(text("The studbook is of version {}; this program knows versions up to {}", version, newest), file, text("Open it with a newer version of the program"));
    if (version < newest && !writable)
        refuse(text("The studbook is of the older version {} and has to be brought up to date first", version), file,
               text("Close the other program and open it once for writing"));
}

} // namespace

Studbook::Studbook() : m_impl(std::make_unique<Impl>()) {}
Studbook::~Studbook() = default;

std::unique_ptr<Studbook> Studbook::open(const fs::path& directory, Access access)
{
    std::unique_ptr<Studbook> book(new Studbook);
    Impl& impl = *book->m_impl;
    impl.directory = fs::absolute(directory);
    std::error_code fault;
    if (access == Access::Write) {
        fs::create_directories(impl.directory, fault);
        if (fault)
            refuse(text("The workspace cannot be made: {}", fault.message()), impl.directory, text("Choose another place"));
        impl.lock = WorkspaceLock::take(impl.directory);
    }
    if (!impl.lock && !fs::is_regular_file(impl.file(), fault))
        refuse(text("There is no studbook in this folder"), impl.directory, text("Name a workspace: a folder that holds studbook.sqlite"));
    inDatabase(impl.file(), [&] {
        impl.database.emplace(impl.file().string(), impl.lock ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE : SQLite::OPEN_READONLY, 5000);
        checkVersion(*impl.database, impl.file(), impl.lock.has_value());
        impl.database->exec("PRAGMA foreign_keys = ON");
        if (!impl.lock)
            return;
        impl.database->exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"); // a commit outlives a loss of power
        migrate(*impl.database);
    });
    return book;
}

const fs::path& Studbook::directory() const noexcept { return m_impl->directory; }
bool Studbook::writable() const noexcept { return m_impl->lock.has_value(); }

std::string Studbook::reason() const
{
    return writable() ? std::string() : text("The workspace is open in another program; it is opened for reading").str();
}

void Studbook::needWritable() const
{
    if (!writable())
        refuse(text("The workspace is open for reading only"), m_impl->directory, text("Close the other program that has it open"));
}

Studbook::Batch::Batch(Studbook& studbook) : m_studbook(studbook)
{
    studbook.needWritable();
    Impl& impl = *studbook.m_impl;
    if (impl.transaction)
        refuse(text("A batch is open already"), impl.file(), {});
    inDatabase(impl.file(), [&] { impl.transaction.emplace(*impl.database, SQLite::TransactionBehavior::IMMEDIATE); });
}

Studbook::Batch::~Batch()
{
    if (m_open)
        m_studbook.m_impl->transaction.reset(); // rolls back
}

void Studbook::Batch::commit()
{
    Impl& impl = *m_studbook.m_impl;
    inDatabase(impl.file(), [&] { impl.transaction->commit(); });
    impl.transaction.reset();
    m_open = false;
}

void Studbook::inBatch(const std::function<void()>& work)
{
    needWritable();
    if (m_impl->transaction)
        return inDatabase(m_impl->file(), work);
    Batch batch(*this);
    inDatabase(m_impl->file(), work);
    batch.commit();
}

std::int64_t Studbook::addRun(const Run& run)
{
    std::int64_t id = 0;
    inBatch([&] {
        SQLite::Statement add(*m_impl->database, "INSERT INTO runs (kind, settings, seed, path, dtype, threads, state, progress, created) VALUES (?,?,?,?,?,?,?,?,?)");
        add.bind(1, run.kind);
        add.bind(2, writeJson(run.settings, -1));
        add.bind(3, std::to_string(run.seed));
        add.bind(4, run.path);
        add.bind(5, run.dtype);
        add.bind(6, run.threads);
        add.bind(7, run.state);
        add.bind(8, writeJson(run.progress, -1));
        add.bind(9, now());
        add.exec();
        id = m_impl->database->getLastInsertRowid();
    });
    return id;
}

void Studbook::setState(std::int64_t run, const std::string& state, const Json& progress)
{
    inBatch([&] {
        SQLite::Statement set(*m_impl->database, "UPDATE runs SET state = ?, progress = ? WHERE id = ?");
        set.bind(1, state);
        set.bind(2, writeJson(progress, -1));
        set.bind(3, run);
        set.exec();
    });
}

std::vector<IndividualId> Studbook::addIndividuals(std::span<const Individual> individuals)
{
    std::vector<IndividualId> ids;
    inBatch([&] {
        SQLite::Statement add(*m_impl->database, "INSERT INTO individuals (origin, run, generation, recipe, checkpoint, fitness, created) VALUES (?,?,?,?,?,?,?)");
        SQLite::Statement link(*m_impl->database, "INSERT INTO parents (child, place, parent) VALUES (?,?,?)");
        const std::string created = now();
        for (const auto& individual : individuals) {
            add.bind(1, individual.origin);
            bindOptional(add, 2, individual.run);
            bindOptional(add, 3, individual.generation);
            add.bind(4, writeJson(individual.recipe, -1));
            add.bind(5, individual.checkpoint);
            bindOptional(add, 6, individual.fitness);
            add.bind(7, created);
            add.exec();
            add.reset();
            ids.push_back(m_impl->database->getLastInsertRowid());
            for (std::size_t place = 0; place < individual.parents.size(); ++place) {
                link.bind(1, ids.back());
                link.bind(2, std::int64_t(place));
                link.bind(3, individual.parents[place]);
                link.exec();
                link.reset();
            }
        }
    });
    return ids;
}

void Studbook::setFitness(IndividualId id, double fitness)
{
    inBatch([&] {
        SQLite::Statement set(*m_impl->database, "UPDATE individuals SET fitness = ? WHERE id = ?");
        set.bind(1, fitness);
        set.bind(2, id);
        set.exec();
    });
}

void Studbook::addScore(IndividualId id, const Json& document)
{
    inBatch([&] {
        SQLite::Statement add(*m_impl->database, "INSERT OR REPLACE INTO scores (individual, judge, file, half, schooled, document) VALUES (?,?,?,?,?,?)");
        add.bind(1, id);
        add.bind(2, document.value("judge", std::string()));
        add.bind(3, document.value("file", std::string()));
        add.bind(4, document.contains("half") ? document["half"].dump() : std::string());
        add.bind(5, int(document.value("schooled", false)));
        add.bind(6, writeJson(document, -1));
        add.exec();
    });
}

void Studbook::addVerdict(IndividualId id, const Verdict& verdict)
{
    inBatch([&] {
        SQLite::Statement add(*m_impl->database, "INSERT INTO verdicts (individual, pass, prompt, over) VALUES (?,?,?,?)");
        add.bind(1, id);
        add.bind(2, verdict.pass ? 1 : 0);
        add.bind(3, verdict.prompt);
        bindOptional(add, 4, verdict.over);
        add.exec();
    });
}

void Studbook::addHeard(IndividualId id, const Heard& heard)
{
    inBatch([&] {
        SQLite::Statement add(*m_impl->database, "INSERT INTO heard (individual, prompt, ids, text, seed) VALUES (?,?,?,?,?)");
        add.bind(1, id);
        add.bind(2, heard.prompt);
        add.bind(3, writeJson(Json(heard.ids), -1));
        add.bind(4, heard.text);
        add.bind(5, std::to_string(heard.seed));
        add.exec();
    });
}

void Studbook::addOriginal(const Original& original)
{
    inBatch([&] {
        SQLite::Statement add(*m_impl->database, "INSERT OR REPLACE INTO originals (path, sha256, size, modified_ns) VALUES (?,?,?,?)");
        add.bind(1, original.path.string());
        add.bind(2, original.sha256);
        add.bind(3, std::int64_t(original.size));
        add.bind(4, original.modifiedNs);
        add.exec();
    });
}

} // namespace heterosis
