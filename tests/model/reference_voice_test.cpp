// SPDX-License-Identifier: GPL-3.0-or-later
// The kept prompt and the cache with what the families of tests/model/references do: fused matrices, windows of some layers, norms
// behind a block, rotary embeddings that depend on the length of the text.
#include <doctest/doctest.h>

#include "model/kit.h"

using namespace heterosis;

namespace {

const ComputeChoice kFloat32{"cpu", Dtype::F32};

std::vector<double> heard(Voice& voice, std::size_t promptLength)
{
    std::vector<int> prompt;
    for (std::size_t i = 0; i < promptLength; ++i)
        prompt.push_back(3 + int(i * 7 % 61));
    NoControl control;
    std::vector<double> out;
    for (const SpokenToken& token : voice.speak(prompt, {.sampling = {.seed = 3}, .maxNew = 8, .ignoreEos = true}, control).tokens)
        out.insert(out.end(), {double(token.id), token.logprob});
    return out;
}

} // namespace

TEST_CASE("a voice of any family goes on from the lowest changed layer with the bits of one that runs all")
{
    for (const auto& entry : std::filesystem::directory_iterator(kit::references())) {
        if (readJson(entry.path() / "expected.json").at("kind") != "causal-lm")
            continue;
        CAPTURE(entry.path().filename().string());
        const auto map = kit::open(entry.path());
        const auto source = std::make_shared<kit::Editable>(*map->checkpoint);
        Voice voice(map, source, kFloat32);
        for (const std::size_t length : {5u, 12u, 20u}) { // within the short contexts, into what lies beyond them, beyond them
            const auto fresh = [&] {
                Voice other(map, source, kFloat32);
                return heard(other, length);
            };
            CAPTURE(length);
            CHECK(heard(voice, length) == fresh());
            CHECK(heard(voice, length) == fresh());
            for (const Gene& gene : map->genes) {
                CAPTURE(gene.id.text());
                const std::vector<double> before = heard(voice, length);
                voice.changed(source->scale(*map, gene.id, 1.25f));
                const std::vector<double> after = heard(voice, length);
                CHECK(after == fresh());
                CHECK(after != before);
            }
        }
    }
}

TEST_CASE("bfloat16 of any family stays as near to float32 as its precision allows")
{
    NoControl control;
    const std::vector<int> ids{3, 10, 17, 24, 31, 38, 45, 52, 59, 5};
    for (const auto& entry : std::filesystem::directory_iterator(kit::references())) {
        if (readJson(entry.path() / "expected.json").at("kind") != "causal-lm")
            continue;
        CAPTURE(entry.path().filename().string());
        const auto map = kit::open(entry.path());
        Voice exact(map, map->checkpoint, kFloat32), rough(map, map->checkpoint, {"cpu", Dtype::BF16});
        const std::vector<float> want = exact.logits(ids, false, control).logits;
        const float most = *std::max_element(want.begin(), want.end());
        CHECK(kit::farthest(rough.logits(ids, false, control).logits, want) < 0.1 * double(most)); // gemma2-uncapped: 0.081, in transformers too
    }
}
