// SPDX-License-Identifier: GPL-3.0-or-later
#include <ATen/ATen.h>

#include <cmath>
#include <map>

#include "../model/kit.h"
#include "model/norm.h"
#include "model/transformer.h"
#include "training/gate_gradients.h"
#include "training/ragged_texts.h"
#include "training/torch_guard.h"

#undef CHECK // c10's
#include <doctest/doctest.h>

using namespace heterosis;

namespace {

// A sibling of a fixture: every number moved by a third of itself and a bit.
std::shared_ptr<const TensorSource> sibling(const ModelMap& map, double shift)
{
    auto copy = std::make_shared<kit::Editable>(*map.checkpoint);
    for (const Part& part : map.parts) {
        const TensorView* view = copy->find(part.tensor);
        auto* values = const_cast<float*>(reinterpret_cast<const float*>(view->bytes.data()));
        for (std::int64_t i = 0; i < view->elements(); ++i)
            values[i] += float(0.3 * std::abs(double(values[i])) * std::sin(0.7 * double(i) + shift) + 0.02 * std::cos(1.3 * double(i) + shift));
    }
    return copy;
}

// A model that lies in memory beside a checkpoint's map is reordered tensors to Parents; an original is a checkpoint. So the original is
// the fixture, and both parents are siblings of it.
Parents familyOf(const std::filesystem::path& path, bool original)
{
    const auto map = kit::open(path);
    Parents parents{.a = kit::open(path), .b = kit::open(path), .original = original ? map : nullptr};
    parents.reordered = {original ? sibling(*map, 1) : nullptr, sibling(*map, 2)};
    return parents;
}

Genome scattered(const ModelMap& map, bool original)
{
    Genome genome;
    for (std::size_t g = 0; g < map.genes.size(); ++g)
        genome.alleles[map.genes[g].id] = {.ratio = 0.2 + 0.07 * double(g % 9), .second = original ? 0.7 + 0.1 * double(g % 7) : 1};
    return genome;
}

// Texts of unlike lengths; of one not all tokens count.
std::vector<Lesson> textsFor(const ModelMap& map)
{
    std::vector<Lesson> texts;
    unsigned state = 7;
    for (const std::size_t length : {9, 14, 5}) {
        Lesson& one = texts.emplace_back();
        for (std::size_t i = 0; i < length; ++i) {
            state = state * 1664525u + 1013904223u;
            one.ids.push_back(int((state >> 8) % unsigned(map.config.vocabulary)));
            one.labels.push_back(length == 14 && i < 7 ? kNoLabel : one.ids.back());
        }
    }
    return texts;
}

// The reference: libtorch's own graph through W(ratio, strength) = O + strength ((1 - ratio) A + ratio B - O), in float64.
class Blended final : public Parts {
public:
    Blended(const Parents& parents, const Genome& genome) : m_map(*parents.a)
    {
        for (const Gene& gene : m_map.genes) {
            const Allele& allele = genome.alleles.at(gene.id);
            ratios.push_back(at::full({}, allele.ratio, at::kDouble).set_requires_grad(true));
            strengths.push_back(at::full({}, allele.second, at::kDouble).set_requires_grad(true));
        }
        for (std::size_t p = 0; p < m_map.parts.size(); ++p) {
            const Part& part = m_map.parts[p];
            const auto values = [&](const TensorSource& source) {
                const TensorView* view = source.find(part.tensor);
                return at::from_blob(const_cast<std::byte*>(view->bytes.data()), view->shape, at::TensorOptions(at::kFloat)).to(at::kDouble);
            };
            const at::Tensor a = values(parents.sourceOf(0)), b = values(parents.sourceOf(1)), o = parents.original ? values(*parents.original->checkpoint) : a;
            at::Tensor whole = o;
            for (std::size_t g = 0; g < m_map.genes.size(); ++g)
                for (const GenePiece& piece : m_map.genes[g].pieces)
                    if (piece.part == int(p)) {
                        const auto rows = [&](const at::Tensor& x) { return x.narrow(part.rowAxis, piece.begin, piece.end - piece.begin); };
                        const at::Tensor blend = (1 - ratios[g]) * rows(a) + ratios[g] * rows(b);
                        whole = at::slice_scatter(whole, rows(o) + strengths[g] * (blend - rows(o)), part.rowAxis, piece.begin, piece.end);
                    }
            m_tensors[part.part] = whole;
        }
    }

    std::unique_ptr<const Linear> linear(const std::string& name) const override
    {
        const bool tied = name == "head" && m_map.config.tiedHead;
        const std::string matrix = tied ? "token_embedding" : name + ".weight";
        if (!m_tensors.contains(matrix))
            return nullptr;
        const at::Tensor weight = m_map.part(matrix)->rowAxis == 1 ? m_tensors.at(matrix).t() : m_tensors.at(matrix);
        const auto bias = m_tensors.find(name + ".bias");
        return std::make_unique<Product>(weight, bias == m_tensors.end() ? std::nullopt : std::optional(bias->second));
    }
    Norm norm(const std::string& name) const override
    {
        const auto weight = m_tensors.find(name + ".weight"), bias = m_tensors.find(name + ".bias");
        if (weight == m_tensors.end())
            return {};
        return heterosis::Norm{&weight->second, bias == m_tensors.end() ? nullptr : &bias->second, m_map.config.norm != "layer", m_map.config.norm == "rms-plus-one",
                               m_map.config.normEps};
    }
    at::Tensor embedding(const std::string& name, const at::Tensor& indices) const override { return at::embedding(m_tensors.at(name), indices); }

    std::vector<at::Tensor> ratios, strengths;

private:
    struct Product final : Linear {
        Product(at::Tensor w, std::optional<at::Tensor> b) : weight(std::move(w)), bias(std::move(b)) {}
        at::Tensor operator()(const at::Tensor& x) const override { return bias ? at::linear(x, weight, *bias) : at::linear(x, weight); }
        at::Tensor weight;
        std::optional<at::Tensor> bias;
    };
    const ModelMap& m_map;
    std::map<std::string, at::Tensor> m_tensors;
};

GateGradients::Result reference(const Parents& parents, const Genome& genome, const std::vector<Lesson>& texts)
{
    return withGradients(true, [&] {
        auto blended = std::make_unique<Blended>(parents, genome);
        const auto ratios = blended->ratios, strengths = blended->strengths;
        Transformer transformer(parents.a->config, std::move(blended), at::kCPU);
        std::vector<const Lesson*> pointers;
        std::vector<std::int64_t> rows, labels;
        std::int64_t first = 0;
        for (const Lesson& text : texts) {
            pointers.push_back(&text);
            for (std::size_t t = 1; t < text.ids.size(); ++t)
                if (text.labels[t] != kNoLabel) {
                    rows.push_back(first + std::int64_t(t) - 1);
                    labels.push_back(text.labels[t]);
                }
            first += std::int64_t(text.ids.size());
        }
        RaggedTexts attending(transformer.rope(), pointers, at::kCPU);
        transformer.reach(attending.longest());
        at::Tensor x = transformer.embed(attending.ids(), attending.positions());
        for (int l = 0; l < int(parents.a->config.layers); ++l)
            x = transformer.layer(l, x, attending);
        const at::Tensor logits = transformer.logits(transformer.finalNorm(x.index_select(0, at::tensor(rows))));
        const at::Tensor loss = at::cross_entropy_loss(logits, at::tensor(labels));
        loss.backward();
        GateGradients::Result result{.loss = loss.item<double>(), .genes = {}};
        const auto slope = [](const at::Tensor& leaf) { return leaf.grad().defined() ? leaf.grad().item<double>() : 0; };
        for (std::size_t g = 0; g < ratios.size(); ++g)
            result.genes.push_back({slope(ratios[g]), slope(strengths[g])});
        return result;
    });
}

void checkAgainstGraph(const std::filesystem::path& path, bool original)
{
    CAPTURE(path.filename());
    CAPTURE(original);
    const Parents parents = familyOf(path, original);
    const Genome genome = scattered(*parents.a, original);
    const auto texts = textsFor(*parents.a);
    const auto expected = reference(parents, genome, texts);
    GateGradients gates(parents, {.device = "cpu", .dtype = Dtype::F32});
    NoControl control;
    gates.setGenome(genome, control);
    const auto found = gates.gradient(texts, control);
    CHECK(found.loss == doctest::Approx(expected.loss).epsilon(1e-5));
    CHECK(gates.loss(texts, control) == doctest::Approx(expected.loss).epsilon(1e-5));
    REQUIRE(found.genes.size() == expected.genes.size());
    double most = 0;
    for (const GeneSlope& gene : expected.genes)
        most = std::max({most, std::abs(gene.ratio), std::abs(gene.strength)});
    REQUIRE(most > 0);
    for (std::size_t g = 0; g < expected.genes.size(); ++g) {
        CAPTURE(parents.a->genes[g].id.text());
        const auto near = [&](double got, double wanted) { return std::abs(got - wanted) <= 1e-4 * std::max(std::abs(wanted), 0.01 * most); };
        CAPTURE(found.genes[g].ratio);
        CAPTURE(expected.genes[g].ratio);
        CHECK(near(found.genes[g].ratio, expected.genes[g].ratio));
        CAPTURE(found.genes[g].strength);
        CAPTURE(expected.genes[g].strength);
        CHECK(near(found.genes[g].strength, expected.genes[g].strength));
    }
}

} // namespace

TEST_CASE("derivatives by ratio and strength are those of the graph through the blended weights")
{
    if (!std::filesystem::exists(kit::models())) {
        MESSAGE("skipped: the oracle kit is not there");
        return;
    }
    for (const char* name : {"gpt2-tied", "gpt2-untied", "llama-gqa-tied-llama3rope", "llama-headdim-bias", "qwen3", "mistral-sliding"})
        for (const bool original : {true, false})
            checkAgainstGraph(kit::models() / name, original);
}

TEST_CASE("derivatives of fused and capped layers are those of the graph, too")
{
    for (const char* name : {"gpt-neox-parallel", "phi3", "gemma2"})
        checkAgainstGraph(kit::references() / name, true);
}

TEST_CASE("a child's ends are its parents, and a second genome is as good as a first one")
{
    const Parents parents = familyOf(kit::references() / "gemma", true);
    const auto texts = textsFor(*parents.a);
    NoControl control;
    GateGradients gates(parents, {.device = "cpu", .dtype = Dtype::F32});
    const auto all = [&](double ratio, double strength) {
        Genome genome = scattered(*parents.a, true);
        for (auto& [id, allele] : genome.alleles)
            allele = {.ratio = ratio, .second = strength};
        return genome;
    };
    const auto lossAt = [&](const Genome& genome) {
        gates.setGenome(genome, control);
        return gates.loss(texts, control);
    };
    const auto voiceLoss = [&](std::shared_ptr<const TensorSource> source) {
        Voice voice(parents.a, std::move(source), {.device = "cpu", .dtype = Dtype::F32});
        double sum = 0, count = 0;
        for (const Lesson& one : texts) {
            std::vector<std::size_t> of;
            for (std::size_t t = 1; t < one.labels.size(); ++t)
                if (one.labels[t] != kNoLabel)
                    of.push_back(t);
            for (const float logprob : voice.logprobs(one.ids, of, control)) {
                sum -= double(logprob);
                ++count;
            }
        }
        return sum / count;
    };
    CHECK(lossAt(all(0, 1)) == doctest::Approx(voiceLoss(parents.reordered[0])).epsilon(1e-5));
    CHECK(lossAt(all(1, 1)) == doctest::Approx(voiceLoss(parents.reordered[1])).epsilon(1e-5));
    CHECK(lossAt(all(0.3, 0)) == doctest::Approx(voiceLoss(parents.original->checkpoint)).epsilon(1e-5));
    const double there = lossAt(scattered(*parents.a, true));
    GateGradients fresh(parents, {.device = "cpu", .dtype = Dtype::F32});
    fresh.setGenome(scattered(*parents.a, true), control);
    CHECK(fresh.loss(texts, control) == there);
}

TEST_CASE("what has no gradient is refused")
{
    const Parents parents = familyOf(kit::references() / "gemma", false);
    NoControl control;
    CHECK_THROWS_AS(GateGradients(parents, {.device = "cpu", .dtype = Dtype::F16}), Error);
    CHECK_THROWS_AS(GateGradients({.a = parents.a}, {.device = "cpu", .dtype = Dtype::F32}), Error);
    GateGradients gates(parents, {.device = "cpu", .dtype = Dtype::F32});
    Genome genome = scattered(*parents.a, false);
    genome.crossover.op = Operator::Slerp;
    CHECK_THROWS_AS(gates.setGenome(genome, control), Error);
    genome = scattered(*parents.a, false);
    genome.alleles.begin()->second.second = 0.5;
    CHECK_THROWS_AS(gates.setGenome(genome, control), Error);
    CHECK_THROWS_AS(gates.setGenome({}, control), Error);
    gates.setGenome(scattered(*parents.a, false), control);
    const std::vector<Lesson> silent{{.ids = {1, 2, 3}, .labels = {kNoLabel, kNoLabel, kNoLabel}, .seen = {}}};
    CHECK_THROWS_AS(gates.loss(silent, control), Error);
    std::vector<Lesson> taught{{.ids = {1, 2}, .labels = {1, 2}, .seen = {}, .taught = std::vector<float>(7)}};
    CHECK_THROWS_AS(gates.loss(taught, control), Error);
}
