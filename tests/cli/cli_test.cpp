// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

#include "base/files.h"
#include "base/json.h"
#include "program.h"
#include "temporary.h"

using heterosis::Json;

namespace {

const std::string kDemo = HETEROSIS_SOURCE "/resources/demo/";
const std::string kEnglish = kDemo + "parent-english", kKorean = kDemo + "parent-korean", kOriginal = kDemo + "original";

// The one document of a call with --json, with what every document says.
Json document(std::vector<std::string> words, int status = 0)
{
    words.insert(words.end(), {"--json", "--threads", "1", "--device", "cpu"});
    const auto outcome = cli(words);
    INFO(outcome.err);
    REQUIRE(outcome.status == status);
    const Json answer = heterosis::parseJson(outcome.out, "standard output");
    for (const char* key : {"version", "device", "dtype", "threads", "seconds"})
        CHECK(answer.contains(key));
    CHECK(answer["threads"] == 1);
    return answer;
}

void write(const std::filesystem::path& path, const Json& content) { std::ofstream(path) << content.dump(); }

Json recipe(double ratio, double strength)
{
    return {{"heterosis", 1}, {"parents", {{{"path", kEnglish}}, {{"path", kKorean}}}}, {"original", {{"path", kOriginal}}},
            {"operator", "ratio"}, {"seed", 0}, {"genes", {{"*.*", {{"ratio", ratio}, {"strength", strength}}}}}};
}

} // namespace

TEST_CASE("the version says torch and its BLAS")
{
    const auto outcome = cli({"--version"});
    CHECK(outcome.status == 0);
    CHECK(outcome.out.find("torch") != std::string::npos);
    CHECK(cli({"--help"}).out.find("generate") != std::string::npos);
    CHECK(cli({"generate", "--help"}).out.find("--max-new") != std::string::npos);
}

TEST_CASE("wrong usage exits with 2 and names what is wrong")
{
    struct {
        std::vector<std::string> words;
        const char* names;
    } const cases[] = {
        {{}, "subcommand"},
        {{"sing"}, "sing"},
        {{"breed", "run.json"}, "breed"},
        {{"generate", kEnglish, "--prompt", "x", "--temprature", "0"}, "--temprature"},
        {{"generate", kEnglish, "--prompt"}, "--prompt"},
        {{"generate", kEnglish, "--prompt", "x", "--ids", "1"}, "--ids"},
        {{"generate", kEnglish}, "--prompt"},
        {{"generate"}, "SUBJECT"},
        {{"generate", kEnglish, "--ids", "1,two"}, "1,two"},
        {{"generate", kEnglish, "--ids", "1", "--max-new", "many"}, "many"},
        {{"generate", kEnglish, "--ids", "1", "--path", "sideways"}, "sideways"},
        {{"generate", kEnglish, "--ids", "1", "--device", "tpu"}, "tpu"},
        {{"generate", kEnglish, "--ids", "1", "--dtype", "int3"}, "int3"},
        {{"analyse", kEnglish, kKorean, "--dates", "f"}, "--dates"},
        {{"analyse", kEnglish, kKorean, "third"}, "third"},
        {{"export", kEnglish, "out", "--format", "onnx"}, "onnx"},
        {{"merge", "r.json", "out", "--masks", "m"}, "--masks"},
        {{"bench", "everything"}, "everything"},
        {{"inspect", kEnglish, "--json", "--json"}, "twice"},
    };
    for (const auto& one : cases) {
        const auto outcome = cli(one.words);
        INFO(outcome.err);
        CHECK(outcome.status == 2);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.find(one.names) != std::string::npos);
        CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
    }
}

TEST_CASE("a failure exits with 1, one line, and the same in the document")
{
    const auto answer = document({"generate", "/nowhere/at all", "--prompt", "x"}, 1);
    for (const char* key : {"message", "file", "place", "remedy"})
        CHECK(answer["error"].contains(key));
    CHECK(!answer["error"]["message"].get<std::string>().empty());
    const auto plain = cli({"generate", "/nowhere/at all", "--prompt", "x"});
    CHECK(plain.status == 1);
    CHECK(plain.out.empty());
    CHECK(plain.err.find("/nowhere/at all") != std::string::npos);
    CHECK(std::count(plain.err.begin(), plain.err.end(), '\n') == 1);
}

TEST_CASE("generate speaks, the same from text as from ids, one prompt or many")
{
    const auto told = document({"generate", kEnglish, "--prompt", "One day Lily lost her", "--temperature", "0", "--max-new", "8"});
    CHECK(told["ids"].size() == told["logprobs"].size());
    CHECK(told["path"] == "realised");
    CHECK(!told["text"].get<std::string>().empty());
    std::string ids;
    for (const auto& id : told["prompt_ids"])
        ids += (ids.empty() ? "" : ",") + id.dump();
    CHECK(document({"generate", kEnglish, "--ids", ids, "--temperature", "0", "--max-new", "8"})["ids"] == told["ids"]);
    const auto plain = cli({"generate", kEnglish, "--prompt", "One day Lily lost her", "--temperature", "0", "--max-new", "8"});
    CHECK(plain.out == told["text"].get<std::string>() + "\n");

    const Temporary directory;
    const auto file = directory.path / "prompts.jsonl";
    std::ofstream(file) << R"({"id": "a", "prompt": "One day Lily lost her"})" << "\n\n" << Json{{"ids", told["prompt_ids"]}}.dump() << "\n";
    const auto many = document({"generate", kEnglish, "--prompts", file, "--temperature", "0", "--max-new", "8"});
    REQUIRE(many["results"].size() == 2);
    CHECK(many["results"][0]["ids"] == told["ids"]);
    CHECK(many["results"][1]["ids"] == told["ids"]);
    std::ofstream(file) << R"({"prompt": "x"})" << "\n" << R"({"text": "x"})" << "\n";
    CHECK(document({"generate", kEnglish, "--prompts", file}, 1)["error"]["place"] == "line 2");
    const auto drawn = document({"generate", kEnglish, "--prompt", "Once", "--seed", "3", "--max-new", "8"});
    CHECK(drawn["ids"] == document({"generate", kEnglish, "--prompt", "Once", "--seed", "3", "--max-new", "8"})["ids"]);
}

TEST_CASE("a recipe's child speaks between its parents, and its export speaks the same")
{
    const Temporary directory;
    const auto file = directory.path / "recipe.json", out = directory.path / "child";
    write(file, recipe(0.5, 1.7));
    const std::vector<std::string> speech{"--prompt", "One day Lily lost her", "--temperature", "0", "--max-new", "8"};
    const auto all = [&](std::vector<std::string> words) {
        words.insert(words.end(), speech.begin(), speech.end());
        return words;
    };
    const auto child = document(all({"generate", file}));
    const auto exported = document({"export", file, out, "--format", "huggingface"});
    CHECK(exported["format"] == "huggingface");
    CHECK(exported["parents"].size() >= 2);
    CHECK(exported["sha256"].get<std::string>().size() == 64);
    CHECK(document(all({"generate", out}))["ids"] == child["ids"]);
    const auto merged = document({"merge", file, directory.path / "again"});
    CHECK(merged["sha256"] == exported["sha256"]);
    CHECK(document({"merge", file, directory.path / "again"}, 1).contains("error"));

    const auto compared = document(all({"compare", kEnglish, kKorean, file, kEnglish}));
    REQUIRE(compared["columns"].size() == 4);
    CHECK(compared["columns"][2]["ids"] == child["ids"]);
    CHECK(compared["columns"][0]["steps"][0]["top"].size() == 5);
    CHECK(compared["parts_at"][0].is_null());
    CHECK(compared["parts_at"][1].is_number());
    CHECK(compared["parts_at"][3].is_null());
}

TEST_CASE("logits of a child and of its export are the same bytes")
{
    const Temporary directory;
    const auto file = directory.path / "recipe.json", out = directory.path / "child", input = directory.path / "in.json";
    write(file, recipe(0.3, 1.2));
    write(input, {{"sequences", {{5, 6, 7, 8}, {9}}}});
    document({"export", file, out});
    document({"logits", file, "--input", input, "--out", directory.path / "1.safetensors", "--hidden"});
    document({"logits", out, "--input", input, "--out", directory.path / "2.safetensors", "--hidden"});
    const auto bytes = heterosis::readTextFile(directory.path / "1.safetensors");
    CHECK(bytes == heterosis::readTextFile(directory.path / "2.safetensors"));
    CHECK(bytes.find("seq1.hidden.6") != std::string::npos);
    write(input, {{"sequences", {{999999}}}});
    CHECK(document({"logits", file, "--input", input, "--out", directory.path / "3.safetensors"}, 1)["error"]["place"] == "sequences[0]");
    write(input, {{"sequences", Json::array()}, {"sequence", 1}});
    CHECK(document({"logits", file, "--input", input, "--out", directory.path / "3.safetensors"}, 1).dump().find("sequence") != std::string::npos);
    CHECK(!std::filesystem::exists(directory.path / "3.safetensors"));
}

TEST_CASE("analyse measures every gene, inspect lists every tensor, tokenize goes there and back")
{
    const auto analysed = document({"analyse", kEnglish, kKorean, "--original", kOriginal});
    REQUIRE(analysed["genes"].size() > 40);
    for (const char* key : {"gene", "tensors", "elements", "distance", "relative", "cosine", "sign_agreement"})
        CHECK(analysed["genes"][0].contains(key));
    CHECK(analysed["genes"][0]["gene"] == "embed.embedding");
    CHECK(document({"analyse", kEnglish, kKorean})["original"].is_null());
    CHECK(!document({"inspect", kEnglish})["tensors"].empty());
    const auto ids = document({"tokenize", kEnglish, "--text", "Good night. 안녕!"})["ids"];
    std::string list;
    for (const auto& id : ids)
        list += (list.empty() ? "" : ",") + id.dump();
    CHECK(document({"tokenize", kEnglish, "--decode", list})["text"] == "Good night. 안녕!");
}

TEST_CASE("Ctrl-C ends with 130, without half an output")
{
    const Temporary directory;
    const auto file = directory.path / "prompts.jsonl";
    std::ofstream prompts(file);
    for (int i = 0; i < 20000; ++i)
        prompts << R"({"prompt": "One day"})" << "\n";
    prompts.close();
    const auto outcome = cli({"generate", kEnglish, "--prompts", file, "--ignore-eos", "--max-new", "150", "--json"}, std::chrono::milliseconds(1500));
    CHECK(outcome.status == 130);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find("cancelled") != std::string::npos);
}
