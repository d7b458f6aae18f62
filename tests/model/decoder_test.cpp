// SPDX-License-Identifier: GPL-3.0-or-later
// Every causal model of the oracle kit and of tests/model/references (made by tools/make_references.py): logits, hidden states,
// token losses and greedy speech.
#include <doctest/doctest.h>

#include <cmath>

#include "base/error.h"
#include "model/kit.h"

using namespace heterosis;

namespace {

// What was spoken with the cache has the probabilities that one pass over all of it gives. (With a dynamic rotary embedding the
// cache holds keys as they were turned when the text was shorter, in transformers and here.)
void checkAgainstOnePass(Voice& voice, std::vector<int> ids, const Speech& speech)
{
    if (voice.map().config.rope.type == "dynamic")
        return;
    const std::size_t vocabulary = std::size_t(voice.map().config.vocabulary), start = ids.size();
    for (const SpokenToken& token : speech.tokens)
        ids.push_back(token.id);
    const bool lengthMatters = voice.map().config.rope.type == "longrope";
    NoControl control;
    const std::vector<float> whole = voice.logits(ids, false, control).logits;
    for (std::size_t i = 0; i < speech.tokens.size(); ++i) {
        const std::vector<int> until(ids.begin(), ids.begin() + std::ptrdiff_t(start + i));
        const std::vector<float> all = lengthMatters ? voice.logits(until, false, control).logits : whole;
        const float* row = all.data() + (start + i - 1) * vocabulary;
        double sum = 0;
        for (std::size_t k = 0; k < vocabulary; ++k)
            sum += std::exp(double(row[k]));
        CHECK(std::abs(speech.tokens[i].logprob - (double(row[speech.tokens[i].id]) - std::log(sum))) < 1e-4);
    }
}

void checkSequence(Voice& voice, const Json& sequence, const TensorSource& expected, const std::string& name, const Json& tolerance)
{
    const auto ids = sequence.at("ids").get<std::vector<int>>();
    const auto vocabulary = std::size_t(voice.map().config.vocabulary);
    NoControl control;
    const Voice::Logits got = voice.logits(ids, true, control);
    REQUIRE(expected.find(name + ".logits"));
    CHECK(kit::farthest(got.logits, kit::floats(*expected.find(name + ".logits"))) <= tolerance.at("logits_abs").get<double>());
    for (std::size_t k = 0; k < got.hidden.size(); ++k)
        if (const TensorView* want = expected.find(name + ".hidden." + std::to_string(k)))
            CHECK(kit::farthest(got.hidden[k], kit::floats(*want)) <= tolerance.at("hidden_abs").get<double>());

    const auto losses = sequence.at("token_loss").get<std::vector<double>>();
    for (std::size_t t = 0; t + 1 < ids.size(); ++t) {
        const float* row = got.logits.data() + t * vocabulary;
        double sum = 0;
        for (std::size_t i = 0; i < vocabulary; ++i)
            sum += std::exp(double(row[i]));
        CHECK(std::log(sum) - double(row[ids[t + 1]]) == doctest::Approx(losses[t]).epsilon(1e-4));
    }

    const auto greedy = sequence.at("greedy").get<std::vector<int>>();
    const Speech speech = voice.speak(ids, {.sampling = {.temperature = 0}, .maxNew = int(greedy.size()), .ignoreEos = true}, control);
    std::vector<int> spoken;
    for (const SpokenToken& token : speech.tokens)
        spoken.push_back(token.id);
    CHECK(spoken == greedy);
    checkAgainstOnePass(voice, ids, speech);
}

void checkModel(const std::filesystem::path& directory, const std::filesystem::path& answers)
{
    const Json expected = readJson(answers / "expected.json");
    const auto values = Checkpoint::open(expected.contains("expected_from")
                                             ? kit::models().parent_path() / expected.at("expected_from").get<std::string>()
                                             : answers / "expected.safetensors");
    Voice voice = kit::voice(kit::open(directory));
    for (std::size_t i = 0; i < expected.at("sequences").size(); ++i)
        checkSequence(voice, expected.at("sequences")[i], *values, "seq" + std::to_string(i), expected.at("tolerance"));
}

// The same model with config.v5.json in the place of config.json.
struct Version5 {
    std::filesystem::path directory = std::filesystem::temp_directory_path() / "heterosis 모델 v5";
    explicit Version5(const std::filesystem::path& from)
    {
        std::filesystem::remove_all(directory);
        std::filesystem::create_directories(directory);
        for (const auto& entry : std::filesystem::directory_iterator(from))
            if (entry.path().filename() != "config.json")
                std::filesystem::copy_file(entry.path(), directory / (entry.path().filename() == "config.v5.json" ? "config.json"
                                                                                                                  : entry.path().filename()));
    }
    ~Version5() { std::filesystem::remove_all(directory); }
};

bool familyIsKnown(const std::filesystem::path& directory)
{
    try {
        readModelConfig(readJson(directory / "config.json"), "config.json");
        return true;
    } catch (const Error&) {
        return false;
    }
}

} // namespace

TEST_CASE("decoders compute what the reference computes")
{
    if (!std::filesystem::exists(kit::models())) {
        MESSAGE("skipped: there is no oracle kit");
        return;
    }
    for (const auto& entry : std::filesystem::directory_iterator(kit::models())) {
        const std::string name = entry.path().filename().string();
        const Json expected = readJson(entry.path() / "expected.json");
        const bool demanded = (name.starts_with("gpt2") && !name.starts_with("gpt2-bin")) || name.starts_with("llama");
        const bool safetensors = !name.starts_with("gpt2-bin");
        if (expected.at("kind") != "causal-lm" || !safetensors || (!demanded && !familyIsKnown(entry.path())))
            continue;
        CAPTURE(name);
        checkModel(entry.path(), entry.path());
        if (std::filesystem::exists(entry.path() / "config.v5.json")) {
            const Version5 v5(entry.path());
            checkModel(v5.directory, entry.path());
        }
    }
}

TEST_CASE("families without an oracle compute what transformers computes")
{
    std::size_t models = 0;
    for (const auto& entry : std::filesystem::directory_iterator(kit::references())) {
        const Json expected = readJson(entry.path() / "expected.json");
        if (expected.at("kind") != "causal-lm")
            continue;
        CAPTURE(entry.path().filename().string());
        checkModel(entry.path(), entry.path());
        ++models;
    }
    CHECK(models >= 11);
}
