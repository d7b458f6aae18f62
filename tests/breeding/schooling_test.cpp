// SPDX-License-Identifier: GPL-3.0-or-later
// The same short fine-tuning for parents, original and children before judging.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "../temporary.h"
#include "base/error.h"
#include "base/parallel.h"
#include "breeding/judging.h"
#include "breeding/run.h"
#include "studbook/workspace.h"

using namespace heterosis;
using namespace heterosis::breeding;

namespace {

namespace fs = std::filesystem;
const fs::path kDemo = fs::path(HETEROSIS_SOURCE) / "resources/demo";
NoControl quiet;
RunListener silent;

void writeLessons(const fs::path& file)
{
    std::ofstream out(file);
    for (int i = 0; i < 12; ++i)
        out << R"({"prompt":"Who has seen the )" << i << R"( kites?","response":"I do not know who has seen them, and I say so."})" << "\n";
}

Json runOf(const fs::path& folder, const Json& changes = Json::object())
{
    writeLessons(folder / "lessons.jsonl");
    const auto path = [](const fs::path& p) { return p.string(); };
    Json run {{"kind", "breed"}, {"parents", {path(kDemo / "parent-english"), path(kDemo / "parent-korean")}}, {"original", path(kDemo / "original")},
              {"strength", {0.6, 2}}, {"population", 4}, {"generations", 2}, {"elite", 1}, {"immigrants", 1}, {"finalists", 2}, {"max_new", 4}, {"seed", 3}, {"path", "gated"},
              {"schooling", {{"data", path(folder / "lessons.jsonl")}, {"steps", 2}, {"lr", 1e-3}, {"who", "finalists"}, {"batch", 2}, {"context", 48}}}};
    const auto text = [&](int half) { return Json {{"judge", "text"}, {"file", path(kDemo / "data/ko_stories.valid.txt")}, {"half", half}, {"items", 2}, {"context", 32}, {"goal", "min"}}; };
    run["judges"] = {{{"judge", "norms"}, {"file", path(kDemo / "data/norm_near_en.jsonl")}, {"half", 0}, {"items", 4}}, text(0)};
    run["report"] = {text(1)};
    run.update(changes);
    return run;
}

struct Raised {
    Json document;
    std::unique_ptr<Studbook> book;
};

Raised raise(const Json& run, const fs::path& workspace, Control& control = quiet)
{
    setThreads(1);
    Raised raised {{}, Studbook::open(workspace, Studbook::Access::Write)};
    const RunSettings settings = readRunSettings(run, workspace.parent_path(), "run.json");
    raised.document = breeding::run(settings, {.compute = {"cpu", "float32"}, .resume = true, .path = {}}, *raised.book, control, silent);
    return raised;
}

std::vector<bool> schooledOf(const Studbook& book, IndividualId id)
{
    std::vector<bool> flags;
    for (const RecordedScore& score : book.scores(id))
        flags.push_back(score.document.value("schooled", false));
    return flags;
}

// All that a studbook holds, but clock times and the folder's name.
std::string contentOf(const Studbook& book)
{
    Json all = listDocument(book);
    for (Json& one : all["individuals"])
        one.erase("created");
    return writeJson(all) + writeJson(treeDocument(book));
}

const std::vector<bool> kBeside {false, true, false, true}, kBefore {false, false}, kAfter {true, true};

// Ends the run after so many steps, as closing the window does.
class Impatient final : public Control {
public:
    explicit Impatient(int steps) : m_left(steps) {}
    void step(double, std::string_view what) override
    {
        schooling |= what == "schooling";
        if (m_left-- == 0)
            throw Cancelled();
    }
    bool schooling = false;

private:
    int m_left;
};

} // namespace

TEST_CASE("parents, the original and the finalists learn the same before they are judged")
{
    Temporary folder;
    const Raised raised = raise(runOf(folder.path), folder.path / "작업 공간");
    const Json& document = raised.document;
    const Studbook& book = *raised.book;
    REQUIRE(document["founders"].size() == 3);
    for (const Json& founder : document["founders"])
        CHECK(founder["fitness"] != founder["unschooled"]);
    for (const IndividualId founder : {1, 2, 3})
        CHECK(schooledOf(book, founder) == kBeside);
    REQUIRE(document["schooled"].size() == 4); // two finalists in each of two generations
    std::size_t schooled = 0;
    for (const Individual& one : book.individuals())
        if (one.origin == "breed" && one.checkpoint.empty()) {
            const auto flags = schooledOf(book, one.id);
            CHECK((flags == kBeside || flags == kBefore));
            schooled += flags == kBeside;
        }
    CHECK(schooled == 4);
    for (const Json& generation : document["generations"]) { // who was not schooled stands behind who was
        double best = -1e9;
        for (const Json& one : document["schooled"])
            for (const Json& id : generation["ids"])
                if (one["id"] == id)
                    best = std::max(best, one["schooled"].get<double>());
        CHECK(generation["best_fitness"].get<double>() == best);
    }
    for (const Json& one : document["report"]) {
        CHECK(one["fitness"] != one["unschooled"]["fitness"]);
        CHECK(one.contains("best_ahead") == (one["role"] != Json("best")));
        if (one.contains("best_ahead")) // one judge: its lead is the whole lead
            CHECK(one["best_ahead"]["goals"]["min"]["value"] == one["best_ahead"]["value"]);
    }
}

TEST_CASE("the schooled best child is an individual whose weights are kept, and says what the report says of it")
{
    Temporary folder;
    const Raised raised = raise(runOf(folder.path), folder.path / "w");
    const auto id = raised.book->best();
    REQUIRE(id);
    CHECK(raised.document["best"] == Json((folder.path / "w").string() + "#" + std::to_string(*id)));
    const auto best = raised.book->individual(*id);
    REQUIRE(best->parents.size() == 1);
    CHECK(raised.document["bred"] == Json((folder.path / "w").string() + "#" + std::to_string(best->parents.front())));
    CHECK(schooledOf(*raised.book, *id) == kBefore); // its own scores
    CHECK(raised.book->individual(best->parents.front())->fitness == best->fitness);
    const Subject subject = openIndividual({folder.path / "w", {}}, quiet);
    CHECK_FALSE(subject.recipe);
    const RunSettings settings = readRunSettings(runOf(folder.path), folder.path, "run.json");
    const JudgedModel model {std::make_shared<const ModelText>(subject.tokenizer, subject.map->config.bos, subject.map->config.eos), subject.map->config.context};
    const Panel panel(settings.report, model, quiet);
    Panel::Values values(panel.size());
    const auto askings = panel.askings(0, panel.units());
    panel.add(values, askings, askModel(subject.map, subject.source, subject.map, {"cpu", Dtype::F32}, askings, 1u << 28, quiet));
    CHECK(panel.fitness(panel.objectives(values)) == raised.document["report"][0]["fitness"].get<double>());
}

TEST_CASE("schooled again, everybody is who he was; ended anywhere and resumed, the studbook is the same")
{
    Temporary folder;
    const Json run = runOf(folder.path);
    const Raised whole = raise(run, folder.path / "whole");
    int ended = 0, inSchool = 0;
    Json resumed;
    std::unique_ptr<Studbook> book;
    for (int moment = 40; resumed.is_null(); moment += 290) {
        book.reset();
        Impatient control(moment);
        try {
            Raised part = raise(run, folder.path / "조각", control);
            resumed = part.document;
            book = std::move(part.book);
        } catch (const Cancelled&) {
            ++ended;
            inSchool += control.schooling;
        }
    }
    MESSAGE(ended << " endings, " << inSchool << " of sittings that schooled");
    CHECK(ended > 3);
    CHECK(inSchool > 1);
    CHECK(resumed["generations"] == whole.document["generations"]);
    CHECK(resumed["schooled"] == whole.document["schooled"]);
    CHECK(contentOf(*book) == contentOf(*whole.book));
    std::ofstream(folder.path / "lessons.jsonl", std::ios::app) << R"({"prompt":"one more","response":"row"})" << "\n";
    CHECK(raise(run, folder.path / "whole2").document["schooled"] != whole.document["schooled"]);
}

TEST_CASE("all children may be schooled, one by one")
{
    Temporary folder;
    Json run = runOf(folder.path, {{"path", "auto"}, {"racing", true}, {"population", 8}, {"generations", 1}, {"strategy", "nsga2"}, {"report", Json::array()}});
    run["schooling"]["who"] = "all";
    const Raised raised = raise(run, folder.path / "w");
    CHECK(raised.document["path"] == Json("realised"));
    CHECK(raised.document["path_reason"] == Json("schooling"));
    std::size_t children = 0;
    for (const Individual& one : raised.book->individuals({.run = {}, .generation = 0})) {
        CHECK(schooledOf(*raised.book, one.id) == kAfter);
        ++children;
    }
    CHECK(children == 8);
    CHECK_FALSE(raised.document["front"].empty());
    CHECK(openIndividual({folder.path / "w", {}}, quiet).source->tensors().size() > 0);
}

TEST_CASE("a run file says what is wrong with its schooling")
{
    Temporary folder;
    const auto complaint = [&](const Json& schooling, const Json& changes = Json::object()) -> std::string {
        Json run = runOf(folder.path, changes);
        for (const auto& [key, value] : schooling.items())
            if (value.is_null())
                run["schooling"].erase(key);
            else
                run["schooling"][key] = value;
        try {
            readRunSettings(run, folder.path, "run.json");
        } catch (const Error& error) {
            return error.info().place + ": " + error.info().message.str();
        }
        return "";
    };
    CHECK(complaint(Json::object()) == "");
    CHECK(complaint({{"data", {"lessons.jsonl", {{"file", "lessons.jsonl"}, {"weight", 0.5}}}}}) == "");
    CHECK(complaint({{"steps", nullptr}}).starts_with("schooling.steps"));
    CHECK(complaint({{"steps", 0}}).starts_with("schooling.steps"));
    CHECK(complaint({{"lr", 0}}).find("nobody learns") != std::string::npos);
    CHECK(complaint({{"lr", "fast"}}).starts_with("schooling.lr"));
    CHECK(complaint({{"who", "some"}}).starts_with("schooling.who"));
    CHECK(complaint({{"stepps", 3}}).find("stepps") != std::string::npos);
    CHECK(complaint({{"data", "nowhere.jsonl"}}).find("nowhere.jsonl") != std::string::npos);
    CHECK(complaint({{"data", (kDemo / "data/ko_stories.valid.txt").string()}}).find("has shown nothing") != std::string::npos);
    CHECK(complaint({{"who", "all"}}).starts_with("path"));
    CHECK(complaint(Json::object(), {{"finalists", 0}}).starts_with("finalists"));
    CHECK(complaint(Json::object(), {{"strategy", "m2n2"}}).starts_with("schooling.who"));
    CHECK(complaint(Json::object(), {{"schooling", 5}}).starts_with("schooling"));
}

TEST_CASE("data that has changed meanwhile is not learned on")
{
    Temporary folder;
    const Json run = runOf(folder.path);
    Impatient control(400);
    CHECK_THROWS_AS(raise(run, folder.path / "w", control), Cancelled);
    if (Studbook::open(folder.path / "w", Studbook::Access::Read)->runs().empty())
        return; // it had not begun
    std::ofstream(folder.path / "lessons.jsonl", std::ios::app) << R"({"prompt":"one more","response":"row"})" << "\n";
    try {
        raise(run, folder.path / "w");
        FAIL("it went on");
    } catch (const Error& error) {
        CHECK(std::string(error.what()).find("has changed") != std::string::npos);
    }
}
