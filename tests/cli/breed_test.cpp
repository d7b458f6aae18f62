// SPDX-License-Identifier: GPL-3.0-or-later
// A breeding run by the command line: ended at any moment it goes on to the same studbook.
#include <doctest/doctest.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
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
                                   R"(,"grain":"element","population":6,"generations":1)"}) {
        CAPTURE(more);
        Temporary folder;
        const fs::path run = runFile(folder.path);
        Json document = readJson(run);
        const Json changes = parseJson("{" + more.substr(1) + "}", "changes");
        document.update(changes);
        std::ofstream(run) << writeJson(document);
        const Outcome outcome = cli(words(run, folder.path / "w"));
        REQUIRE_MESSAGE(outcome.status == 0, outcome.err);
        const Json result = parseJson(outcome.out, "breed");
        CHECK_FALSE(result["front"].empty());
        CHECK(result["report"].size() == (document.contains("baseline") ? 5 : 4));
    }
}
