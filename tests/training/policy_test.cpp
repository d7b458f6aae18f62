// SPDX-License-Identifier: GPL-3.0-or-later
#include <ATen/ATen.h>
#undef CHECK // c10's
#include <doctest/doctest.h>

#include <fstream>

#include "base/files.h"
#include "base/parallel.h"
#include "fitness/answer_judges.h"
#include "inheritance/subject.h"
#include "training/finetune.h"
#include "training/losses.h"
#include "training/trainer.h"
#include "temporary.h"

using namespace heterosis;
namespace fs = std::filesystem;

namespace {

const fs::path kDemo = fs::path(HETEROSIS_SOURCE) / "resources" / "demo";
NoControl quiet;

// An answer passes where it says "the": some do from the beginning.
void writeNorms(const fs::path& file)
{
    std::ofstream out(file);
    for (int i = 0; i < 12; ++i)
        out << writeJson({{"id", "n" + std::to_string(i)}, {"category", i % 2 ? "odd" : "even"}, {"prompt", "Tell me about number " + std::to_string(i) + "."}, {"expect", {"(?i)\\bthe\\b"}},
                          {"forbid", Json::array()}},
                         -1)
            << "\n";
}

Json policyRun(const fs::path& directory, const std::string& kind)
{
    writeNorms(directory / "norms.jsonl");
    return {{"kind", kind}, {"subject", (kDemo / "parent-english").string()}, {"reward", {{"norms", "norms.jsonl"}, {"half", 0}}}, {"kl", 0.02}, {"steps", 4}, {"batch", 2}, {"lr", 2e-4},
            {"save_every", 0}, {"policy", {{"group", 4}, {"max_new", 12}, {"passes", 2}, {"temperature", kind == "grpo" ? 0.7 : 1.0}}}, {"seed", 7}};
}

Json finetuned(const fs::path& directory, const std::string& workspace, bool resume, Control& control)
{
    return finetune({.file = directory / "run.json", .workspace = directory / workspace, .resume = resume, .compute = {.device = "cpu"}}, {}, control);
}

class Impatient final : public Control {
public:
    explicit Impatient(int steps) : m_left(steps) {}
    void step(double, std::string_view) override
    {
        if (--m_left < 0)
            throw Cancelled();
    }

private:
    int m_left;
};

at::Tensor numbers(std::initializer_list<double> values) { return at::tensor(std::vector<double>(values), at::kDouble); }

} // namespace

TEST_CASE("runs that learn from their own answers end in the same bytes, interrupted or not")
{
    setThreads(1);
    for (const std::string kind : {"grpo", "ppo"}) {
        CAPTURE(kind);
        const Temporary temporary;
        writeFileAtomically(temporary.path / "run.json", writeJson(policyRun(temporary.path, kind)));
        const Json whole = finetuned(temporary.path, "one", false, quiet);
        REQUIRE(whole["steps"].size() == 4);
        CHECK(whole["steps"][0]["kl"].get<double>() < 1e-6); // nothing is learned yet
        CHECK(whole["steps"][3]["kl"].get<double>() > 0);
        CHECK(whole["steps"][0]["length"].get<double>() <= 12);
        CHECK(whole["before"][0]["judge"] == "train");
        CHECK(whole["before"][1]["half"] == 1);
        CHECK(whole["after"][1]["categories"].size() == 2);
        Json resumed;
        int interruptions = 0;
        for (int patience = 700; resumed.is_null() && interruptions < 60; patience += 60) {
            Impatient impatient(patience);
            try {
                resumed = finetuned(temporary.path, "two", true, impatient);
            } catch (const Cancelled&) {
                ++interruptions;
            }
        }
        CHECK(interruptions > 0);
        REQUIRE(!resumed.is_null());
        CHECK(resumed["steps"] == whole["steps"]);
        const auto weights = [](const Json& document) { return readTextFile(fs::path(document["checkpoint"].get<std::string>()) / "model.safetensors"); };
        CHECK(weights(resumed) == weights(whole));
    }
}

TEST_CASE("what is rewarded is said more often")
{
    setThreads(1);
    const Temporary temporary;
    Json run = policyRun(temporary.path, "grpo");
    run["steps"] = 6;
    run["save_every"] = 1000;
    run["policy"] = {{"group", 12}, {"max_new", 10}};
    writeFileAtomically(temporary.path / "run.json", writeJson(run));
    const Json steps = finetuned(temporary.path, "w", false, quiet)["steps"];
    CHECK(steps[5]["reward"].get<double>() > steps[0]["reward"].get<double>() + 0.1);
}

TEST_CASE("the proof of a run of preferences asks a norm suite, and says how far the learner has gone")
{
    setThreads(1);
    const Temporary temporary;
    writeNorms(temporary.path / "norms.jsonl");
    std::ofstream(temporary.path / "pairs.jsonl") << R"({"prompt": "Hello?", "chosen": "The day is fine.", "rejected": "No."})" << "\n"
                                                  << R"({"prompt": "Who?", "chosen": "The cat.", "rejected": "I."})" << "\n";
    Json run = {{"kind", "dpo"}, {"subject", (kDemo / "parent-english").string()}, {"data", {{{"file", "pairs.jsonl"}}}}, {"steps", 2}, {"batch", 2}, {"lr", 1e-3}, {"rpo_alpha", 1},
                {"proof", {{"norms", "norms.jsonl"}, {"half", 1}, {"max_new", 8}}}};
    writeFileAtomically(temporary.path / "run.json", writeJson(run));
    const Json document = finetuned(temporary.path, "w", false, quiet);
    const Json& norms = document["before"].back();
    CHECK(norms["judge"] == "norms");
    CHECK(norms["half"] == 1);
    CHECK(document["difference"].size() == document["before"].size());
    CHECK(document["kl"]["value"].get<double>() > 0);
    CHECK(document["kl"]["answers"] == norms["n"]);
    run["proof"] = {{"norms", "norms.jsonl"}, {"halves", 1}};
    writeFileAtomically(temporary.path / "run.json", writeJson(run));
    CHECK_THROWS_AS(finetuned(temporary.path, "v", false, quiet), Error);
}

TEST_CASE("the learner speaks as its voice does")
{
    setThreads(1);
    const Subject subject = Subject::open(kDemo / "parent-korean", quiet);
    TrainingSettings settings;
    settings.kind = "grpo";
    settings.policy.maxNew = 10;
    settings.policy.temperature = 1e-4; // as good as greedy
    Trainer trainer(subject.map, subject.source, settings, "cpu");
    const std::vector<std::vector<int>> prompts{{40, 50, 60, 70}, {40, 50, 60, 70}, {90, 91}};
    const std::vector<std::uint64_t> seeds{1, 2, 3};
    const auto answers = trainer.answers(prompts, std::vector<int>{}, seeds, quiet);
    Voice voice(subject.map, subject.source, {.device = "cpu", .dtype = Dtype::F32});
    for (const std::size_t i : {0, 2}) {
        std::vector<int> said;
        for (const auto& token : voice.speak(prompts[i], {.sampling = {.temperature = 0}, .maxNew = 10, .ignoreEos = true}, quiet).tokens)
            said.push_back(token.id);
        CHECK(answers[i] == said);
    }
    CHECK(answers[0] == answers[1]);
}

TEST_CASE("losses of policies are those of their papers")
{
    // Ratio e^0.5 beyond the clip of 0.2: 1.2 counts where the advantage is positive, the ratio itself where it is negative.
    const at::Tensor loss = policyLoss(numbers({-1, -1, -1.5}), numbers({-1.5, -1.5, -1.5}), numbers({2, -1, 3}), 0.2);
    CHECK(loss[0].item<double>() == doctest::Approx(-2.4));
    CHECK(loss[1].item<double>() == doctest::Approx(std::exp(0.5)));
    CHECK(loss[2].item<double>() == doctest::Approx(-3));
    // The mean of k3 over draws of p is KL(p | q).
    const double p[] = {0.7, 0.2, 0.1}, q[] = {0.5, 0.25, 0.25};
    double mean = 0, kl = 0;
    for (int i = 0; i < 3; ++i) {
        mean += p[i] * klOf(numbers({std::log(p[i])}), numbers({std::log(q[i])})).item<double>();
        kl += p[i] * std::log(p[i] / q[i]);
    }
    CHECK(mean == doctest::Approx(kl));
    CHECK(valueLoss(numbers({1.0}), numbers({0.0}), numbers({1.0}), 0.2).item<double>() == doctest::Approx(0.5 * 0.8 * 0.8));
}
