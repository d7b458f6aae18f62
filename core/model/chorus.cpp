// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/chorus.h"

#include <algorithm>
#include <map>
#include <optional>

#include "model/compute.h"
#include "model/gated_parts.h"
#include "model/sequences.h"
#include "model/transformer.h"

namespace heterosis {
namespace {

constexpr std::uint64_t kMemory = std::uint64_t{512} << 20;
constexpr std::int64_t kLogitBytes = 96 << 20; // logits that are held at a time

void refuse(const ModelConfig& config)
{
    if (config.rope.type == "dynamic" || config.rope.type == "longrope")
        throw Error({.message = text("A rotary embedding of kind {} turns each text by its length, so texts cannot be read together", config.rope.type),
                     .remedy = text("Let the children be realised one by one (path realised).")});
}

at::Tensor idTensor(const std::vector<int>& ids, const at::Device& device)
{
    return at::tensor(at::ArrayRef<int>(ids), at::TensorOptions(at::kInt)).to(device);
}

} // namespace

struct Chorus::Impl {
    std::vector<std::shared_ptr<const ModelMap>> maps;
    ComputeChoice compute;
    std::vector<std::unique_ptr<Weights>> weights;
    std::vector<ChildGates> gates;
    std::unique_ptr<Transformer> transformer;
    std::size_t children = 1;
    std::uint64_t memory = kMemory;

    const ModelConfig& config() const { return maps.front()->config; }
    at::TensorOptions options() const { return at::TensorOptions(scalarTypeOf(compute.dtype)).device(deviceOf(compute)); }
    std::uint64_t elementBytes() const { return std::uint64_t(bitsOf(compute.dtype)) / 8; }
    std::int64_t rowsAtOnce() const;
    at::Tensor through(at::Tensor x, Sequences& sequences, const char* what, Control& control) const;
    std::vector<float> chosenLogprobs(const at::Tensor& normed, const at::Tensor& wanted) const;
    std::vector<int> likeliest(const at::Tensor& normed) const;
    void readTexts(std::span<const Text> texts, std::span<const std::size_t> which, std::vector<std::vector<std::vector<float>>>& out, Control& control);
    void answerPrompts(std::span<const std::vector<int>> prompts, std::span<const std::size_t> which, int maxNew, std::span<const int> endIds,
                       std::vector<std::vector<std::vector<int>>>& out, Control& control);
};

// Rows of one pass: activations of a layer (residual stream, queries, keys, values, MLP, for each source once more) within the memory.
std::int64_t Chorus::Impl::rowsAtOnce() const
{
    const ModelConfig& c = config();
    const std::int64_t wide = 4 * c.width + 2 * (c.heads + 2 * c.kvHeads) * c.headDim + 3 * c.mlpWidth;
    const std::uint64_t row = elementBytes() * std::uint64_t(wide) * (weights.size() + 1);
    return std::max<std::int64_t>(std::int64_t(children), std::int64_t(memory / 4 / row));
}

at::Tensor Chorus::Impl::through(at::Tensor x, Sequences& sequences, const char* what, Control& control) const
{
    for (int l = 0; l < int(config().layers); ++l) {
        control.step(-1, what);
        x = transformer->layer(l, x, sequences);
    }
    sequences.done();
    return x;
}

// The gated head needs rows of every child in each part, so parts are cut out of each child's rows.
template <class Work> void eachPart(const at::Tensor& normed, std::size_t children, std::int64_t vocabulary, Work&& work)
{
    const std::int64_t each = normed.size(0) / std::int64_t(children);
    const std::int64_t most = std::max<std::int64_t>(1, kLogitBytes / 4 / vocabulary / std::int64_t(children));
    const at::Tensor rows = normed.view({std::int64_t(children), each, normed.size(1)});
    for (std::int64_t at = 0; at < each; at += most) {
        const std::int64_t count = std::min(most, each - at);
        work(rows.narrow(1, at, count).reshape({-1, normed.size(1)}).clone(at::MemoryFormat::Contiguous), at, count);
    }
}

// wanted: int64 [rows], the same rows as normed. In the order of the rows.
std::vector<float> Chorus::Impl::chosenLogprobs(const at::Tensor& normed, const at::Tensor& wanted) const
{
    std::vector<float> out(std::size_t(normed.size(0)));
    const std::int64_t each = normed.size(0) / std::int64_t(children);
    eachPart(normed, children, config().vocabulary, [&](const at::Tensor& rows, std::int64_t from, std::int64_t count) {
        const at::Tensor logits = transformer->logits(rows);
        const at::Tensor ids = wanted.view({std::int64_t(children), each}).narrow(1, from, count).reshape({-1, 1});
        const at::Tensor part = (logits.gather(1, ids).squeeze(1) - at::logsumexp(logits, {1})).to(at::kCPU).contiguous();
        for (std::int64_t k = 0; k < std::int64_t(children); ++k)
            std::copy_n(part.data_ptr<float>() + k * count, count, out.begin() + k * each + from);
    });
    return out;
}

std::vector<int> Chorus::Impl::likeliest(const at::Tensor& normed) const
{
    std::vector<int> out(std::size_t(normed.size(0)));
    const std::int64_t each = normed.size(0) / std::int64_t(children);
    eachPart(normed, children, config().vocabulary, [&](const at::Tensor& rows, std::int64_t from, std::int64_t count) {
        const at::Tensor logits = transformer->logits(rows).to(at::kCPU).contiguous();
        const float* data = logits.data_ptr<float>();
        const std::int64_t n = logits.size(1);
        for (std::int64_t r = 0; r < logits.size(0); ++r)
            out[std::size_t(r / count * each + from + r % count)] = int(std::max_element(data + r * n, data + (r + 1) * n) - (data + r * n));
    });
    return out;
}

void Chorus::Impl::readTexts(std::span<const Text> texts, std::span<const std::size_t> which, std::vector<std::vector<std::vector<float>>>& out,
                             Control& control)
{
    const auto count = std::int64_t(which.size()), tokens = std::int64_t(texts[which[0]].ids.size()), all = std::int64_t(children) * count;
    transformer->reach(tokens);
    Sequences sequences(config(), transformer->rope(), options(), all, 0);
    sequences.read(0, 1, all, tokens);
    std::vector<int> ids;
    std::vector<std::int64_t> before, next;
    for (std::size_t k = 0; k < children; ++k)
        for (std::size_t t = 0; t < which.size(); ++t) {
            const Text& one = texts[which[t]];
            const auto first = std::int64_t(ids.size());
            ids.insert(ids.end(), one.ids.begin(), one.ids.end());
            for (const std::size_t position : one.of) {
                before.push_back(first + std::int64_t(position) - 1);
                next.push_back(one.ids[position]);
            }
        }
    const at::Device device = deviceOf(compute);
    const at::Tensor x = through(transformer->embed(idTensor(ids, device), sequences.positions()), sequences, "likelihood", control);
    const auto indices = [&](const std::vector<std::int64_t>& list) { return at::tensor(list, at::TensorOptions(at::kLong)).to(device); };
    const std::vector<float> values = chosenLogprobs(transformer->finalNorm(x.index_select(0, indices(before))), indices(next));
    std::size_t at = 0;
    for (std::size_t k = 0; k < children; ++k)
        for (const std::size_t t : which) {
            out[k][t].assign(values.begin() + std::ptrdiff_t(at), values.begin() + std::ptrdiff_t(at + texts[t].of.size()));
            at += texts[t].of.size();
        }
}

// Prompts are read one by one by all children, then all answers grow by a token a pass. A prompt that every child has answered leaves.
void Chorus::Impl::answerPrompts(std::span<const std::vector<int>> prompts, std::span<const std::size_t> which, int maxNew, std::span<const int> endIds,
                                 std::vector<std::vector<std::vector<int>>>& out, Control& control)
{
    const auto k = std::int64_t(children), p = std::int64_t(which.size());
    std::int64_t longest = 0;
    for (const std::size_t i : which)
        longest = std::max(longest, std::int64_t(prompts[i].size()));
    const std::int64_t capacity = std::min(longest + maxNew, config().context);
    transformer->reach(capacity);
    Sequences sequences(config(), transformer->rope(), options(), k * p, capacity);
    const at::Device device = deviceOf(compute);
    std::vector<std::vector<int>> newest(static_cast<std::size_t>(p)); // [prompt][child]: the likeliest next token
    for (std::int64_t i = 0; i < p; ++i) {
        const std::vector<int>& prompt = prompts[which[std::size_t(i)]];
        const auto tokens = std::int64_t(prompt.size());
        sequences.read(i, p, k, tokens);
        std::vector<int> ids;
        for (std::size_t c = 0; c < children; ++c)
            ids.insert(ids.end(), prompt.begin(), prompt.end());
        const at::Tensor x = through(transformer->embed(idTensor(ids, device), sequences.positions()), sequences, "prompt", control);
        const at::Tensor last = x.view({k, tokens, x.size(1)}).select(1, tokens - 1).clone(at::MemoryFormat::Contiguous);
        newest[std::size_t(i)] = likeliest(transformer->finalNorm(last));
    }
    std::vector<std::vector<char>> over(children, std::vector<char>(static_cast<std::size_t>(p), 0));
    std::vector<std::int64_t> open; // prompts that some child still answers
    for (std::int64_t i = 0; i < p && maxNew > 0; ++i)
        open.push_back(i);
    while (!open.empty()) {
        for (const std::int64_t i : open)
            for (std::size_t c = 0; c < children; ++c) {
                char& ended = over[c][std::size_t(i)];
                std::vector<int>& answer = out[c][which[std::size_t(i)]];
                if (ended)
                    continue;
                const int id = newest[std::size_t(i)][c];
                const std::size_t room = std::size_t(config().context) - prompts[which[std::size_t(i)]].size();
                if (room == 0) {
                    ended = 1;
                    continue;
                }
                answer.push_back(id);
                ended = std::find(endIds.begin(), endIds.end(), id) != endIds.end() || answer.size() >= std::min(std::size_t(maxNew), room);
            }
        std::erase_if(open, [&](std::int64_t i) {
            return std::all_of(over.begin(), over.end(), [&](const std::vector<char>& child) { return child[std::size_t(i)] != 0; });
        });
        if (open.empty())
            break;
        std::vector<std::int64_t> texts;
        std::vector<int> ids;
        for (std::int64_t c = 0; c < k; ++c)
            for (const std::int64_t i : open) {
                texts.push_back(c * p + i);
                ids.push_back(newest[std::size_t(i)][std::size_t(c)]);
            }
        sequences.next(texts);
        const at::Tensor x = through(transformer->embed(idTensor(ids, device), sequences.positions()), sequences, "speech", control);
        const std::vector<int> said = likeliest(transformer->finalNorm(x));
        for (std::size_t row = 0; row < said.size(); ++row)
            newest[std::size_t(open[row % open.size()])][row / open.size()] = said[row];
    }
}

Chorus::Chorus(std::shared_ptr<const ModelMap> map, std::shared_ptr<const TensorSource> source, const ComputeChoice& compute)
    : m_impl(std::make_unique<Impl>())
{
    refuse(map->config);
    inTorch([&] {
        m_impl->compute = compute;
        m_impl->maps = {map};
        m_impl->weights.push_back(std::make_unique<Weights>(map, std::move(source), deviceOf(compute), scalarTypeOf(compute.dtype)));
        m_impl->transformer =
            std::make_unique<Transformer>(map->config, plainParts(map->config, *m_impl->weights.front()), deviceOf(compute));
    });
}

Chorus::Chorus(std::vector<std::shared_ptr<const ModelMap>> sources, const ComputeChoice& compute) : m_impl(std::make_unique<Impl>())
{
    refuse(sources.front()->config);
    inTorch([&] {
        m_impl->compute = compute;
        m_impl->maps = std::move(sources);
        m_impl->children = 0;
        for (const auto& map : m_impl->maps)
            m_impl->weights.push_back(std::make_unique<Weights>(map, map->checkpoint, deviceOf(compute), scalarTypeOf(compute.dtype)));
    });
}

Chorus::~Chorus() = default;

void Chorus::setChildren(std::vector<ChildGates> children)
{
    inTorch([&] {
        m_impl->transformer.reset();
        m_impl->gates = std::move(children);
        m_impl->children = m_impl->gates.size();
        m_impl->transformer = std::make_unique<Transformer>(m_impl->config(), gatedParts(*m_impl->maps.front(), m_impl->weights, m_impl->gates),
                                                            deviceOf(m_impl->compute));
    });
}

std::size_t Chorus::children() const { return m_impl->children; }
void Chorus::changed(std::span<const GeneId> genes)
{
    inTorch([&] { m_impl->weights.front()->refresh(genes); });
}
void Chorus::setMemory(std::uint64_t bytes) { m_impl->memory = bytes; }
const ModelMap& Chorus::map() const { return *m_impl->maps.front(); }

std::vector<std::vector<std::vector<float>>> Chorus::logprobs(std::span<const Text> texts, Control& control)
{
    std::vector<std::vector<std::vector<float>>> out(m_impl->children, std::vector<std::vector<float>>(texts.size()));
    std::map<std::size_t, std::vector<std::size_t>> byLength;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        checkIds(texts[i].ids, m_impl->config());
        if (!texts[i].of.empty())
            byLength[texts[i].ids.size()].push_back(i);
    }
    inTorch([&] {
        for (const auto& [length, all] : byLength) {
            const auto most = std::max<std::size_t>(1, std::size_t(m_impl->rowsAtOnce()) / length / m_impl->children);
            for (std::size_t at = 0; at < all.size(); at += most)
                m_impl->readTexts(texts, std::span(all).subspan(at, std::min(most, all.size() - at)), out, control);
        }
    });
    return out;
}

std::vector<std::vector<std::vector<int>>> Chorus::answers(std::span<const std::vector<int>> prompts, int maxNew, std::span<const int> endIds,
                                                           Control& control)
{
    std::vector<std::vector<std::vector<int>>> out(m_impl->children, std::vector<std::vector<int>>(prompts.size()));
    std::vector<std::size_t> order(prompts.size());
    std::size_t longest = 0;
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        checkIds(prompts[i], m_impl->config());
        order[i] = i;
        longest = std::max(longest, prompts[i].size());
    }
    const std::uint64_t one = bytesForAnswers(map(), m_impl->compute, m_impl->children, std::int64_t(longest) + maxNew);
    const auto most = std::max<std::size_t>(1, std::size_t(m_impl->memory * 3 / 4 / std::max<std::uint64_t>(1, one)));
    inTorch([&] {
        for (std::size_t at = 0; at < order.size(); at += most)
            m_impl->answerPrompts(prompts, std::span(order).subspan(at, std::min(most, order.size() - at)), maxNew, endIds, out, control);
    });
    return out;
}

std::uint64_t Chorus::bytesForAnswers(const ModelMap& map, const ComputeChoice& compute, std::size_t children, std::int64_t positions)
{
    return Sequences::bytesNeeded(map.config, std::uint64_t(bitsOf(compute.dtype)) / 8, std::int64_t(children), std::min(positions, map.config.context));
}

} // namespace heterosis
