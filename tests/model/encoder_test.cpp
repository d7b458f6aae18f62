// SPDX-License-Identifier: GPL-3.0-or-later
// The encoders of the oracle kit and of tests/model/references: hidden states, sentence embeddings, and what their heads say.
#include <doctest/doctest.h>

#include <set>

#include "base/error.h"
#include "model/encoder.h"
#include "model/kit.h"

using namespace heterosis;

namespace {

const ComputeChoice kFloat32{"cpu", Dtype::F32};

EncoderBatch batchOf(const Json& expected)
{
    EncoderBatch batch{.ids = expected.at("input_ids"), .mask = expected.at("attention_mask"), .types = {}};
    if (expected.contains("token_type_ids"))
        batch.types = expected.at("token_type_ids").get<std::vector<std::vector<int>>>();
    return batch;
}

// Where a tensor has a value for each token, only those count whose mask is 1.
double farthestSeen(const NamedTensor& got, const std::vector<float>& want, const EncoderBatch& batch)
{
    const std::size_t texts = batch.ids.size(), tokens = batch.ids.front().size();
    const bool each = got.shape.size() > 1 && got.shape[0] == std::int64_t(texts) && got.shape[1] == std::int64_t(tokens);
    if (!each || got.values.size() != want.size())
        return kit::farthest(got.values, want);
    const std::size_t width = want.size() / (texts * tokens);
    std::vector<float> a, b;
    for (std::size_t i = 0; i < want.size(); ++i)
        if (batch.mask[i / width / tokens][i / width % tokens] == 1) {
            a.push_back(got.values[i]);
            b.push_back(want[i]);
        }
    return kit::farthest(a, b);
}

void checkModel(const std::filesystem::path& directory, const Json& expected, const std::filesystem::path& answers)
{
    const auto map = kit::open(directory);
    const auto values = Checkpoint::open(answers);
    Encoder encoder(map, map->checkpoint, kFloat32);
    NoControl control;
    const EncoderBatch batch = batchOf(expected);
    encoder.read(batch, control);
    std::set<std::string> got;
    for (const NamedTensor& tensor : encoder.outputs(true)) {
        got.insert(tensor.name);
        if (const TensorView* want = values->find(tensor.name)) {
            CAPTURE(tensor.name);
            CHECK(tensor.shape == want->shape);
            CHECK(farthestSeen(tensor, kit::floats(*want), batch) <= 1e-4);
        }
    }
    for (const TensorView& want : values->tensors())
        if (want.name != "cosine" && want.name != "cls_hidden")
            CHECK_MESSAGE(got.contains(want.name), want.name);
}

std::vector<std::filesystem::path> references()
{
    std::vector<std::filesystem::path> out;
    for (const auto& entry : std::filesystem::directory_iterator(kit::references()))
        if (readJson(entry.path() / "expected.json").at("kind") == "encoder")
            out.push_back(entry.path());
    return out;
}

std::string refusal(Encoder& encoder, const EncoderBatch& batch)
{
    NoControl control;
    try {
        encoder.read(batch, control);
    } catch (const Error& error) {
        CHECK_FALSE(error.info().remedy.empty());
        return error.info().place;
    }
    return "accepted";
}

} // namespace

TEST_CASE("encoders compute what transformers computes")
{
    for (const auto& folder : references()) {
        CAPTURE(folder.filename().string());
        checkModel(folder, readJson(folder / "expected.json"), folder / "expected.safetensors");
    }
    CHECK(references().size() >= 11);
}

TEST_CASE("every encoder of the oracle kit holds")
{
    if (!std::filesystem::exists(kit::models())) {
        MESSAGE("skipped: no oracle kit at " << kit::models().string());
        return;
    }
    int held = 0;
    for (const auto& entry : std::filesystem::directory_iterator(kit::models())) {
        const Json expected = readJson(entry.path() / "expected.json");
        if (!expected.contains("input_ids"))
            continue;
        CAPTURE(entry.path().filename().string());
        const auto answers = expected.contains("expected_from") ? kit::models().parent_path() / expected.at("expected_from").get<std::string>()
                                                                : entry.path() / "expected.safetensors";
        checkModel(entry.path(), expected, answers);
        ++held;
    }
    CHECK(held >= 5);
}

TEST_CASE("an encoder goes on from the lowest changed layer with the bits of one that runs all")
{
    NoControl control;
    for (const auto& folder : references()) {
        CAPTURE(folder.filename().string());
        const auto map = kit::open(folder);
        const auto source = std::make_shared<kit::Editable>(*map->checkpoint);
        const EncoderBatch batch = batchOf(readJson(folder / "expected.json"));
        Encoder encoder(map, source, kFloat32);
        const auto outputs = [&](Encoder& one) {
            one.read(batch, control);
            std::vector<float> all;
            for (const NamedTensor& tensor : one.outputs(true))
                all.insert(all.end(), tensor.values.begin(), tensor.values.end());
            return all;
        };
        std::vector<float> before = outputs(encoder);
        for (const Gene& gene : map->genes) {
            CAPTURE(gene.id.text());
            encoder.changed(source->scale(*map, gene.id, 1.25f));
            const std::vector<float> after = outputs(encoder);
            Encoder fresh(map, source, kFloat32);
            CHECK(after == outputs(fresh));
            CHECK(after != before);
            const int layers = int(map->config.layers);
            CHECK(encoder.recomputedFrom() == (gene.id.layer == GeneId::kEmbed ? 0 : std::min(gene.id.layer, layers)));
            before = after;
        }
    }
}

TEST_CASE("padding does not change what a text means, and texts may come in any order")
{
    NoControl control;
    for (const auto& folder : references()) {
        CAPTURE(folder.filename().string());
        const auto map = kit::open(folder);
        const EncoderBatch batch = batchOf(readJson(folder / "expected.json"));
        Encoder encoder(map, map->checkpoint, kFloat32);
        encoder.read(batch, control);
        const std::vector<float> inBatch = encoder.sentence(0);
        const auto length = std::size_t(std::count(batch.mask[0].begin(), batch.mask[0].end(), 1));
        EncoderBatch alone{.ids = {{batch.ids[0].begin(), batch.ids[0].begin() + std::ptrdiff_t(length)}}, .mask = {std::vector<int>(length, 1)}, .types = {}};
        if (!batch.types.empty())
            alone.types = {{batch.types[0].begin(), batch.types[0].begin() + std::ptrdiff_t(length)}};
        encoder.read(alone, control);
        CHECK(kit::farthest(encoder.sentence(0), inBatch) <= 1e-5);
    }
}

TEST_CASE("a masked place gets probabilities, a classifier's labels theirs")
{
    NoControl control;
    const auto masked = kit::open(kit::references() / "electra-masked");
    Encoder encoder(masked, masked->checkpoint, kFloat32);
    encoder.read({.ids = {{3, 9, 27, 4}}, .mask = {{1, 1, 1, 1}}, .types = {}}, control);
    REQUIRE(encoder.fillsMasks());
    CHECK_FALSE(encoder.classifiesTexts());
    const auto all = encoder.fill(0, 2, 1000);
    REQUIRE(all.size() == std::size_t(masked->config.vocabulary));
    double sum = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        sum += all[i].p;
        CHECK((i == 0 || all[i].p <= all[i - 1].p));
    }
    CHECK(sum == doctest::Approx(1).epsilon(1e-5));
    CHECK(encoder.fill(0, 2, 3).size() == 3);

    const auto classifier = kit::open(kit::references() / "distilbert-classification");
    CHECK(classifier->config.labels == std::vector<std::string>{"LABEL_0", "LABEL_1", "LABEL_2", "LABEL_3"});
    Encoder other(classifier, classifier->checkpoint, kFloat32);
    other.read({.ids = {{3, 9, 27, 4}}, .mask = {{1, 1, 1, 1}}, .types = {}}, control);
    CHECK_FALSE(other.fillsMasks());
    const auto classes = other.classes(0);
    REQUIRE(classes.size() == 4);
    CHECK(classes[0] + classes[1] + classes[2] + classes[3] == doctest::Approx(1).epsilon(1e-5));
}

TEST_CASE("what is no batch of this encoder is refused with its place")
{
    const auto map = kit::open(kit::references() / "electra-masked");
    Encoder encoder(map, map->checkpoint, kFloat32);
    CHECK(refusal(encoder, {}) == "input_ids");
    CHECK(refusal(encoder, {.ids = {{1, 2}, {1}}, .mask = {{1, 1}, {1}}, .types = {}}) == "input_ids");
    CHECK(refusal(encoder, {.ids = {{1, 2}}, .mask = {{1}}, .types = {}}) == "attention_mask");
    CHECK(refusal(encoder, {.ids = {{1, 64}}, .mask = {{1, 1}}, .types = {}}) == "input_ids[0]");
    CHECK(refusal(encoder, {.ids = {{1, 2}}, .mask = {{1, 2}}, .types = {}}) == "attention_mask[0]");
    CHECK(refusal(encoder, {.ids = {{1, 2}}, .mask = {{0, 0}}, .types = {}}) == "attention_mask[0]");
    CHECK(refusal(encoder, {.ids = {{1, 2}}, .mask = {{1, 1}}, .types = {{0, 2}}}) == "token_type_ids[0]");
    CHECK(refusal(encoder, {.ids = {std::vector<int>(25, 5)}, .mask = {std::vector<int>(25, 1)}, .types = {}}) == "input_ids[0]");
    CHECK(refusal(encoder, {.ids = {{1, 2}}, .mask = {{1, 1}}, .types = {}}) == "accepted");
    const auto none = kit::open(kit::references() / "distilbert-classification");
    Encoder without(none, none->checkpoint, kFloat32);
    CHECK(refusal(without, {.ids = {{1, 2}}, .mask = {{1, 1}}, .types = {{0, 1}}}) == "token_type_ids[0]");
    // Positions of RoBERTa begin behind the padding's: 26 rows hold 24 tokens.
    const auto roberta = kit::open(kit::references() / "roberta-classification");
    Encoder shifted(roberta, roberta->checkpoint, kFloat32);
    CHECK(refusal(shifted, {.ids = {std::vector<int>(24, 5)}, .mask = {std::vector<int>(24, 1)}, .types = {}}) == "accepted");
    CHECK(refusal(shifted, {.ids = {std::vector<int>(25, 5)}, .mask = {std::vector<int>(25, 1)}, .types = {}}) == "input_ids[0]");
}

TEST_CASE("a decoder's voice refuses an encoder")
{
    const auto map = kit::open(kit::references() / "bert-classification");
    CHECK_THROWS_WITH_AS(Voice(map, map->checkpoint, kFloat32), doctest::Contains("encoder"), Error);
}
