// SPDX-License-Identifier: GPL-3.0-or-later
// A breeding run by the command line: ended at any moment it goes on to the same studbook.
#include <doctest/doctest.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "temporary.h"
#include "base/json.h"
#include "cli/program.h"
#include "studbook/studbook.h"

using namespace heterosis;
namespace fs = std::filesystem;

namespace {

const fs::path kDemo = fs::path(HETEROSIS_SOURCE) / "resources/demo";

// A small run on the demo family.
fs::path runFile(const fs::path& folder, const std::string& more = "")
{
    const auto quoted = [](const fs::path& path) { return "\"" + path.string() + "\""; };
    std::ofstream(folder / "run.json") << R"({"kind":"breed","parents":[)" << quoted(kDemo / "parent-english") << "," << quoted(kDemo / "parent-korean")
                                       << R"(],"original":)" << quoted(kDemo / "original")
                                       << R"(,"strength":[0.6,2],"population":6,"generations":2,"elite":1,"immigrants":1,"finalists":2,"max_new":4,"seed":3,
        "judges":[{"judge":"norms","file":)" << quoted(kDemo / "data/norm_near_en.jsonl") << R"(,"half":0,"items":10,"weight":1},
                  {"judge":"text","file":)" << quoted(kDemo / "data/ko_stories.valid.txt") << R"(,"half":0,"items":3,"context":48,"weight":1,"goal":"min"}],
        "report":[{"judge":"text","file":)" << quoted(kDemo / "data/ko_stories.valid.txt") << R"(,"half":1,"items":3,"context":48,"goal":"min"}])" << more << "}";
    return folder / "run.json";
}

std::vector<std::string> words(const fs::path& run, const fs::path& workspace)
{
    return {"breed", run.string(), "--workspace", workspace.string(), "--resume", "--json", "--threads", "1", "--dtype", "float32"};
}

// The studbook as its documents tell it, without clock times and the workspace's own name.
std::string contentOf(const fs::path& workspace)
{
    const Outcome listed = cli({"studbook", workspace.string(), "list", "--json"}), tree = cli({"studbook", workspace.string(), "tree", "--json"});
    REQUIRE(listed.status == 0);
    Json document = parseJson(listed.out, "list");
    for (Json& one : document["individuals"])
        one.erase("created");
    return writeJson(document["individuals"]) + writeJson(parseJson(tree.out, "tree")["edges"]);
}

// Starts the program and ends it by SIGKILL after so long; false where it was done before.
bool killed(const std::vector<std::string>& arguments, std::chrono::milliseconds after)
{
    std::fflush(nullptr);
    const pid_t child = fork();
    if (child == 0) {
        std::vector<char*> argv {const_cast<char*>(HETEROSIS_CLI)};
        for (const std::string& word : arguments)
            argv.push_back(const_cast<char*>(word.c_str()));
        argv.push_back(nullptr);
        std::freopen("/dev/null", "w", stdout);
        std::freopen("/dev/null", "w", stderr);
        execv(HETEROSIS_CLI, argv.data());
        _exit(127);
    }
    std::this_thread::sleep_for(after);
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status);
}

} // namespace

TEST_CASE("a breeding run that is killed again and again ends in the studbook of one that was not")
{
    for (const auto& [path, strategy] : {std::pair<std::string, std::string>{"gated", "genetic"}, {"realised", "genetic"}, {"gated", "auto-eq"}}) {
        CAPTURE(strategy);
        Temporary folder;
        const fs::path run = runFile(folder.path, R"(,"path":")" + path + R"(","strategy":")" + strategy + "\"");
        const Outcome whole = cli(words(run, folder.path / "whole"));
        REQUIRE_MESSAGE(whole.status == 0, whole.err);
        const Json document = parseJson(whole.out, "breed");
        CHECK(document["finished"] == Json(true));
        CHECK(document["path"] == Json(path));
        CHECK(document["generations"].size() == 2);
        CHECK(document["generations"][0]["ids"].size() == 6);
        CHECK(document["report"].size() == 4);
        CHECK(document["report"][0]["role"] == Json("best"));
        int kills = 0;
        for (int moment = 0; moment < 15; ++moment)
            kills += killed(words(run, folder.path / "부서진 곳"), std::chrono::milliseconds(150 + 97 * moment % 900));
        CHECK(kills > 3);
        const Outcome rest = cli(words(run, folder.path / "부서진 곳"));
        REQUIRE_MESSAGE(rest.status == 0, rest.err);
        CHECK(contentOf(folder.path / "부서진 곳") == contentOf(folder.path / "whole"));
        const Json resumed = parseJson(rest.out, "breed");
        CHECK(resumed["generations"] == document["generations"]);
        const Json again = parseJson(cli(words(run, folder.path / "부서진 곳")).out, "breed");
        for (const char* key : {"generations", "best", "front", "report"})
            CHECK(again[key] == resumed[key]);
        if (path == "gated" && strategy == "genetic") { // the best is a subject like any other
            const Outcome spoken = cli({"generate", (folder.path / "whole").string() + "#best", "--prompt", "a", "--max-new", "2", "--json"});
            CHECK_MESSAGE(spoken.status == 0, spoken.err);
            const Outcome changed = cli(words(runFile(folder.path, R"(,"path":"gated","share":0.4)"), folder.path / "whole"));
            CHECK(changed.status == 1);
            CHECK(changed.err.find("changed") != std::string::npos);
            CHECK(cli({"studbook", (folder.path / "whole").string(), "verify"}).status == 0);
        }
    }
}

// HETEROSIS_KILLS=30 is what is asked for before a release; a few are enough in between.
TEST_CASE("killed at a random moment and resumed, a run ends in the same studbook, and no verdict and no original is lost")
{
    const char* wished = std::getenv("HETEROSIS_KILLS");
    const int moments = wished ? std::atoi(wished) : 4;
    Temporary folder;
    const fs::path run = runFile(folder.path, R"(,"path":"gated")");
    Json settings = readJson(run);
    settings["population"] = 4;
    settings["judges"][0]["items"] = 6;
    settings.erase("report");
    std::ofstream(run) << writeJson(settings);
    const auto praise = [](const fs::path& workspace) {
        if (!fs::exists(workspace / "studbook.sqlite"))
            return false;
        const auto book = Studbook::open(workspace, Studbook::Access::Write);
        if (!book->individual(1))
            return false;
        book->addVerdict(1, {.pass = true, .prompt = "a", .over = {}});
        return true;
    };
    const auto begun = std::chrono::steady_clock::now();
    REQUIRE(cli(words(run, folder.path / "whole")).status == 0);
    const auto lasted = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun).count();
    REQUIRE(praise(folder.path / "whole"));
    const std::string whole = contentOf(folder.path / "whole");
    std::mt19937_64 random(30);
    int kills = 0;
    for (int moment = 0; moment < moments; ++moment) {
        CAPTURE(moment);
        const fs::path workspace = folder.path / ("모임 " + std::to_string(moment));
        kills += killed(words(run, workspace), std::chrono::milliseconds(std::int64_t(random() % std::uint64_t(lasted))));
        const bool before = praise(workspace);
        REQUIRE(cli(words(run, workspace)).status == 0);
        if (!before)
            CHECK(praise(workspace));
        CHECK(contentOf(workspace) == whole);
        CHECK(cli({"studbook", workspace.string(), "verify"}).status == 0);
    }
    CHECK(kills >= moments / 2);
}

TEST_CASE("strategies, grains and the baseline run through")
{
    for (const std::string more : {R"(,"strategy":"nsga2","population":8,"generations":2)", R"(,"strategy":"cmaes","population":6,"generations":2)",
                                   R"(,"strategy":"m2n2","population":6,"generations":2)", R"(,"strategy":"auto-eq","population":4,"generations":2,"grain":"share","baseline":true)", R"(,"grain":"head","population":6,"generations":2,"baseline":true)",
                                   R"(,"grain":"element","population":6,"generations":1)", R"(,"share":[1,1,2],"population":6,"generations":2,"backcross":true)"}) {
        CAPTURE(more);
        Temporary folder;
        const fs::path run = runFile(folder.path);
        Json document = readJson(run);
        const Json changes = parseJson("{" + more.substr(1) + "}", "changes");
        document.update(changes);
        const bool three = changes.contains("share");
        if (three)
            document["parents"].push_back((kDemo / "original").string());
        std::ofstream(run) << writeJson(document);
        const Outcome outcome = cli(words(run, folder.path / "w"));
        REQUIRE_MESSAGE(outcome.status == 0, outcome.err);
        const Json result = parseJson(outcome.out, "breed");
        CHECK_FALSE(result["front"].empty());
        CHECK(result["report"].size() == 4u + document.contains("baseline") + three);
        // What children have to beat is in the studbook too, for whoever opens it later.
        const auto book = Studbook::open(folder.path / "w", Studbook::Access::Read);
        for (const Run& one : book->runs()) {
            REQUIRE(one.progress["founder_ids"].size() == result["founders"].size());
            REQUIRE(one.progress["founders"].size() == result["founders"].size());
            for (const Json& id : one.progress["founder_ids"])
                CHECK(book->scores(id.get<IndividualId>()).size() == document["judges"].size());
        }
    }
}

TEST_CASE("workers judge the children of a run, which ends in the studbook of a run that had none")
{
    Temporary folder;
    for (const std::string more : {R"(,"path":"gated")", R"(,"path":"realised","baseline":true)"}) {
        CAPTURE(more);
        const fs::path run = runFile(folder.path, more), shared = folder.path / ("나눔" + std::to_string(more.size()));
        const fs::path alone = folder.path / ("alone" + std::to_string(more.size())), together = folder.path / ("together" + std::to_string(more.size()));
        const Outcome whole = cli(words(run, alone));
        REQUIRE_MESSAGE(whole.status == 0, whole.err);
        std::vector<std::thread> workers;
        std::vector<Outcome> ends(2);
        for (std::size_t i = 0; i < ends.size(); ++i)
            workers.emplace_back([&, i] { ends[i] = cli({"worker", "--run", shared.string(), "--share", std::to_string(i + 1) + "/2", "--wait", "--json"}); });
        auto arguments = words(run, together);
        arguments.insert(arguments.end(), {"--workers", shared.string()});
        const Outcome outcome = cli(arguments);
        if (outcome.status != 0) // so that they do not wait for ever
            std::ofstream(shared / "task.json") << R"({"finished": true})";
        for (std::thread& worker : workers)
            worker.join();
        REQUIRE_MESSAGE(outcome.status == 0, outcome.err);
        std::set<std::string> ids;
        for (const Outcome& end : ends) {
            REQUIRE_MESSAGE(end.status == 0, end.err);
            const Json done = parseJson(end.out, "worker").at("done");
            CHECK((!done.empty() || more.find("gated") != std::string::npos)); // six children are one batch there
            for (const Json& id : done)
                CHECK(ids.insert(id.get<std::string>()).second);
        }
        CHECK_FALSE(ids.empty());
        CHECK(contentOf(together) == contentOf(alone));
        for (const char* key : {"generations", "finalists"})
            CHECK(parseJson(outcome.out, "breed").at(key) == parseJson(whole.out, "breed").at(key));
    }
}

TEST_CASE("without workers that come the run judges itself, and a worker says what it does not find")
{
    Temporary folder;
    const fs::path run = runFile(folder.path, R"(,"path":"gated")");
    auto arguments = words(run, folder.path / "w");
    arguments.insert(arguments.end(), {"--workers", (folder.path / "shared").string(), "--patience", "0"});
    const Outcome outcome = cli(arguments);
    REQUIRE_MESSAGE(outcome.status == 0, outcome.err);
    CHECK(parseJson(cli({"worker", "--run", (folder.path / "shared").string(), "--share", "1/1", "--json"}).out, "worker").at("done").empty());
    const Outcome nothing = cli({"worker", "--run", (folder.path / "elsewhere").string()});
    CHECK(nothing.status == 1);
    CHECK(nothing.err.find("task.json") != std::string::npos);
    CHECK(cli({"worker", "--run", folder.path.string(), "--share", "3/2"}).status == 2);
}

// A person who likes the children of even numbers.
TEST_CASE("a run waits for a person, goes on with the verdicts, and loses none of them")
{
    Temporary folder;
    const fs::path run = runFile(folder.path, R"(,"path":"gated")");
    Json settings = readJson(run);
    settings["judges"].push_back({{"judge", "person"}, {"items", 8}, {"weight", 10}});
    std::ofstream(run) << writeJson(settings);
    const fs::path workspace = folder.path / "시식";
    std::int64_t said = 0;
    for (int generation = 0; generation < 2; ++generation) {
        const Outcome outcome = cli(words(run, workspace));
        REQUIRE_MESSAGE(outcome.status == 0, outcome.err);
        CHECK(outcome.err.find("pairs to taste") != std::string::npos);
        const Json document = parseJson(outcome.out, "breed");
        CHECK(document.at("finished") == Json(false));
        CHECK(document.at("generations").size() == std::size_t(generation));
        const Json& waiting = document.at("waiting");
        CHECK(waiting.at("generation") == Json(generation));
        CHECK(waiting.at("verdicts") == Json(8));
        std::vector<IndividualId> whom;
        for (const Json& subject : waiting.at("taste"))
            whom.push_back(std::stoll(subject.get<std::string>().substr(subject.get<std::string>().rfind('#') + 1)));
        CHECK(whom.size() >= 2);
        const auto book = Studbook::open(workspace, Studbook::Access::Write);
        CHECK(book->run(1)->state == "paused");
        for (int v = 0; v < 8; ++v, ++said) {
            const IndividualId a = whom[std::size_t(v) % whom.size()], b = whom[std::size_t(v + 1) % whom.size()];
            book->addVerdict(a, {.pass = a % 2 == 0, .prompt = "a", .over = a % 2 != b % 2 ? std::optional(b) : std::nullopt});
        }
    }
    const Outcome rest = cli(words(run, workspace));
    REQUIRE_MESSAGE(rest.status == 0, rest.err);
    const Json document = parseJson(rest.out, "breed");
    CHECK(document.at("finished") == Json(true));
    const auto book = Studbook::open(workspace, Studbook::Access::Read);
    CHECK(book->verdictsOf(1).size() == std::size_t(said));
    CHECK(book->individual(*book->best())->id % 2 == 0);
    std::size_t scored = 0;
    for (const RecordedScore& score : book->scores(*book->best()))
        if (score.judge == "person") {
            ++scored;
            CHECK(score.document.at("value").get<double>() > 0.5);
            CHECK(score.document.at("interval")[0].get<double>() < score.document.at("value").get<double>());
            CHECK(score.document.at("n").get<int>() > 0);
        }
    CHECK(scored == 1);
    const Outcome again = cli(words(run, workspace));
    CHECK(parseJson(again.out, "breed").at("best") == document.at("best"));
}
