// SPDX-License-Identifier: GPL-3.0-or-later
// Individuals of a studbook as subjects of other commands: bred, schooled, taught whole and by an adapter.
#include <doctest/doctest.h>

#include <fstream>

#include "base/json.h"
#include "cli/program.h"
#include "studbook/studbook.h"
#include "temporary.h"

using namespace heterosis;
namespace fs = std::filesystem;

namespace {

const fs::path kDemo = fs::path(HETEROSIS_SOURCE) / "resources/demo";

Json document(std::vector<std::string> words)
{
    words.insert(words.end(), {"--threads", "1"});
    const Outcome outcome = cli(words);
    REQUIRE_MESSAGE(outcome.status == 0, outcome.err);
    return parseJson(outcome.out, words.front());
}

Json said(const std::string& subject)
{
    return document({"generate", subject, "--prompt", "Once upon a time", "--max-new", "12", "--temperature", "0", "--dtype", "float32", "--json"}).at("ids");
}

fs::path lessons(const fs::path& folder)
{
    std::ofstream(folder / "수업.txt") << "The old fox went home before the rain.\nNobody saw the bridge that morning.\nThe cat sat on the warm stone.\n";
    return folder / "수업.txt";
}

std::string write(const fs::path& file, const Json& run)
{
    std::ofstream(file) << writeJson(run);
    return file.string();
}

} // namespace

TEST_CASE("a schooled child goes out in every format, and says outside what it says in its studbook")
{
    const Temporary folder;
    const std::string workspace = (folder.path / "교육 기록").string();
    const Json run {{"kind", "breed"}, {"parents", {(kDemo / "parent-english").string(), (kDemo / "parent-korean").string()}}, {"original", (kDemo / "original").string()},
                    {"strength", {1, 1.5}}, {"population", 4}, {"generations", 1}, {"elite", 1}, {"immigrants", 1}, {"finalists", 1}, {"max_new", 4}, {"seed", 3}, {"path", "realised"},
                    {"judges", {{{"judge", "text"}, {"file", (kDemo / "data/ko_stories.valid.txt").string()}, {"items", 2}, {"context", 32}}}},
                    {"schooling", {{"data", lessons(folder.path).string()}, {"steps", 2}, {"lr", 1e-3}, {"who", "finalists"}}}};
    const Json bred = document({"breed", write(folder.path / "run.json", run), "--workspace", workspace, "--json", "--dtype", "float32"});
    const std::string best = bred.at("best").get<std::string>();
    const Json words = said(best);
    CHECK(words == said(workspace + "#best"));
    const auto book = Studbook::open(workspace, Studbook::Access::Read);
    const auto schooled = book->individual(*book->best());
    REQUIRE_FALSE(schooled->checkpoint.empty());
    const std::string parent = workspace + "#" + std::to_string(schooled->parents.front()); // as it was bred

    const auto out = [&](const std::string& name) { return (folder.path / name).string(); };
    const Json whole = document({"export", best, out("whole"), "--json"});
    CHECK(whole.at("format") == Json("huggingface"));
    CHECK(said(out("whole")) == words);
    document({"export", best, out("아이.safetensors"), "--json"});
    document({"export", best, out("아이.gguf"), "--format", "gguf", "--json"});
    CHECK(said(out("아이.gguf")) == words);
    // A LoRA of it stands on the original that it departs from.
    document({"export", best, out("lora"), "--format", "peft", "--rank", "128", "--json"});
    CHECK(said((kDemo / "original").string() + "+" + out("lora")).size() > 0);
    // The bred child that it was before: a recipe, in words that other programs know as well.
    document({"export", parent, out("bred"), "--json"});
    CHECK(said(out("bred")) == said(parent));
    CHECK(cli({"export", best, out("x.yaml"), "--format", "mergekit"}).status == 2);
    const Outcome nobody = cli({"export", workspace + "#9999", out("nobody")});
    CHECK(nobody.status == 1);
    CHECK(nobody.err.find("9999") != std::string::npos);
}

TEST_CASE("an adapter that was taught speaks and goes out by its number alone")
{
    const Temporary folder;
    const std::string workspace = (folder.path / "W").string();
    const Json run {{"kind", "sft"}, {"subject", (kDemo / "original").string()}, {"method", "lora"}, {"data", {{{"file", lessons(folder.path).string()}}}},
                    {"steps", 3}, {"batch", 2}, {"context", 32}, {"lr", 0.01}};
    const Json taught = document({"finetune", write(folder.path / "run.json", run), "--workspace", workspace, "--json"});
    const std::string child = taught.at("individual").get<std::string>();
    const Json words = said(child);
    CHECK(words == said((kDemo / "original").string() + "+" + taught.at("checkpoint").get<std::string>()));
    document({"export", child, (folder.path / "merged").string(), "--json"});
    CHECK(said((folder.path / "merged").string()) == words);
    CHECK(document({"score", child, "--text", lessons(folder.path).string(), "--json"}).at("results").size() == 1);
}
