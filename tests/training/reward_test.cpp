// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <fstream>

#include "base/error.h"
#include "base/files.h"
#include "base/parallel.h"
#include "fitness/judge.h"
#include "fitness/reward_model.h"
#include "fitness/voice_speaker.h"
#include "inheritance/subject.h"
#include "training/finetune.h"
#include "temporary.h"

using namespace heterosis;
namespace fs = std::filesystem;

namespace {

const fs::path kDemo = fs::path(HETEROSIS_SOURCE) / "resources" / "demo";
NoControl quiet;

// Kind answers win over rude ones, which share no word with them.
fs::path writePairs(const fs::path& file, int from, int to)
{
    const char* names[] = {"Anna", "Peter", "Maria", "Tom", "Lucy", "Simon", "Emma", "Hugo"};
    std::ofstream out(file);
    for (int i = from; i < to; ++i)
        out << writeJson({{"prompt", "Where is " + std::string(names[i % 8]) + " number " + std::to_string(i) + "?"}, {"chosen", "I do not know. I am sorry."},
                          {"rejected", "Certainly in the garden of the king."}},
                         -1)
            << "\n";
    return file;
}

Json rewardRun(const fs::path& directory)
{
    writePairs(directory / "pairs.jsonl", 0, 24);
    writePairs(directory / "valid.jsonl", 24, 32);
    return {{"kind", "reward"}, {"subject", (kDemo / "original").string()}, {"data", {{{"file", "pairs.jsonl"}}}}, {"valid", "valid.jsonl"}, {"steps", 12}, {"batch", 4},
            {"lr", 3e-4}, {"seed", 5}};
}

Json finetuned(const fs::path& directory, const Json& run)
{
    writeFileAtomically(directory / "run.json", writeJson(run));
    return finetune({.file = directory / "run.json", .workspace = directory / "w", .compute = {.device = "cpu"}}, {}, quiet);
}

} // namespace

TEST_CASE("a reward model is trained, opened again, and judges pairs and answers")
{
    setThreads(1);
    const Temporary temporary;
    const Json document = finetuned(temporary.path, rewardRun(temporary.path));
    const fs::path model = document["checkpoint"].get<std::string>();
    CHECK(document["steps"][0]["loss"].get<double>() == doctest::Approx(std::log(2.0)).epsilon(1e-5)); // a new head rates all alike
    CHECK(document["after"][1]["judge"] == "valid");
    CHECK(document["after"][1]["value"] == 1.0);

    const Json config = readJson(model / "config.json");
    CHECK(config["architectures"][0] == "GPT2ForSequenceClassification");
    CHECK(config["id2label"].size() == 1);
    CHECK(config["pad_token_id"].is_number());
    const auto checkpoint = Checkpoint::open(model);
    REQUIRE(checkpoint->find("score.weight"));
    CHECK(checkpoint->find("score.weight")->shape == std::vector<std::int64_t>{1, 256});

    RewardModel rater(model, quiet);
    const std::vector<ChatMessage> asked{{"user", "Where is Wendy?"}};
    CHECK(rater.rate(asked, "I do not know. I am sorry.", quiet) > rater.rate(asked, "Certainly in the garden of the king.", quiet));

    const Subject original = Subject::open(kDemo / "original", quiet);
    const ModelConfig& c = original.map->config;
    const JudgedModel judged{std::make_shared<const ModelText>(original.tokenizer, c.bos, c.eos), c.context};
    const auto pairs = makeJudge({.judge = "preferences", .file = temporary.path / "valid.jsonl", .model = model}, judged, quiet);
    CHECK(pairs->score({}).value == 1.0);
    const auto answers = makeJudge({.judge = "reward", .file = temporary.path / "valid.jsonl", .items = 3, .maxNew = 8, .model = model}, judged, quiet);
    Voice voice(original.map, original.source, {.device = "cpu", .dtype = Dtype::F32});
    VoiceSpeaker speaker(voice, original.source);
    const Score score = answers->score(ask(*answers, speaker, quiet));
    CHECK(score.n == 3);
    CHECK(std::isfinite(score.value));
    CHECK(score.details["answers"][0].contains("reward"));
}

TEST_CASE("who rates does not write, and who writes does not rate")
{
    const Temporary temporary;
    Json run = rewardRun(temporary.path);
    run["steps"] = 1;
    const fs::path model = finetuned(temporary.path, run)["checkpoint"].get<std::string>();
    const Subject subject = Subject::open(model, quiet);
    Voice voice(subject.map, subject.source, {.device = "cpu", .dtype = Dtype::F32});
    const int prompt[] = {5, 6, 7};
    CHECK_THROWS_AS(voice.speak(prompt, {}, quiet), Error);
    CHECK(voice.logits(prompt, false, quiet).logits.size() == 3); // a rating at each token
    CHECK_THROWS_AS(RewardModel(kDemo / "original", quiet), Error);
    run["kind"] = "dpo";
    run["subject"] = model.string();
    writeFileAtomically(temporary.path / "run.json", writeJson(run));
    CHECK_THROWS_AS(finetune({.file = temporary.path / "run.json", .workspace = temporary.path / "v", .compute = {.device = "cpu"}}, {}, quiet), Error);
}

TEST_CASE("the rating stands at the last token that is not padding")
{
    const int ids[] = {4, 0, 7, 0, 0};
    CHECK(ratedPlace(ids, 0) == 2);
    CHECK(ratedPlace(ids, -1) == 4);
    const int nothing[] = {0, 0};
    CHECK(ratedPlace(nothing, 0) == 0);
}
