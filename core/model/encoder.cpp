// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/encoder.h"

#include <algorithm>
#include <numeric>

#include "model/compute.h"
#include "model/encoder_layers.h"

namespace heterosis {
namespace {

constexpr int kNothing = -1; // not even the embedding

[[noreturn]] void refuse(Text message, std::string place, Text remedy)
{
    throw Error({.message = std::move(message), .place = std::move(place), .remedy = std::move(remedy)});
}

void checkShape(const std::vector<std::vector<int>>& rows, const EncoderBatch& batch, const char* name)
{
    const std::size_t tokens = batch.ids.front().size();
    if (rows.size() != batch.ids.size() || std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row.size() != tokens; }))
        refuse(text("The rows must be as many and as long as the first of \"input_ids\""), name, text("Pad the shorter texts, with a mask of 0"));
}

void checkValues(const std::vector<std::vector<int>>& rows, std::int64_t limit, const char* name, const Text& remedy)
{
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (const int value : rows[i])
            if (value < 0 || value >= limit)
                refuse(text("{} is not between 0 and {}", value, limit - 1), std::string(name) + "[" + std::to_string(i) + "]", remedy);
}

// How many positions a text takes. Where padding is no position, ids decide, as in fairseq's make_positions.
std::int64_t positionsOf(const std::vector<int>& ids, const ModelConfig& config)
{
    if (config.positions != "after-padding")
        return std::int64_t(ids.size());
    return std::count_if(ids.begin(), ids.end(), [&](int id) { return id != config.padId; });
}

void check(const EncoderBatch& batch, const ModelConfig& config)
{
    if (batch.ids.empty() || batch.ids.front().empty())
        refuse(text("There are no tokens to run"), "input_ids", text("Give the model at least one token."));
    checkShape(batch.ids, batch, "input_ids");
    checkShape(batch.mask, batch, "attention_mask");
    checkValues(batch.ids, config.vocabulary, "input_ids", text("Check that the tokenizer belongs to this model."));
    checkValues(batch.mask, 2, "attention_mask", text("Write 1 where a token counts and 0 where the text is padded"));
    if (!batch.types.empty()) {
        checkShape(batch.types, batch, "token_type_ids");
        checkValues(batch.types, std::max<std::int64_t>(config.tokenTypes, 1), "token_type_ids", text("Leave the token types out, or use those that the model has"));
    }
    for (std::size_t i = 0; i < batch.ids.size(); ++i) {
        const std::string place = "input_ids[" + std::to_string(i) + "]";
        if (positionsOf(batch.ids[i], config) > config.context)
            refuse(text("The text has {} tokens, the model's context only {}", positionsOf(batch.ids[i], config), config.context), place, text("Shorten the text."));
        if (std::find(batch.mask[i].begin(), batch.mask[i].end(), 1) == batch.mask[i].end())
            refuse(text("The mask hides the whole text"), "attention_mask[" + std::to_string(i) + "]", text("Write 1 where a token counts and 0 where the text is padded"));
    }
}

at::Tensor matrix(const std::vector<std::vector<int>>& rows)
{
    at::Tensor out = at::empty({std::int64_t(rows.size()), std::int64_t(rows.front().size())}, at::TensorOptions(at::kLong));
    std::int64_t* to = out.data_ptr<std::int64_t>();
    for (const auto& row : rows)
        to = std::copy(row.begin(), row.end(), to);
    return out;
}

at::Tensor positionsFor(const EncoderBatch& batch, const ModelConfig& config)
{
    std::vector<std::vector<int>> rows = batch.ids;
    for (auto& row : rows) {
        int next = config.positions == "after-padding" ? int(config.padId) : -1;
        for (int& id : row)
            id = config.positions == "after-padding" && id == config.padId ? id : ++next;
    }
    return matrix(rows);
}

std::vector<float> floatsOf(const at::Tensor& x)
{
    const at::Tensor own = x.to(at::kCPU, at::kFloat).contiguous();
    return {own.data_ptr<float>(), own.data_ptr<float>() + own.numel()};
}

} // namespace

struct Encoder::Impl {
    std::shared_ptr<const ModelMap> map;
    ComputeChoice compute;
    Weights weights;
    EncoderLayers layers;

    EncoderBatch batch;             // whose activations are kept
    std::vector<at::Tensor> inputs; // of each layer; the last is the last layer's output
    at::Tensor unseen, counts;      // bool [texts, 1, 1, tokens]; float32 [texts, tokens, 1]
    int valid = kNothing;           // inputs[0..valid] belong to batch and weights
    int recomputedFrom = 0;

    Impl(std::shared_ptr<const ModelMap> m, std::shared_ptr<const TensorSource> source, const ComputeChoice& c)
        : map(m), compute(c), weights(m, std::move(source), deviceOf(c), scalarTypeOf(c.dtype)), layers(*map, weights),
          inputs(std::size_t(m->config.layers) + 1)
    {
    }

    int depth() const { return int(map->config.layers); }
    void begin(const EncoderBatch& next);
    const at::Tensor& last() const
    {
        if (valid < depth())
            throw Error({.message = text("The encoder has read nothing yet")});
        return inputs.back();
    }
    at::Tensor meanPooled() const // float32 [texts, width]
    {
        return (last().to(at::kFloat) * counts).sum(1) / counts.sum(1).clamp_min(1e-9);
    }
    at::Tensor sentences() const
    {
        const at::Tensor mean = meanPooled();
        return mean / mean.norm(2, {1}, true).clamp_min(1e-12);
    }
};

void Encoder::Impl::begin(const EncoderBatch& next)
{
    check(next, map->config);
    valid = kNothing;
    batch = next;
    const at::Device device = deviceOf(compute);
    const at::Tensor mask = matrix(batch.mask);
    unseen = mask.eq(0).to(device).unsqueeze(1).unsqueeze(1);
    counts = mask.to(device, at::kFloat).unsqueeze(-1);
    at::Tensor types;
    if (map->config.tokenTypes > 0)
        types = batch.types.empty() ? at::zeros(mask.sizes(), mask.options()).to(device) : matrix(batch.types).to(device);
    inputs[0] = layers.embed(matrix(batch.ids).to(device), types, positionsFor(batch, map->config).to(device));
    valid = 0;
}

Encoder::Encoder(std::shared_ptr<const ModelMap> map, std::shared_ptr<const TensorSource> source, const ComputeChoice& compute)
    : m_impl(inTorch([&] { return std::make_unique<Impl>(std::move(map), std::move(source), compute); }))
{
}

Encoder::~Encoder() = default;

void Encoder::changed(std::span<const GeneId> genes)
{
    inTorch([&] {
        m_impl->weights.refresh(genes);
        for (const GeneId& gene : genes) {
            if (gene.layer == GeneId::kEmbed)
                m_impl->valid = kNothing;
            else if (gene.layer != GeneId::kHead)
                m_impl->valid = std::min(m_impl->valid, gene.layer);
        }
    });
}

void Encoder::read(const EncoderBatch& batch, Control& control)
{
    inTorch([&] {
        Impl& impl = *m_impl;
        impl.recomputedFrom = impl.valid == kNothing || impl.batch != batch ? 0 : impl.valid;
        if (impl.valid == kNothing || impl.batch != batch)
            impl.begin(batch);
        for (; impl.valid < impl.depth(); ++impl.valid) {
            control.step(double(impl.valid) / impl.depth(), "reading");
            const auto at = std::size_t(impl.valid);
            impl.inputs[at + 1] = impl.layers.layer(impl.valid, impl.inputs[at], impl.unseen);
        }
    });
}

int Encoder::recomputedFrom() const { return m_impl->recomputedFrom; }
const ModelMap& Encoder::map() const { return *m_impl->map; }
bool Encoder::fillsMasks() const { return m_impl->layers.hasMasked(); }

std::vector<NamedTensor> Encoder::outputs(bool hidden) const
{
    return inTorch([&] {
        const Impl& impl = *m_impl;
        const at::Tensor& last = impl.last();
        std::vector<NamedTensor> out;
        const auto add = [&](std::string name, const at::Tensor& x) {
            if (x.defined())
                out.push_back({std::move(name), x.sizes().vec(), floatsOf(x)});
        };
        for (std::size_t k = 0; hidden && k < impl.inputs.size(); ++k)
            add("hidden." + std::to_string(k), impl.inputs[k]);
        add("pooler_output", impl.layers.pooled(last));
        add("mean_pooled", impl.meanPooled());
        add("mean_pooled_normalized", impl.sentences());
        if (fillsMasks())
            add("logits_mlm", impl.layers.masked(last.flatten(0, 1)).view({last.size(0), last.size(1), -1}));
        add("logits_classification", impl.layers.classes(last));
        add("logits_nsp", impl.layers.nextSentence(last));
        add("logits_replaced", impl.layers.replaced(last));
        add("logits_answer", impl.layers.answer(last));
        return out;
    });
}

std::vector<TokenChoice> Encoder::fill(std::size_t text, std::size_t token, int top) const
{
    return inTorch([&] {
        const at::Tensor row = m_impl->last()[std::int64_t(text)][std::int64_t(token)].clone().unsqueeze(0);
        const at::Tensor logits = m_impl->layers.masked(row);
        std::vector<TokenChoice> choices;
        if (!logits.defined())
            return choices;
        const std::vector<float> p = floatsOf(at::softmax(logits, -1));
        std::vector<int> ids(p.size());
        std::iota(ids.begin(), ids.end(), 0);
        const auto most = std::ptrdiff_t(std::min(std::size_t(std::max(top, 0)), ids.size()));
        std::partial_sort(ids.begin(), ids.begin() + most, ids.end(), [&](int a, int b) {
            const float x = p[std::size_t(a)], y = p[std::size_t(b)];
            return x != y ? x > y : a < b;
        });
        for (auto id = ids.begin(); id != ids.begin() + most; ++id)
            choices.push_back({*id, p[std::size_t(*id)]});
        return choices;
    });
}

bool Encoder::classifiesTexts() const { return m_impl->map->part("classifier.weight") && !m_impl->layers.classifiesTokens(); }

std::vector<double> Encoder::classes(std::size_t text) const
{
    return inTorch([&] {
        if (!classifiesTexts())
            return std::vector<double>{};
        const auto p = floatsOf(at::softmax(m_impl->layers.classes(m_impl->last()), -1)[std::int64_t(text)]);
        return std::vector<double>(p.begin(), p.end());
    });
}

std::vector<float> Encoder::sentence(std::size_t text) const
{
    return inTorch([&] { return floatsOf(m_impl->sentences()[std::int64_t(text)]); });
}

} // namespace heterosis
