// SPDX-License-Identifier: GPL-3.0-or-later
#include <ATen/ATen.h>
#undef CHECK // c10's
#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>

#include "base/files.h"
#include "base/json.h"
#include "training/batch_file.h"
#include "training/losses.h"
#include "training/trainer.h"
#include "temporary.h"

using namespace heterosis;
namespace fs = std::filesystem;

namespace {

const fs::path kKit = fs::path(HETEROSIS_SHARED) / "oracles" / "training";

bool kitIsThere()
{
    if (fs::exists(kKit / "dpo" / "expected.json"))
        return true;
    MESSAGE("skipped: there is no oracle kit at " << kKit.string());
    return false;
}

std::shared_ptr<const ModelMap> modelAt(const fs::path& path) { return ModelMap::of(Checkpoint::open(path)); }

TrainingSettings pairSettings(const fs::path& file, std::size_t pairs)
{
    TrainingSettings s;
    s.kind = "dpo";
    s.batches = file;
    s.batch = std::int64_t(pairs);
    s.schedule.lr = 5e-4;
    s.clip = 0;
    return s;
}

at::Tensor floats(const Json& values) { return at::tensor(values.get<std::vector<float>>()); }

} // namespace

TEST_CASE("losses, log probabilities and gradients of preferences are those of the reference over four steps")
{
    if (!kitIsThere())
        return;
    NoControl control;
    const Json expected = readJson(kKit / "dpo" / "expected.json");
    const Temporary temporary;
    writeFileAtomically(temporary.path / "pairs.json", writeJson({{"pairs", expected["pairs"]}}));
    const auto reference = modelAt(kKit / expected["reference"].get<std::string>()), policy = modelAt(kKit / expected["policy"].get<std::string>());
    for (const Json& variant : expected["variants"]) {
        const std::string kind = variant["loss_type"];
        if (kind == "hinge")
            continue; // below: no run has it
        TrainingSettings settings = pairSettings(temporary.path / "pairs.json", expected["pairs"].size());
        settings.kind = kind == "ipo" ? "ipo" : "dpo";
        settings.beta = variant["beta"];
        settings.labelSmoothing = variant["label_smoothing"];
        std::vector<MicroBatch> batches = readBatchFile(settings, policy->config);
        REQUIRE(batches.size() == 1);
        Trainer still(reference, reference->checkpoint, settings, "cpu"), learning(policy, policy->checkpoint, settings, "cpu");
        for (std::size_t i = 0; i < batches[0].preferences.size(); ++i) {
            Preference& p = batches[0].preferences[i];
            const Lesson* texts[] = {&p.chosen, &p.rejected};
            const auto logps = still.logps(texts, control);
            p.referenceChosen = logps[0];
            p.referenceRejected = logps[1];
            CHECK(logps[0] == doctest::Approx(expected["ref_chosen_logps"][i].get<double>()).epsilon(1e-5));
        }
        const MicroBatch* one[] = {&batches[0]};
        for (const Json& step : variant["steps"]) {
            CAPTURE(kind);
            CAPTURE(step["step"].get<int>());
            const TrainedStep done = learning.step(one, step["step"].get<std::int64_t>(), control);
            CHECK(std::abs(done.loss - step["loss"].get<double>()) < 1e-4 * std::max(1.0, step["loss"].get<double>()));
            CHECK(done.gradNorm == doctest::Approx(step["grad_norm"].get<double>()).epsilon(2e-3));
        }
    }
}

TEST_CASE("rpo_alpha adds what the wanted answers lose by the token")
{
    if (!kitIsThere())
        return;
    NoControl control;
    const Json expected = readJson(kKit / "dpo" / "expected.json");
    const Temporary temporary;
    writeFileAtomically(temporary.path / "pairs.json", writeJson({{"pairs", expected["pairs"]}}));
    const auto policy = modelAt(kKit / expected["policy"].get<std::string>());
    TrainingSettings plain = pairSettings(temporary.path / "pairs.json", expected["pairs"].size()), both = plain;
    both.rpoAlpha = 0.75;
    const MicroBatch batch = readBatchFile(plain, policy->config).at(0);
    Trainer alone(policy, policy->checkpoint, plain, "cpu"), together(policy, policy->checkpoint, both, "cpu");
    double lost = 0;
    for (const Preference& p : batch.preferences) {
        const Lesson* chosen[] = {&p.chosen};
        lost -= alone.logps(chosen, control)[0] / double(p.chosen.targets());
    }
    CHECK(together.loss(batch, control) == doctest::Approx(alone.loss(batch, control) + 0.75 * lost).epsilon(1e-5));
}

TEST_CASE("the hinge and the reward model's loss are those of the reference")
{
    if (!kitIsThere())
        return;
    const Json dpo = readJson(kKit / "dpo" / "expected.json");
    for (const Json& variant : dpo["variants"])
        if (variant["loss_type"] == "hinge")
            for (const Json& step : variant["steps"]) {
                const at::Tensor loss = hingeLoss(floats(step["policy_chosen_logps"]), floats(step["policy_rejected_logps"]), floats(dpo["ref_chosen_logps"]),
                                                  floats(dpo["ref_rejected_logps"]), variant["beta"]);
                CHECK(std::abs(loss.mean().item<double>() - step["loss"].get<double>()) < 1e-4);
            }
    const Json reward = readJson(kKit / "reward" / "expected.json");
    for (const Json& step : reward["steps"]) {
        const at::Tensor loss = rewardLoss(floats(step["rewards_chosen"]), floats(step["rewards_rejected"]));
        CHECK(std::abs(loss.mean().item<double>() - step["loss"].get<double>()) < 2e-4);
    }
}

TEST_CASE("a reward model's ratings, losses and gradients are those of the reference over four steps")
{
    if (!kitIsThere())
        return;
    NoControl control;
    const Json expected = readJson(kKit / "reward" / "expected.json");
    const Temporary temporary;
    writeFileAtomically(temporary.path / "pairs.json", writeJson({{"pairs", expected["pairs"]}}));
    const auto model = modelAt(kKit / expected["model"].get<std::string>());
    TrainingSettings settings = pairSettings(temporary.path / "pairs.json", expected["pairs"].size());
    settings.kind = "reward";
    settings.schedule.lr = 1e-3;
    const std::vector<MicroBatch> batches = readBatchFile(settings, model->config);
    REQUIRE(batches.size() == 1);
    Trainer learning(model, model->checkpoint, settings, "cpu");
    const MicroBatch* one[] = {&batches[0]};
    for (const Json& step : expected["steps"]) {
        CAPTURE(step["step"].get<int>());
        for (std::size_t i = 0; i < batches[0].preferences.size(); ++i) {
            const Lesson* texts[] = {&batches[0].preferences[i].chosen, &batches[0].preferences[i].rejected};
            const std::vector<double> rewards = learning.rewards(texts, control);
            CHECK(std::abs(rewards[0] - step["rewards_chosen"][i].get<double>()) < 1e-4);
            CHECK(std::abs(rewards[1] - step["rewards_rejected"][i].get<double>()) < 1e-4);
        }
        const TrainedStep done = learning.step(one, step["step"].get<std::int64_t>(), control);
        CHECK(std::abs(done.loss - step["loss"].get<double>()) < 2e-4);
        CHECK(done.gradNorm == doctest::Approx(step["grad_norm"].get<double>()).epsilon(1e-3));
    }
}
