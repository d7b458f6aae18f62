// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cstdlib>
#include <random>

#include "base/files.h"
#include "base/json.h"
#include "program.h"
#include "temporary.h"

using namespace heterosis;
namespace fs = std::filesystem;

namespace {

const fs::path kBase = fs::path(HETEROSIS_SHARED) / "oracles" / "training" / "base-llama";
constexpr int kMoments = 5; // HETEROSIS_KILLS=20 is what is asked for before a release

fs::path writeRun(const fs::path& folder)
{
    Json batches = Json::array();
    for (int b = 0; b < 5; ++b) {
        Json row = Json::array();
        for (int t = 0; t < 24; ++t)
            row.push_back(2 + (b * 13 + t * 7) % 90);
        batches.push_back({{"input_ids", {row}}, {"labels", {row}}});
    }
    writeFileAtomically(folder / "batches.json", writeJson({{"batches", batches}}));
    writeFileAtomically(folder / "run.json", writeJson({{"kind", "sft"}, {"subject", kBase.string()}, {"batches", "batches.json"}, {"steps", 60}, {"batch", 1}, {"lr", 1e-3},
                                                        {"schedule", "cosine"}, {"save_every", 0}, {"seed", 11}}));
    return folder / "run.json";
}

std::vector<std::string> words(const fs::path& run, const fs::path& workspace)
{
    return {"finetune", run.string(), "--workspace", workspace.string(), "--resume", "--json", "--threads", "1", "--device", "cpu"};
}

} // namespace

TEST_CASE("a fine-tuning run that is killed at random moments ends in the weights of one that was not")
{
    if (!fs::exists(kBase / "config.json")) {
        MESSAGE("skipped: there is no oracle kit at " << kBase.string());
        return;
    }
    const Temporary folder;
    const fs::path run = writeRun(folder.path);
    const auto began = std::chrono::steady_clock::now();
    const Outcome first = cli(words(run, folder.path / "whole"));
    REQUIRE(first.status == 0);
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began).count();
    const Json whole = parseJson(first.out, "whole");
    const auto weights = [](const Json& document) { return readTextFile(fs::path(document["checkpoint"].get<std::string>()) / "model.safetensors"); };
    std::mt19937 random(7);
    const char* wished = std::getenv("HETEROSIS_KILLS");
    const int moments = wished ? std::atoi(wished) : kMoments;
    int kills = 0;
    for (int workspace = 0; kills < moments && workspace < 40; ++workspace) {
        const fs::path place = folder.path / ("부서진 곳 " + std::to_string(workspace));
        while (kills < moments && cliKilled(words(run, place), std::chrono::milliseconds(took / 8 + std::int64_t(random() % std::uint32_t(took * 5 / 8 + 1)))))
            ++kills;
        const Outcome last = cli(words(run, place));
        REQUIRE_MESSAGE(last.status == 0, last.err);
        const Json resumed = parseJson(last.out, "resumed");
        CHECK(resumed["steps"] == whole["steps"]);
        CHECK(weights(resumed) == weights(whole));
    }
    CHECK(kills == moments);
    MESSAGE("killed " << kills << " times; a whole run took " << took << " ms");
}
