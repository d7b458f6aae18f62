// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <limits>

#include "base/error.h"
#include "base/json.h"
#include "model/sampler.h"

using namespace heterosis;

namespace {

SamplerSettings settingsOf(const Json& j)
{
    SamplerSettings s;
    s.repetitionPenalty = j.value("repetition_penalty", 1.0);
    s.noRepeatNgram = j.value("no_repeat_ngram_size", 0);
    s.temperature = j.value("temperature", 1.0);
    s.topK = j.value("top_k", 0);
    s.topP = j.value("top_p", 1.0);
    s.minP = j.value("min_p", 0.0);
    s.typicalP = j.value("typical_p", 1.0);
    return s;
}

const std::vector<float> kLogits{1, 3, 2, 3, -1};

} // namespace

TEST_CASE("the filters give the reference's probabilities")
{
    const auto file = std::filesystem::path(HETEROSIS_SHARED) / "oracles" / "sampling" / "cases.json";
    if (!std::filesystem::exists(file)) {
        MESSAGE("skipped: there is no oracle kit");
        return;
    }
    const Json cases = readJson(file);
    for (const Json& c : cases.at("cases")) {
        CAPTURE(c.at("settings").dump());
        const auto logits = c.at("logits").get<std::vector<float>>();
        const auto want = c.at("probs").get<std::vector<double>>();
        const auto got = sampledProbabilities(logits, settingsOf(c.at("settings")), c.at("history").get<std::vector<int>>());
        REQUIRE(got.size() == want.size());
        double most = 0;
        for (std::size_t i = 0; i < got.size(); ++i)
            most = std::max(most, std::abs(got[i] - want[i]));
        CHECK(most <= cases.at("tolerance_abs").get<double>());
    }
}

TEST_CASE("temperature 0 takes the likeliest token, of equals the first")
{
    CHECK(Sampler({.temperature = 0}).next(kLogits, {}) == 1);
    CHECK(sampledProbabilities(kLogits, {.temperature = 0}, {}) == std::vector<double>{0, 1, 0, 0, 0});
    const std::vector<int> history{1};
    CHECK(Sampler({.repetitionPenalty = 2, .temperature = 0}).next(kLogits, history) == 3);
}

TEST_CASE("a seed gives the same ids, and draws follow the probabilities")
{
    const SamplerSettings settings{.temperature = 0.9, .topP = 0.95, .seed = 7};
    const std::vector<double> p = sampledProbabilities(kLogits, settings, {});
    Sampler one(settings), same(settings);
    std::vector<int> count(kLogits.size());
    for (int i = 0; i < 20000; ++i) {
        const int id = one.next(kLogits, {});
        CHECK(id == same.next(kLogits, {}));
        ++count[std::size_t(id)];
    }
    for (std::size_t i = 0; i < p.size(); ++i)
        CHECK(count[i] / 20000.0 == doctest::Approx(p[i]).epsilon(0.05));
}

TEST_CASE("the first draws of seed 0 on equal logits are fixed for all machines")
{
    // The upper 53 bits of mt19937_64's numbers, times the number of tokens.
    std::mt19937_64 reference(0);
    const std::vector<float> equal(8, 0.5f);
    Sampler sampler({.seed = 0});
    for (int i = 0; i < 50; ++i)
        CHECK(sampler.next(equal, {}) == int(reference() >> 61));
}

TEST_CASE("a filter that would ban everything keeps a token")
{
    const std::vector<int> history{0, 1, 0, 2, 0, 3, 0, 4, 0, 0};
    CHECK(sampledProbabilities(kLogits, {.noRepeatNgram = 2}, history) == sampledProbabilities(kLogits, {}, history));
    CHECK(sampledProbabilities(kLogits, {.topP = 0}, {})[1] == 1);
}

TEST_CASE("settings out of range and logits that are no numbers are refused")
{
    for (const SamplerSettings& bad :
         {SamplerSettings{.repetitionPenalty = 0}, SamplerSettings{.noRepeatNgram = -1}, SamplerSettings{.temperature = -1},
          SamplerSettings{.topK = -1}, SamplerSettings{.topP = 1.5}, SamplerSettings{.minP = -0.1}, SamplerSettings{.typicalP = 0},
          SamplerSettings{.temperature = std::numeric_limits<double>::quiet_NaN()}}) {
        CHECK_THROWS_AS(sampledProbabilities(kLogits, bad, {}), Error);
        CHECK_THROWS_AS(Sampler{bad}, Error);
    }
    const std::vector<float> broken{1, std::numeric_limits<float>::quiet_NaN()};
    CHECK_THROWS_AS(Sampler({.temperature = 0}).next(broken, {}), Error);
    CHECK_THROWS_AS(sampledProbabilities({}, {}, {}), Error);
}
