// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/voice.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "model/compute.h"
#include "model/transformer.h"

namespace heterosis {
namespace {

constexpr int kNothing = -1; // not even the embedding

void refuseWords(const ModelMap& map)
{
    if (map.part(kScoreHead))
        throw Error({.message = text("{} rates texts and writes none: it is a reward model", map.checkpoint->name()),
                     .remedy = text("Name it as the reward model of a judge or a run, and another model as the subject")});
}

std::vector<float> toFloats(const at::Tensor& x)
{
    const at::Tensor own = x.to(at::kCPU, at::kFloat).contiguous();
    return {own.data_ptr<float>(), own.data_ptr<float>() + own.numel()};
}

SpokenToken describe(int id, std::span<const float> logits, int top)
{
    const at::Tensor all = at::from_blob(const_cast<float*>(logits.data()), {std::int64_t(logits.size())}, at::TensorOptions(at::kFloat));
    const double whole = at::logsumexp(all, {0}).item<float>();
    SpokenToken token{.id = id, .logprob = double(logits[std::size_t(id)]) - whole};
    if (top <= 0)
        return token;
    std::vector<int> ids(logits.size());
    std::iota(ids.begin(), ids.end(), 0);
    const auto most = std::min(std::size_t(top), ids.size());
    std::partial_sort(ids.begin(), ids.begin() + std::ptrdiff_t(most), ids.end(), [&](int a, int b) {
        const float x = logits[std::size_t(a)], y = logits[std::size_t(b)];
        return x != y ? x > y : a < b;
    });
    for (std::size_t i = 0; i < most; ++i)
        token.top.push_back({ids[i], std::exp(double(logits[std::size_t(ids[i])]) - whole)});
    return token;
}

} // namespace

std::string_view nameOf(Finish finish) noexcept
{
    switch (finish) {
    case Finish::Eos: return "eos";
    case Finish::Length: return "length";
    case Finish::Context: return "context";
    case Finish::Cancelled: return "cancelled";
    }
    return "";
}

struct Voice::Impl {
    std::shared_ptr<const ModelMap> map;
    ComputeChoice compute;
    Weights weights;
    Transformer transformer;
    KvCache cache;

    std::vector<int> prompt;         // whose activations are kept
    std::vector<at::Tensor> inputs;  // of each layer, [tokens, width]; the last is the last layer's output
    int valid = kNothing;            // inputs[0..valid] and the cache of the layers below `valid` belong to prompt and weights
    std::vector<float> promptLogits; // after the prompt's last token; empty where they are not known
    int recomputedFrom = 0;

    Impl(std::shared_ptr<const ModelMap> m, std::shared_ptr<const TensorSource> source, const ComputeChoice& c)
        : map(m), compute(c), weights(m, std::move(source), deviceOf(c), scalarTypeOf(c.dtype)),
          transformer(map->config, plainParts(map->config, weights), deviceOf(c)),
          cache(m->config.layers, m->config.kvHeads, m->config.headDim, at::TensorOptions(scalarTypeOf(c.dtype)).device(deviceOf(c))),
          inputs(std::size_t(m->config.layers) + 1)
    {
    }

    int layers() const { return int(map->config.layers); }
    void forget(const GeneId& gene);
    void runPrompt(std::span<const int> ids, double steps, Control& control);
    std::vector<float> decode(std::span<const int> history, double fraction, Control& control);
    at::Tensor last(const at::Tensor& x) const;
};

void Voice::Impl::forget(const GeneId& gene)
{
    if (gene.layer == GeneId::kEmbed)
        valid = kNothing;
    else if (gene.layer != GeneId::kHead)
        valid = std::min(valid, gene.layer);
    promptLogits.clear();
}

// The last row as a tensor of its own: a narrowed one keeps the stride of all rows, with which bfloat16 products are 20 times slower.
at::Tensor Voice::Impl::last(const at::Tensor& x) const { return x.narrow(0, x.size(0) - 1, 1).clone(at::MemoryFormat::Contiguous); }

// A prompt that only begins like the last one is run whole: other batch sizes round differently, and what is heard must be what an
// exported child says.
void Voice::Impl::runPrompt(std::span<const int> ids, double steps, Control& control)
{
    if (!std::equal(ids.begin(), ids.end(), prompt.begin(), prompt.end())) {
        valid = kNothing;
        promptLogits.clear();
        prompt.assign(ids.begin(), ids.end());
    }
    transformer.reach(std::int64_t(prompt.size()));
    recomputedFrom = std::max(valid, 0);
    if (valid == kNothing) {
        inputs[0] = transformer.embed(prompt, 0);
        valid = 0;
    }
    while (valid < layers()) {
        control.step(valid / steps, "prompt");
        promptLogits.clear();
        inputs[std::size_t(valid) + 1] = transformer.layer(valid, inputs[std::size_t(valid)], &cache, 0);
        ++valid;
    }
    if (promptLogits.empty())
        promptLogits = toFloats(transformer.logits(transformer.finalNorm(last(inputs.back()))));
}

// Logits after the last token of the history, whose other tokens are in the cache.
std::vector<float> Voice::Impl::decode(std::span<const int> history, double fraction, Control& control)
{
    const auto length = std::int64_t(history.size());
    const bool anew = transformer.startsAnew(length);
    if (anew) // the prompt's keys will be those of a longer text
        valid = kNothing;
    const std::int64_t position = anew ? 0 : length - 1;
    transformer.reach(length);
    at::Tensor x = transformer.embed(history.subspan(std::size_t(position)), position);
    for (int l = 0; l < layers(); ++l) {
        control.step(fraction, "speech");
        x = transformer.layer(l, x, &cache, position);
    }
    return toFloats(transformer.logits(transformer.finalNorm(anew ? last(x) : x)));
}

Voice::Voice(std::shared_ptr<const ModelMap> map, std::shared_ptr<const TensorSource> source, const ComputeChoice& compute)
{
    if (map->config.encoder)
        throw Error({.message = text("{} is an encoder ({}): it reads a text and does not write one", map->checkpoint->name(), map->config.family),
                     .remedy = text("Ask `logits` for what it reads.")});
    m_impl = inTorch([&] { return std::make_unique<Impl>(std::move(map), std::move(source), compute); });
}

Voice::~Voice() = default;

void Voice::changed(std::span<const GeneId> genes)
{
    inTorch([&] {
        m_impl->weights.refresh(genes);
        for (const GeneId& id : genes)
            m_impl->forget(id);
    });
}

Speech Voice::speak(std::span<const int> prompt, const SpeakOptions& options, Control& control,
                    const std::function<void(const SpokenToken&)>& said)
{
    const ModelConfig& config = m_impl->map->config;
    refuseWords(*m_impl->map);
    checkIds(prompt, config);
    Sampler sampler(options.sampling);
    const auto room = std::size_t(config.context) - prompt.size();
    const std::size_t most = std::min(std::size_t(std::max(options.maxNew, 0)), room);
    const auto ends = [&](int id) {
        const auto among = [id](const std::vector<int>& ids) { return std::find(ids.begin(), ids.end(), id) != ids.end(); };
        return !options.ignoreEos && (among(config.eos) || among(options.endIds));
    };
    return inTorch([&] {
        const double steps = double(config.layers) + double(most);
        m_impl->cache.reserve(std::int64_t(prompt.size() + most));
        m_impl->runPrompt(prompt, steps, control);
        std::vector<int> history(prompt.begin(), prompt.end());
        std::vector<float> logits = m_impl->promptLogits;
        Speech speech;
        while (speech.tokens.size() < most) {
            const int id = sampler.next(logits, history);
            speech.tokens.push_back(describe(id, logits, options.top));
            if (said)
                said(speech.tokens.back());
            if (ends(id)) {
                speech.finish = Finish::Eos;
                return speech;
            }
            history.push_back(id);
            if (speech.tokens.size() < most) {
                const double fraction = (double(config.layers) + double(speech.tokens.size())) / steps;
                logits = m_impl->decode(history, fraction, control);
            }
        }
        speech.finish = std::int64_t(most) < options.maxNew ? Finish::Context : Finish::Length;
        return speech;
    });
}

int Voice::recomputedFrom() const { return m_impl->recomputedFrom; }
const ComputeChoice& Voice::compute() const { return m_impl->compute; }
const ModelMap& Voice::map() const { return *m_impl->map; }

Voice::Logits Voice::logits(std::span<const int> ids, bool hidden, Control& control)
{
    checkIds(ids, m_impl->map->config);
    return inTorch([&] {
        const Transformer& transformer = m_impl->transformer;
        m_impl->transformer.reach(std::int64_t(ids.size()));
        Logits out;
        at::Tensor x = transformer.embed(ids, 0);
        for (int l = 0; l < m_impl->layers(); ++l) {
            control.step(double(l) / m_impl->layers(), "logits");
            if (hidden)
                out.hidden.push_back(toFloats(x));
            x = transformer.layer(l, x, nullptr, 0);
        }
        x = transformer.finalNorm(x);
        if (hidden)
            out.hidden.push_back(toFloats(x));
        out.logits = toFloats(transformer.logits(x));
        return out;
    });
}

std::vector<float> Voice::logprobs(std::span<const int> ids, std::span<const std::size_t> of, Control& control, double temperature)
{
    constexpr std::int64_t most = 64; // positions whose logits are held at a time
    refuseWords(*m_impl->map);
    checkIds(ids, m_impl->map->config);
    return inTorch([&] {
        const Transformer& transformer = m_impl->transformer;
        m_impl->transformer.reach(std::int64_t(ids.size()));
        at::Tensor x = transformer.embed(ids, 0);
        for (int l = 0; l < m_impl->layers(); ++l) {
            control.step(double(l) / m_impl->layers(), "likelihood");
            x = transformer.layer(l, x, nullptr, 0);
        }
        std::vector<std::int64_t> before, next;
        for (const std::size_t position : of) {
            before.push_back(std::int64_t(position) - 1);
            next.push_back(ids[position]);
        }
        const auto indices = [&](const std::vector<std::int64_t>& all) { return at::tensor(all, at::TensorOptions(at::kLong)).to(x.device()); };
        const at::Tensor rows = transformer.finalNorm(x.index_select(0, indices(before))), wanted = indices(next).unsqueeze(1);
        std::vector<float> logprobs;
        for (std::int64_t at = 0; at < std::int64_t(of.size()); at += most) {
            const std::int64_t count = std::min(most, std::int64_t(of.size()) - at);
            const at::Tensor logits = transformer.logits(rows.narrow(0, at, count));
            const auto part = toFloats(at::log_softmax(temperature == 1 ? logits : logits / temperature, -1).gather(1, wanted.narrow(0, at, count)));
            logprobs.insert(logprobs.end(), part.begin(), part.end());
        }
        return logprobs;
    });
}

std::uint64_t Voice::bytesNeeded(const ModelMap& map, const ComputeChoice& compute, bool sourceIsAligned)
{
    const std::uint64_t element = std::uint64_t(bitsOf(compute.dtype)) / 8;
    std::uint64_t bytes = 0;
    for (const Part& part : map.parts) {
        const TensorView* view = map.checkpoint->find(part.tensor);
        const bool inPlace = sourceIsAligned && compute.device == "cpu" && view && view->dtype == compute.dtype;
        if (!inPlace)
            bytes += element * std::uint64_t(std::accumulate(part.shape.begin(), part.shape.end(), std::int64_t{1}, std::multiplies<>()));
    }
    // Cache and activations grow with the text; few previews are longer than this.
    const ModelConfig& c = map.config;
    const auto tokens = std::uint64_t(std::min<std::int64_t>(c.context, 2048));
    return bytes + element * tokens * std::uint64_t(2 * c.layers * c.kvHeads * c.headDim + (c.layers + 1) * c.width);
}

} // namespace heterosis
