// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <SQLiteCpp/Database.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>

#include "base/control.h"
#include "base/error.h"
#include "studbook/workspace.h"
#include "temporary.h"

using namespace heterosis;
namespace fs = std::filesystem;

namespace {

NoControl quiet;

std::unique_ptr<Studbook> open(const fs::path& path, Studbook::Access access = Studbook::Access::Write) { return Studbook::open(path, access); }

Individual bred(std::vector<IndividualId> parents, std::int64_t run, int generation)
{
    return {.origin = "breed", .run = run, .generation = generation, .parents = std::move(parents),
            .recipe = {{"heterosis", 1}, {"genes", {{"*.*", {{"ratio", 0.5}}}}}}};
}

Run someRun() { return {.kind = "breed", .settings = {{"population", 4}}, .seed = 18446744073709551615u, .path = "gated", .dtype = "float32", .threads = 2, .state = "running"}; }

template <class Work> std::string complaint(Work work)
{
    try {
        work();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

} // namespace

TEST_CASE("what is written is read again")
{
    const Temporary folder;
    {
        const auto book = open(folder.path / "작업");
        CHECK(book->writable());
        const auto run = book->addRun(someRun());
        const auto founders = book->addIndividuals(std::vector<Individual>{{.origin = "import", .checkpoint = "a"}, {.origin = "import", .checkpoint = "b"}});
        CHECK(founders == std::vector<IndividualId>{1, 2});
        Studbook::Batch batch(*book);
        const auto children = book->addIndividuals(std::vector<Individual>{bred({2, 1}, run, 1), bred({1, 2}, run, 1), bred({1, 2}, run, 2)});
        book->setFitness(children[0], 1.5);
        book->setFitness(children[1], 2.5);
        book->setFitness(children[2], 2.5);
        book->addScore(children[0], {{"judge", "text"}, {"file", "f"}, {"value", 1.0}});
        book->addScore(children[0], {{"judge", "text"}, {"file", "f"}, {"value", 2.0}});
        book->addScore(children[0], {{"judge", "text"}, {"file", "f"}, {"value", 3.0}, {"half", 1}});
        book->addVerdict(children[0], {.pass = true, .prompt = "p"});
        book->addVerdict(children[0], {.pass = false, .prompt = "p", .over = children[1]});
        book->addHeard(children[0], {.prompt = "p", .ids = {1, 2}, .text = "말", .seed = 9});
        book->setState(run, "finished", {{"generation", 2}});
        batch.commit();
    }
    const auto book = open(folder.path / "작업", Studbook::Access::Read);
    CHECK_FALSE(book->writable());
    CHECK(book->individuals().size() == 5);
    CHECK(book->individuals({.run = 1, .generation = 1}).size() == 2);
    const auto child = book->individual(3);
    REQUIRE(child);
    CHECK(child->parents == std::vector<IndividualId>{2, 1});
    CHECK(child->recipe["genes"].contains("*.*"));
    CHECK(*book->best() == 4);
    CHECK(book->scores(3).size() == 2);
    CHECK(book->scores(3)[0].document["value"] == 2.0);
    CHECK(book->verdicts(3).pass == 1);
    CHECK(book->verdicts(3).fail == 1);
    CHECK(book->heard(3).at(0).ids == std::vector<int>{1, 2});
    const auto run = book->run(1);
    CHECK(run->seed == 18446744073709551615u);
    CHECK(run->state == "finished");
    CHECK(run->settings["population"] == 4);
    CHECK(treeDocument(*book)["edges"].size() == 6);
    CHECK(listDocument(*book)["individuals"][2]["id"] == 3);
    const Json diff = diffDocument(*book, 3, 4);
    CHECK(diff["genes"].empty());
    CHECK(diff["scores"].size() == 2);
    CHECK_FALSE(complaint([&] { book->setFitness(3, 1); }).empty());
}

TEST_CASE("a batch that is not committed never was, and its numbers are given again")
{
    const Temporary folder;
    const auto book = open(folder.path);
    {
        Studbook::Batch batch(*book);
        CHECK(book->addIndividuals(std::vector<Individual>{{.origin = "hand"}}).at(0) == 1);
    }
    CHECK(book->individuals().empty());
    CHECK(book->addIndividuals(std::vector<Individual>{{.origin = "hand"}}).at(0) == 1);
    CHECK_FALSE(complaint([&] { book->addIndividuals(std::vector<Individual>{{.origin = "hand", .parents = {99}}}); }).empty());
    CHECK(book->individuals().size() == 1);
}

TEST_CASE("killed in the middle of a batch, a program loses that batch and nothing else")
{
    const Temporary folder;
    int ready[2];
    REQUIRE(pipe(ready) == 0);
    const pid_t child = fork();
    if (child == 0) {
        const auto book = open(folder.path);
        for (int batch = 0; batch < 3; ++batch) {
            Studbook::Batch open(*book);
            book->addIndividuals(std::vector<Individual>(10, Individual{.origin = "hand"}));
            if (batch < 2) {
                open.commit();
                continue;
            }
            if (write(ready[1], "x", 1) == 1)
                pause();
            _exit(1);
        }
    }
    char byte = 0;
    REQUIRE(read(ready[0], &byte, 1) == 1);
    {
        const auto second = open(folder.path); // while the first one writes
        CHECK_FALSE(second->writable());
        CHECK_FALSE(second->reason().empty());
        CHECK(second->individuals().size() == 20);
        CHECK(complaint([&] { Studbook::Batch batch(*second); }).find("reading only") != std::string::npos);
    }
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    close(ready[0]);
    close(ready[1]);
    const auto book = open(folder.path);
    CHECK(book->writable());
    CHECK(book->individuals().size() == 20);
    CHECK(book->addIndividuals(std::vector<Individual>{{.origin = "hand"}}).at(0) == 21);
}

TEST_CASE("an older file is brought up to date with what it holds; a newer one is refused")
{
    const Temporary folder;
    {
        SQLite::Database old((folder.path / "studbook.sqlite").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        old.exec("CREATE TABLE runs (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, settings TEXT NOT NULL, seed TEXT NOT NULL, path TEXT NOT NULL, dtype TEXT NOT NULL,"
                 " threads INTEGER NOT NULL, state TEXT NOT NULL, progress TEXT NOT NULL DEFAULT 'null', created TEXT NOT NULL);"
                 "CREATE TABLE individuals (id INTEGER PRIMARY KEY, origin TEXT NOT NULL, run INTEGER, generation INTEGER, recipe TEXT NOT NULL,"
                 " checkpoint TEXT NOT NULL DEFAULT '', fitness REAL, created TEXT NOT NULL);"
                 "CREATE TABLE parents (child INTEGER NOT NULL, place INTEGER NOT NULL, parent INTEGER NOT NULL, PRIMARY KEY (child, place)) WITHOUT ROWID;"
                 "CREATE TABLE scores (individual INTEGER NOT NULL, judge TEXT NOT NULL, file TEXT NOT NULL, half TEXT NOT NULL, document TEXT NOT NULL,"
                 " PRIMARY KEY (individual, judge, file, half)) WITHOUT ROWID;"
                 "CREATE TABLE originals (path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, size INTEGER NOT NULL, modified_ns INTEGER NOT NULL) WITHOUT ROWID;"
                 "INSERT INTO individuals (origin, recipe, created) VALUES ('hand', 'null', '2026-11-01T00:00:00Z'); PRAGMA user_version = 1");
    }
    CHECK(complaint([&] { open(folder.path, Studbook::Access::Read); }).find("older version") != std::string::npos);
    {
        const auto book = open(folder.path);
        CHECK(book->individuals().at(0).created == "2026-11-01T00:00:00Z");
        book->addVerdict(1, {.pass = true, .prompt = "p"});
        CHECK(book->verdicts(1).pass == 1);
    }
    SQLite::Database(( folder.path / "studbook.sqlite").string(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
    CHECK(complaint([&] { open(folder.path); }).find("newer version") != std::string::npos);
}

TEST_CASE("what is no studbook is refused")
{
    const Temporary folder;
    CHECK(complaint([&] { open(folder.path / "nowhere", Studbook::Access::Read); }).find("no studbook") != std::string::npos);
    std::ofstream(folder.path / "studbook.sqlite") << "this is no database, however long it may be";
    CHECK_FALSE(complaint([&] { open(folder.path); }).empty());
}

TEST_CASE("an individual is a subject, and originals are verified by their bytes")
{
    const Temporary folder;
    const fs::path demo = fs::path(HETEROSIS_SOURCE) / "resources/demo", copy = folder.path / "parent";
    fs::create_directory(copy);
    for (const char* file : {"config.json", "generation_config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json"})
        if (fs::exists(demo / "original" / file))
            fs::copy_file(demo / "original" / file, copy / file);
    letSubjectsBeIndividuals();
    {
        const auto book = open(folder.path / "w");
        recordOriginal(*book, *Checkpoint::open(copy), quiet);
        const Json recipe{{"heterosis", 1}, {"parents", {{{"path", "../parent"}}, {{"path", (demo / "parent-english").string()}}}}, {"operator", "ratio"},
                          {"seed", 0}, {"genes", {{"*.*", {{"ratio", 1.0}}}}}};
        book->addIndividuals(std::vector<Individual>{{.origin = "import", .checkpoint = copy.string()}, {.origin = "hand", .recipe = recipe, .fitness = 1.0}});
        CHECK(verifyOriginals(*book, quiet).at(0).state == "intact");
    }
    const std::string w = (folder.path / "w").string();
    CHECK(Subject::open(w + "#1", quiet).map->config.family == "gpt2");
    const Subject best = Subject::open(w + "#best", quiet), english = Subject::open(demo / "parent-english", quiet);
    CHECK(best.name == "w#2");
    const auto* ours = best.source->find(english.map->parts[0].tensor);
    const auto* theirs = english.source->find(english.map->parts[0].tensor);
    REQUIRE(ours);
    CHECK(std::equal(ours->bytes.begin(), ours->bytes.end(), theirs->bytes.begin(), theirs->bytes.end()));
    CHECK(complaint([&] { Subject::open(w + "#7", quiet); }).find("no individual 7") != std::string::npos);
    CHECK_FALSE(complaint([&] { Subject::open(w + "#worst", quiet); }).empty());

    const auto book = open(folder.path / "w", Studbook::Access::Read);
    {
        std::fstream weights(copy / "model.safetensors", std::ios::in | std::ios::out | std::ios::binary);
        weights.seekp(-1, std::ios::end);
        weights.put('\x55');
    }
    CHECK(verifyOriginals(*book, quiet).at(0).state == "changed");
    fs::remove_all(copy);
    CHECK(verifyOriginals(*book, quiet).at(0).state == "missing");
}

TEST_CASE("ten thousand individuals are listed")
{
    const Temporary folder;
    const auto book = open(folder.path);
    const auto run = book->addRun(someRun());
    {
        Studbook::Batch batch(*book);
        book->addIndividuals(std::vector<Individual>{{.origin = "import"}, {.origin = "import"}});
        book->addIndividuals(std::vector<Individual>(10'000, bred({1, 2}, run, 1)));
        batch.commit();
    }
    const auto begun = std::chrono::steady_clock::now();
    const auto document = listDocument(*book);
    MESSAGE("10,000 individuals listed in " << std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count() << " s");
    CHECK(document["individuals"].size() == 10'002);
}

TEST_CASE("verdicts of tastings are pairs to learn from")
{
    const Temporary folder;
    const auto book = open(folder.path);
    const auto ids = book->addIndividuals(std::vector<Individual>{{.origin = "import", .checkpoint = "a"}, {.origin = "import", .checkpoint = "b"}});
    for (const char* text : {"old", "good"})
        book->addHeard(ids[0], {.prompt = "p", .ids = {1}, .text = text});
    book->addHeard(ids[1], {.prompt = "p", .ids = {2}, .text = "bad"});
    book->addHeard(ids[1], {.prompt = "q", .ids = {2}, .text = "알아요"});
    book->addVerdict(ids[0], {.pass = true, .prompt = "p", .over = ids[1]});
    book->addVerdict(ids[0], {.pass = false, .prompt = "p", .over = ids[1]});
    book->addVerdict(ids[1], {.pass = true, .prompt = "q", .over = ids[0]}); // who was never heard
    book->addVerdict(ids[1], {.pass = true, .prompt = "q", .over = {}});
    const auto pairs = book->rankedAnswers();
    REQUIRE(pairs.size() == 2);
    CHECK(pairs[0].chosen == "good");
    CHECK(pairs[0].rejected == "bad");
    CHECK(pairs[1].chosen == "bad");
    CHECK(pairs[1].prompt == "p");
}
