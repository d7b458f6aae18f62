// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <filesystem>

#include "base/error.h"
#include "base/files.h"
#include "base/parallel.h"
#include "studbook/studbook.h"
#include "training/finetune.h"
#include "temporary.h"

using namespace heterosis;
namespace fs = std::filesystem;

namespace {

const fs::path kBase = fs::path(HETEROSIS_SHARED) / "oracles" / "training" / "base-llama";

bool baseIsThere()
{
    if (fs::exists(kBase / "config.json"))
        return true;
    MESSAGE("skipped: there is no oracle kit at " << kBase.string());
    return false;
}

// Two texts a batch, repeating patterns that can be learned.
Json batches(int count)
{
    Json all = Json::array();
    for (int b = 0; b < count; ++b) {
        Json ids = Json::array();
        for (int row = 0; row < 2; ++row) {
            Json one = Json::array();
            for (int t = 0; t < 12; ++t)
                one.push_back(3 + (b * 7 + row * 5 + t % 4 * 11) % 90);
            ids.push_back(one);
        }
        all.push_back({{"input_ids", ids}, {"labels", ids}});
    }
    return {{"batches", all}};
}

fs::path writeRun(const fs::path& directory, Json changes = Json::object())
{
    writeFileAtomically(directory / "batches.json", writeJson(batches(3)));
    Json run = {{"kind", "sft"}, {"subject", kBase.string()}, {"method", "full"}, {"batches", "batches.json"}, {"steps", 6}, {"batch", 2}, {"lr", 1e-3}, {"warmup", 2},
                {"schedule", "cosine"}, {"save_every", 0}, {"seed", 3}};
    run.update(changes);
    writeFileAtomically(directory / "run.json", writeJson(run));
    return directory / "run.json";
}

// Ends the job at its n-th step, as a user would.
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

std::string weightsOf(const Json& document) { return readTextFile(fs::path(document["checkpoint"].get<std::string>()) / "model.safetensors"); }

FinetuneCall callOf(const fs::path& run, const fs::path& workspace, bool resume = false)
{
    return {.file = run, .workspace = workspace, .resume = resume, .compute = {.device = "cpu"}};
}

} // namespace

TEST_CASE("a run that is interrupted again and again ends in the bytes of one that was not")
{
    if (!baseIsThere())
        return;
    setThreads(1);
    const Temporary temporary;
    const fs::path run = writeRun(temporary.path);
    NoControl control;
    const Json whole = finetune(callOf(run, temporary.path / "one"), {}, control);
    CHECK(whole["finished"] == true);
    CHECK(whole["steps"].size() == 6);
    CHECK(whole["difference"][0]["value"].get<double>() < 0);

    Json resumed;
    int interruptions = 0;
    for (int patience = 23; resumed.is_null() && interruptions < 100; patience += 17) {
        Impatient impatient(patience);
        try {
            resumed = finetune(callOf(run, temporary.path / "two", true), {}, impatient);
        } catch (const Cancelled&) {
            ++interruptions;
        }
    }
    CHECK(interruptions > 3);
    REQUIRE(!resumed.is_null());
    CHECK(resumed["steps"] == whole["steps"]);
    CHECK(weightsOf(resumed) == weightsOf(whole));

    const Json again = finetune(callOf(run, temporary.path / "two", true), {}, control); // a finished run answers the same
    CHECK(again == resumed);
    const auto studbook = Studbook::open(temporary.path / "two", Studbook::Access::Read);
    REQUIRE(studbook->individuals().size() == 2);
    CHECK(studbook->individuals()[1].origin == "finetune");
    CHECK(studbook->individuals()[1].parents == std::vector<IndividualId>{1});
}

TEST_CASE("a changed run file is not resumed")
{
    if (!baseIsThere())
        return;
    const Temporary temporary;
    Impatient impatient(60);
    CHECK_THROWS_AS(finetune(callOf(writeRun(temporary.path), temporary.path / "w", true), {}, impatient), Cancelled);
    NoControl control;
    CHECK_THROWS_AS(finetune(callOf(writeRun(temporary.path, {{"lr", 5e-4}}), temporary.path / "w", true), {}, control), Error);
}

TEST_CASE("frozen genes keep their bytes; the others learn")
{
    if (!baseIsThere())
        return;
    const Temporary temporary;
    NoControl control;
    const Json document = finetune(callOf(writeRun(temporary.path, {{"steps", 2}, {"weight_decay", 0.1}, {"genes", {{"*.*", 0}, {"1.up", 2}}}}), temporary.path / "w"), {}, control);
    const auto before = Checkpoint::open(kBase), after = Checkpoint::open(document["checkpoint"].get<std::string>());
    for (const TensorView& view : before->tensors()) {
        const TensorView* now = after->find(view.name);
        REQUIRE(now);
        REQUIRE(now->bytes.size() == view.bytes.size());
        CAPTURE(view.name);
        CHECK(std::equal(view.bytes.begin(), view.bytes.end(), now->bytes.begin()) == (view.name != "model.layers.1.mlp.up_proj.weight"));
    }
}

TEST_CASE("whoever listens to a learner changes nothing of what it learns")
{
    if (!baseIsThere())
        return;
    const Temporary temporary;
    setThreads(1);
    NoControl control;
    const fs::path run = writeRun(temporary.path);
    Json answered = batches(3); // behind prompts of four
    for (Json& batch : answered["batches"])
        for (Json& labels : batch["labels"])
            for (int t = 0; t < 4; ++t)
                labels[std::size_t(t)] = -100;
    writeFileAtomically(temporary.path / "batches.json", writeJson(answered));
    const Json alone = finetune(callOf(run, temporary.path / "alone"), {}, control);
    std::vector<LiveAnswer> last;
    int asked = 0, told = 0;
    const FinetuneEvents events{.said = {}, .step = {}, .listens = [&] { return ++asked > 0; }, .heard = [&](std::int64_t step, const std::vector<LiveAnswer>& answers) {
        CHECK(step > 0);
        ++told;
        last = answers;
    }};
    const Json heard = finetune(callOf(run, temporary.path / "heard"), events, control);
    CHECK(weightsOf(heard) == weightsOf(alone));
    CHECK(asked == told);
    REQUIRE(told > 0);
    REQUIRE(last.size() > 0);
    CHECK_FALSE(last[0].prompt.empty());
    CHECK_FALSE(last[0].before.empty());
    CHECK_FALSE(last[0].now.empty());
}

TEST_CASE("recomputed activations, bfloat16 and every kind of adapter learn")
{
    if (!baseIsThere())
        return;
    const Temporary temporary;
    NoControl control;
    int number = 0;
    const auto last = [&](Json changes) {
        const Json document = finetune(callOf(writeRun(temporary.path, changes), temporary.path / std::to_string(number++)), {}, control);
        CHECK(document["difference"][0]["value"].get<double>() < 0);
        return document["steps"].back()["loss"].get<double>();
    };
    const double plain = last({{"lr", 3e-3}});
    CHECK(last({{"lr", 3e-3}, {"recompute", true}}) == doctest::Approx(plain).epsilon(0.01));
    CHECK(last({{"lr", 3e-3}, {"precision", "bfloat16"}}) == doctest::Approx(plain).epsilon(0.05));
    for (const char* method : {"lora", "rslora", "dora"})
        last({{"lr", 2e-2}, {"method", method}, {"lora", {{"r", 4}, {"alpha", 8}, {"dropout", 0.05}}}});
}

TEST_CASE("what a run file says wrongly is told with its key")
{
    const Temporary temporary;
    NoControl control;
    const auto place = [&](Json changes) -> std::string {
        try {
            finetune(callOf(writeRun(temporary.path, changes), temporary.path / "w"), {}, control);
        } catch (const Error& error) {
            return error.info().place;
        }
        return "accepted";
    };
    CHECK(place({{"lr", -1}}) == "lr");
    CHECK(place({{"kind", "ppo"}}) == "reward");
    CHECK(place({{"kl", 0.1}}) == "kl");
    CHECK(place({{"kind", "reward"}, {"method", "lora"}}) == "method");
    CHECK(place({{"optimizer", "lion"}}) == "optimizer");
    CHECK(place({{"genes", {{"nonsense", 1}}}}) == "genes.nonsense");
    CHECK(place({{"lora", {{"r", 4}}}}) == "lora");
    CHECK(place({{"patience", 2}}) == "patience");
    CHECK(place({{"steps", 0}}) == "steps");
}
