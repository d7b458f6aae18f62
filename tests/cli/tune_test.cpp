// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <fstream>

#include "base/files.h"
#include "base/json.h"
#include "program.h"
#include "temporary.h"

using heterosis::Json;

namespace {

const std::string kDemo = HETEROSIS_SOURCE "/resources/demo/";
const std::string kEnglish = kDemo + "parent-english", kKorean = kDemo + "parent-korean", kOriginal = kDemo + "original";

Json document(std::vector<std::string> words)
{
    words.insert(words.end(), {"--json", "--threads", "1", "--device", "cpu"});
    const auto outcome = cli(words);
    INFO(outcome.err);
    REQUIRE(outcome.status == 0);
    return heterosis::parseJson(outcome.out, "standard output");
}

std::string data(const Temporary& room)
{
    const auto file = room.path / "data.txt";
    std::ofstream out(file);
    for (int i = 0; i < 6; ++i)
        out << "Once upon a time there was a little dog. 옛날에 작은 강아지가 살았습니다.\n";
    return file.string();
}

} // namespace

TEST_CASE("tune writes a recipe whose child has the loss that it promises")
{
    const Temporary room;
    const std::string text = data(room), out = (room.path / "tuned.json").string();
    const Json tuned = document({"tune", kEnglish, kKorean, "--original", kOriginal, "--data", text, "--out", out, "--steps", "5", "--dtype", "float32", "--context", "64"});
    CHECK(tuned["after"].get<double>() < tuned["before"].get<double>());
    CHECK(tuned["curve"].size() == 6);
    CHECK(tuned["evaluations"] == 7);
    CHECK(heterosis::readJson(out) == tuned["recipe"]);
    const Json scored = document({"score", out, "--text", text, "--dtype", "float32", "--context", "64"});
    // The recipe's child is stored as its parents are, in bfloat16; tuning blends in float32.
    CHECK(scored["results"][0]["value"].get<double>() == doctest::Approx(tuned["after"].get<double>()).epsilon(5e-3));
    const Json there = document({"analyse", kEnglish, kKorean, "--original", kOriginal, "--data", text, "--at", out, "--dtype", "float32", "--context", "64"});
    CHECK(there["loss"].get<double>() == doctest::Approx(tuned["after"].get<double>()).epsilon(1e-5));
}

TEST_CASE("analyse says where the data would have more or less of a parent")
{
    const Temporary room;
    const Json found = document({"analyse", kEnglish, kKorean, "--data", data(room), "--context", "64"});
    CHECK(found["loss"].get<double>() > 0);
    for (const Json& gene : found["genes"]) {
        CHECK(gene["sensitivity"]["ratio"].is_number());
        CHECK(gene["sensitivity"]["strength"].is_number());
    }
    CHECK(cli({"analyse", kEnglish, kKorean, "--at", "x.json"}).status == 2);
    CHECK(cli({"tune", kEnglish, kKorean, "--data", "x.txt"}).status == 2);
}

TEST_CASE("tune never writes over a file that is no recipe")
{
    const Temporary room;
    const std::string text = data(room);
    CHECK(cli({"tune", kEnglish, kKorean, "--data", text, "--out", text, "--steps", "1"}).status == 1);
    CHECK(std::filesystem::file_size(text) > 0);
}
