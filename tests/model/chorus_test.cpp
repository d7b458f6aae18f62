// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <random>

#include "base/error.h"
#include "model/chorus.h"
#include "model/kit.h"

using namespace heterosis;

namespace {

const ComputeChoice kFloat32{"cpu", Dtype::F32};
NoControl quiet;

std::vector<std::vector<int>> textsOf(const ModelMap& map, std::size_t count, std::size_t longest)
{
    std::mt19937_64 random(5);
    std::vector<std::vector<int>> texts;
    for (std::size_t i = 0; i < count; ++i) {
        auto& text = texts.emplace_back();
        for (std::size_t t = 0; t < 3 + (i * 5) % (longest - 2); ++t)
            text.push_back(int(random() % std::uint64_t(map.config.vocabulary)));
    }
    return texts;
}

// Every kind of decoder that the kit has: learned and rotary positions, grouped queries, biases, windows, query norms.
std::vector<std::string> decoders()
{
    return {"gpt2-tied", "gpt2-untied", "gpt2-scale-layer-idx", "llama-mha", "llama-gqa-tied-llama3rope", "llama-headdim-bias", "llama-rope-linear",
            "llama-rope-yarn", "mistral-sliding", "qwen2", "qwen3"};
}

} // namespace

TEST_CASE("a chorus of one reads and answers as its voice does")
{
    for (const std::string& name : decoders()) {
        if (!std::filesystem::exists(kit::models() / name)) {
            MESSAGE("skipped: the shared kit is not beside the checkout");
            continue;
        }
        CAPTURE(name);
        const auto map = kit::open(kit::models() / name);
        Voice voice(map, map->checkpoint, kFloat32);
        Chorus chorus(map, map->checkpoint, kFloat32);
        const auto texts = textsOf(*map, 7, 20);
        std::vector<std::vector<std::size_t>> counted;
        std::vector<Chorus::Text> marked;
        for (const auto& text : texts) {
            auto& of = counted.emplace_back();
            for (std::size_t t = 1; t < text.size(); t += 1 + t % 2)
                of.push_back(t);
        }
        for (std::size_t i = 0; i < texts.size(); ++i)
            marked.push_back({texts[i], counted[i]});
        const auto together = chorus.logprobs(marked, quiet);
        REQUIRE(together.size() == 1);
        for (std::size_t i = 0; i < texts.size(); ++i)
            CHECK(kit::farthest(together[0][i], voice.logprobs(texts[i], counted[i], quiet)) < 1e-4);
        const auto answers = chorus.answers(texts, 8, {}, quiet);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const SpeakOptions greedy{.sampling = {.temperature = 0}, .maxNew = 8, .ignoreEos = true, .endIds = {}, .top = 2};
            const auto tokens = voice.speak(texts[i], greedy, quiet).tokens;
            for (std::size_t t = 0; t < tokens.size(); ++t) {
                if (tokens[t].top[0].p < tokens[t].top[1].p * 1.001)
                    break; // a tie within rounding: what follows may differ
                CHECK(answers[0][i].at(t) == tokens[t].id);
            }
        }
    }
}

TEST_CASE("an answer ends at its end, at the full context, and within the memory it is given")
{
    const auto path = kit::models() / "gpt2-tied";
    if (!std::filesystem::exists(path)) {
        MESSAGE("skipped: the shared kit is not beside the checkout");
        return;
    }
    const auto map = kit::open(path);
    Chorus chorus(map, map->checkpoint, kFloat32);
    const auto texts = textsOf(*map, 9, 12);
    const auto open = chorus.answers(texts, 6, {}, quiet);
    const std::vector<int> end{open[0][0].at(2)};
    const auto ended = chorus.answers(texts, 6, end, quiet);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto at = std::find(open[0][i].begin(), open[0][i].end(), end[0]);
        CHECK(ended[0][i] == std::vector<int>(open[0][i].begin(), at == open[0][i].end() ? at : at + 1));
    }
    chorus.setMemory(1);
    CHECK(chorus.answers(texts, 6, {}, quiet) == open);
    const std::vector<std::vector<int>> full{std::vector<int>(std::size_t(map->config.context) - 2, 3)};
    CHECK(chorus.answers(full, 9, {}, quiet)[0][0].size() == 2);
    const std::vector<std::vector<int>> wrong{{int(map->config.vocabulary)}};
    CHECK_THROWS_AS(chorus.answers(wrong, 1, {}, quiet), Error);
}
