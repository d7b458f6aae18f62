// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <random>

#include "base/error.h"
#include "model/kit.h"

using namespace heterosis;

namespace {

const std::vector<int> kPrompt{53, 80, 69, 66, 90, 13, 7, 9, 11};
const ComputeChoice kFloat32{"cpu", Dtype::F32};

class CancelAt final : public Control {
public:
    explicit CancelAt(int step) : m_left(step) {}
    void step(double, std::string_view) override
    {
        if (m_left-- == 0)
            throw Cancelled();
    }

private:
    int m_left;
};

std::vector<double> heard(Voice& voice, const SpeakOptions& options = {.sampling = {.seed = 3}, .maxNew = 6, .ignoreEos = true, .top = 2})
{
    NoControl control;
    std::vector<double> out;
    for (const SpokenToken& token : voice.speak(kPrompt, options, control).tokens) {
        out.insert(out.end(), {double(token.id), token.logprob});
        for (const TokenChoice& choice : token.top)
            out.insert(out.end(), {double(choice.id), choice.p});
    }
    return out;
}

struct Fixture {
    std::shared_ptr<const ModelMap> map;
    std::shared_ptr<kit::Editable> source;
    std::unique_ptr<Voice> voice;

    explicit Fixture(const char* name)
        : map(kit::open(kit::models() / name)), source(std::make_shared<kit::Editable>(*map->checkpoint)),
          voice(std::make_unique<Voice>(map, source, kFloat32))
    {
    }
    std::vector<double> fresh() const
    {
        Voice other(map, source, kFloat32);
        return heard(other);
    }
    int layers() const { return int(map->config.layers); }
};

bool kitIsThere()
{
    if (!std::filesystem::exists(kit::models()))
        MESSAGE("skipped: there is no oracle kit");
    return std::filesystem::exists(kit::models());
}

const char* const kModels[] = {"gpt2-tied", "gpt2-untied", "llama-gqa-tied-llama3rope", "llama-headdim-bias"};

} // namespace

TEST_CASE("after a change only the layers above it run again, with the bits of a voice that runs all")
{
    if (!kitIsThere())
        return;
    for (const char* name : kModels) {
        CAPTURE(name);
        Fixture f(name);
        CHECK(heard(*f.voice) == f.fresh());
        CHECK(f.voice->recomputedFrom() == 0);
        heard(*f.voice);
        CHECK(f.voice->recomputedFrom() == f.layers());
        for (const Gene& gene : f.map->genes) {
            CAPTURE(gene.id.text());
            const std::vector<double> before = heard(*f.voice);
            f.voice->changed(f.source->scale(*f.map, gene.id, 1.25f));
            const std::vector<double> after = heard(*f.voice);
            CHECK(after == f.fresh());
            if (gene.id.region != Region::Key) // a bias of all keys alike falls out of the softmax
                CHECK(after != before);
            CHECK(f.voice->recomputedFrom() == std::clamp(gene.id.layer, 0, f.layers()));
        }
    }
}

TEST_CASE("another seed does not run the prompt again, another prompt runs it whole")
{
    if (!kitIsThere())
        return;
    Fixture f("llama-mha");
    const std::vector<double> one = heard(*f.voice);
    const std::vector<double> other = heard(*f.voice, {.sampling = {.temperature = 3, .seed = 4}, .maxNew = 6, .ignoreEos = true, .top = 2});
    CHECK(f.voice->recomputedFrom() == f.layers());
    CHECK(one != other);
    NoControl control;
    const std::vector<int> longer{53, 80, 69, 66, 90, 13, 7, 9, 11, 12};
    f.voice->speak(longer, {.maxNew = 1}, control);
    CHECK(f.voice->recomputedFrom() == 0);
    CHECK(heard(*f.voice) == one);
}

TEST_CASE("a voice that was cancelled anywhere goes on as if it had not been")
{
    if (!kitIsThere())
        return;
    std::mt19937 random(5);
    for (const char* name : kModels) {
        CAPTURE(name);
        Fixture f(name);
        for (int round = 0; round < 15; ++round) {
            CAPTURE(round);
            const Gene& gene = f.map->genes[random() % f.map->genes.size()];
            if (round % 3 != 0)
                f.voice->changed(f.source->scale(*f.map, gene.id, round % 2 ? 1.1f : 0.9f));
            CancelAt control(int(random() % unsigned(f.layers() + 5)));
            const std::vector<int> shorter{53, 80, 69};
            try {
                f.voice->speak(round % 5 == 4 ? std::span<const int>(shorter) : std::span<const int>(kPrompt),
                               {.maxNew = 6, .ignoreEos = true}, control);
            } catch (const Cancelled&) {
            }
            if (round % 2 == 0)
                CHECK(heard(*f.voice) == f.fresh());
        }
    }
}

TEST_CASE("logits depend on values, not on where the weights lie")
{
    if (!kitIsThere())
        return;
    NoControl control;
    const std::pair<const char*, Dtype> cases[] = {{"gpt2-tied", Dtype::F32},
                                                   {"llama-gqa-tied-llama3rope", Dtype::F32},
                                                   {"gpt2-tied-bf16", Dtype::BF16},
                                                   {"llama-gqa-tied-llama3rope-bf16", Dtype::BF16}};
    for (const auto& [name, dtype] : cases) {
        CAPTURE(name);
        const auto map = kit::open(kit::models() / name);
        const ComputeChoice compute{"cpu", dtype};
        const std::vector<float> want = Voice(map, map->checkpoint, compute).logits(kPrompt, false, control).logits;
        for (const std::size_t offset : {0u, 1u, 4u, 32u}) {
            const auto source = std::make_shared<kit::Editable>(*map->checkpoint, offset);
            CHECK(Voice(map, source, compute).logits(kPrompt, false, control).logits == want);
        }
    }
}

TEST_CASE("bfloat16 stays as near to float32 as its precision allows, in one pass and with the cache")
{
    if (!kitIsThere())
        return;
    NoControl control;
    for (const char* name : {"gpt2-tied-bf16", "llama-gqa-tied-llama3rope-bf16"}) {
        CAPTURE(name);
        const auto map = kit::open(kit::models() / name);
        Voice exact(map, map->checkpoint, kFloat32), rough(map, map->checkpoint, {"cpu", Dtype::BF16});
        const std::vector<float> want = exact.logits(kPrompt, false, control).logits;
        const float most = *std::max_element(want.begin(), want.end());
        CHECK(kit::farthest(rough.logits(kPrompt, false, control).logits, want) < 0.05 * double(most));
        const Speech speech = rough.speak(kPrompt, {.sampling = {.temperature = 0}, .maxNew = 8, .ignoreEos = true}, control);
        std::vector<int> ids = kPrompt;
        for (const SpokenToken& token : speech.tokens) {
            const std::vector<float> all = exact.logits(ids, false, control).logits;
            const auto p = sampledProbabilities(std::span(all).last(std::size_t(map->config.vocabulary)), {}, {});
            CHECK(std::abs(token.logprob - std::log(p[std::size_t(token.id)])) < 0.1);
            ids.push_back(token.id);
        }
    }
}

TEST_CASE("speech is scored with the model's own probabilities")
{
    if (!kitIsThere())
        return;
    Fixture f("llama-rope-yarn");
    NoControl control;
    std::vector<int> ids = kPrompt;
    const SpeakOptions options{.sampling = {.temperature = 2, .topK = 5, .seed = 1}, .maxNew = 5, .ignoreEos = true, .top = 4};
    std::size_t said = 0;
    const Speech speech = f.voice->speak(kPrompt, options, control, [&](const SpokenToken&) { ++said; });
    CHECK(said == 5);
    CHECK(speech.finish == Finish::Length);
    for (const SpokenToken& token : speech.tokens) {
        const std::vector<float> all = f.voice->logits(ids, false, control).logits;
        const std::vector<double> p = sampledProbabilities(std::span(all).last(std::size_t(f.map->config.vocabulary)), {}, {});
        CHECK(token.logprob == doctest::Approx(std::log(p[std::size_t(token.id)])).epsilon(1e-4));
        REQUIRE(token.top.size() == 4);
        CHECK(token.top[0].p == doctest::Approx(*std::max_element(p.begin(), p.end())).epsilon(1e-4));
        CHECK(std::is_sorted(token.top.begin(), token.top.end(), [](const auto& a, const auto& b) { return a.p > b.p; }));
        ids.push_back(token.id);
    }
}

TEST_CASE("speech ends at the end token, at the length or at the context")
{
    if (!kitIsThere())
        return;
    Fixture f("gpt2-tied");
    NoControl control;
    const SpeakOptions greedy{.sampling = {.temperature = 0}, .maxNew = 1000, .ignoreEos = true};
    const Speech whole = f.voice->speak(kPrompt, greedy, control);
    CHECK(whole.finish == Finish::Context);
    CHECK(std::int64_t(kPrompt.size() + whole.tokens.size()) == f.map->config.context);
    SpeakOptions stopping = greedy;
    stopping.ignoreEos = false;
    stopping.endIds = {whole.tokens[2].id};
    const Speech stopped = f.voice->speak(kPrompt, stopping, control);
    CHECK(stopped.finish == Finish::Eos);
    CHECK(stopped.tokens.size() <= 3);
    CHECK(stopped.tokens.back().id == whole.tokens[2].id);
    CHECK(f.voice->speak(kPrompt, {.maxNew = 0}, control).tokens.empty());
    const std::vector<int> full(std::size_t(f.map->config.context), 5);
    CHECK(f.voice->speak(full, greedy, control).finish == Finish::Context);
    CHECK(f.voice->speak(full, greedy, control).tokens.empty());
}

TEST_CASE("ids outside of the vocabulary and too long texts are refused by name")
{
    if (!kitIsThere())
        return;
    Fixture f("gpt2-tied");
    NoControl control;
    const int beyond = int(f.map->config.vocabulary);
    for (const int bad : {-1, beyond}) {
        const std::vector<int> ids{1, bad};
        CHECK_THROWS_WITH_AS(f.voice->logits(ids, false, control), doctest::Contains(std::to_string(bad).c_str()), Error);
        CHECK_THROWS_AS(f.voice->speak(ids, {}, control), Error);
    }
    CHECK_THROWS_AS(f.voice->speak({}, {}, control), Error);
    CHECK_THROWS_AS(f.voice->speak(std::vector<int>(std::size_t(f.map->config.context) + 1, 1), {}, control), Error);
}

TEST_CASE("devices and types are chosen by name")
{
    ModelConfig config;
    config.storedDtype = Dtype::F16;
    CHECK(chooseCompute({.device = "cpu"}, config).dtype == Dtype::F32);
    CHECK(chooseCompute({.device = "cpu", .dtype = "bfloat16"}, config).dtype == Dtype::BF16);
    for (const char* device : {"gpu", "cuda:", "cuda:x", "cuda:99", "cud", ""})
        CHECK_THROWS_AS(chooseCompute({.device = device}, config), Error);
    CHECK_THROWS_AS(chooseCompute({.device = "cpu", .dtype = "int8"}, config), Error);
    CHECK(torchVersion().find('.') != std::string::npos);
    CHECK(torchDetails().find("BLAS") != std::string::npos);
}
