// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <limits>

#include "base/files.h"
#include "checkpoint/safetensors_writer.h"
#include "engine/doctor.h"
#include "engine/workbench.h"
#include "temporary.h"

using namespace heterosis;
namespace fs = std::filesystem;

namespace {

const fs::path kDemo = fs::path(HETEROSIS_SOURCE) / "resources/demo";

void copyDemo(const fs::path& to)
{
    fs::create_directories(to);
    for (const auto& entry : fs::directory_iterator(kDemo / "original"))
        fs::copy(entry.path(), to / entry.path().filename());
}

const Finding* found(const std::vector<Finding>& findings, const std::string& place)
{
    const auto at = std::find_if(findings.begin(), findings.end(), [&](const Finding& finding) { return finding.place == place; });
    return at == findings.end() ? nullptr : &*at;
}

// Another token in the place of one, and where `more` one row more in embedding and configuration.
void changeTokens(const fs::path& directory)
{
    Json tokenizer = readJson(directory / "tokenizer.json");
    Json& vocabulary = tokenizer["model"]["vocab"];
    const std::string last = [&] {
        std::string name;
        std::int64_t most = -1;
        for (const auto& [token, id] : vocabulary.items())
            if (id.get<std::int64_t>() > most && tokenizer["model"]["merges"].dump().find(token) == std::string::npos) {
                most = id.get<std::int64_t>();
                name = token;
            }
        return name;
    }();
    const Json id = vocabulary[last];
    vocabulary.erase(last);
    vocabulary["별난"] = id;
    fs::remove(directory / "tokenizer.json");
    std::ofstream(directory / "tokenizer.json") << writeJson(tokenizer);
}

} // namespace

TEST_CASE("the doctor counts what is no number, and names what is empty")
{
    const Temporary directory;
    const fs::path file = directory.path / "weights.safetensors";
    SafetensorsWriter writer(file, {{"blocks.0.good.weight", Dtype::F32, {2, 2}}, {"blocks.0.odd.weight", Dtype::F32, {2, 3}}, {"blocks.0.zero.weight", Dtype::F32, {2, 2}},
                                    {"blocks.0.norm.bias", Dtype::F32, {4}}});
    for (const TensorPlan& next : writer.order()) {
        std::vector<float> values(std::size_t(next.bytes() / 4), next.name.find("good") != std::string::npos ? 1.0f : 0.0f);
        if (next.name.find("odd") != std::string::npos)
            values = {1, std::numeric_limits<float>::quiet_NaN(), 2, std::numeric_limits<float>::infinity(), -std::numeric_limits<float>::infinity(), -0.0f};
        writer.write(std::as_bytes(std::span(values)));
    }
    writer.finish();
    NoControl control;
    const auto map = ModelMap::of(Checkpoint::open(file));
    const auto findings = examineData(*map->checkpoint, map.get(), control);
    REQUIRE(findings.size() == 2);
    const Finding* odd = found(findings, "blocks.0.odd.weight");
    REQUIRE(odd);
    CHECK(odd->severity == Severity::Serious);
    CHECK(odd->message.str().starts_with("1 NaN and 2 infinite numbers of 6"));
    REQUIRE(found(findings, "blocks.0.zero.weight"));
    CHECK(found(findings, "blocks.0.zero.weight")->severity == Severity::Warning);
    const auto demo = ModelMap::of(Checkpoint::open(kDemo / "original"));
    CHECK(examineData(*demo->checkpoint, demo.get(), control).empty());
}

TEST_CASE("what lies beside the weights is examined: pointers, broken downloads, a tokenizer with too many tokens")
{
    const Temporary directory;
    copyDemo(directory.path / "model");
    const auto map = ModelMap::of(Checkpoint::open(directory.path / "model"));
    CHECK(examineHeaders(*map, std::size_t(map->config.vocabulary)).empty());
    std::ofstream(directory.path / "model" / "merges.txt") << "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n";
    std::ofstream(directory.path / "model" / "model-00002.safetensors.part") << "x";
    const auto findings = examineHeaders(*map, std::size_t(map->config.vocabulary) + 3);
    REQUIRE(found(findings, "merges.txt"));
    CHECK(found(findings, "merges.txt")->message.str().find("Git LFS") != std::string::npos);
    CHECK(found(findings, "model-00002.safetensors.part"));
    CHECK(std::any_of(findings.begin(), findings.end(), [](const Finding& one) { return one.severity == Severity::Serious && one.message.str().find("tokenizer has") != std::string::npos; }));
}

TEST_CASE("unlike tokenizers are told apart token by token, and the body can be blended beside them")
{
    const Temporary directory;
    copyDemo(directory.path / "a");
    copyDemo(directory.path / "b");
    CHECK_FALSE(compareTokenizers(*Checkpoint::open(directory.path / "a"), *Checkpoint::open(directory.path / "b")));
    changeTokens(directory.path / "b");
    const auto difference = compareTokenizers(*Checkpoint::open(directory.path / "a"), *Checkpoint::open(directory.path / "b"));
    REQUIRE(difference);
    CHECK(difference->onlyA == 1);
    CHECK(difference->onlyB == 1);
    CHECK(difference->moved == 0);
    REQUIRE(difference->first.size() == 1);
    CHECK(difference->first[0].second.second == "별난");
    OpenRequest request{.a = directory.path / "a", .b = directory.path / "b", .original = {}};
    const auto plain = inspectRequest(request, {.device = "cpu"});
    CHECK(plain.unlikeTokens.has_value());
    CHECK_FALSE(plain.mustKeepTokensOfA); // as many rows: it is for the user to say
    CHECK(plain.keptGenes.empty());
    request.keepTokensOfA = true;
    CHECK(inspectRequest(request, {.device = "cpu"}).keptGenes == std::vector<GeneId>{{GeneId::kEmbed, Region::Embedding}});
}
