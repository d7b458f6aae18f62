// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/chorus.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "model/compute.h"
#include "model/gated_parts.h"
#include "model/head_scan.h"
#include "model/sequences.h"
#include "model/transformer.h"

namespace heterosis {
namespace {

constexpr std::uint64_t kMemory = std::uint64_t{512} << 20;
constexpr std::int64_t kHeadRows = 512;   // whose logits are held at a time, a stretch of the vocabulary each
constexpr std::size_t kOpenShare = 8;     // rows are put together anew when one of so many has ended: each new number of rows costs the
                                          // making of its kernels

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
    std::unique_ptr<GateSources> sources;
    std::vector<ChildGates> gates;
    ChildRows rows;                             // of the pass
    std::unique_ptr<Transformer> transformer;
    std::size_t children = 1;
    std::uint64_t memory = kMemory;

    const ModelConfig& config() const { return maps.front()->config; }
    at::TensorOptions options() const { return at::TensorOptions(scalarTypeOf(compute.dtype)).device(deviceOf(compute)); }
    std::uint64_t elementBytes() const { return std::uint64_t(bitsOf(compute.dtype)) / 8; }
    std::int64_t rowsAtOnce() const;
    void setRows(std::int64_t ofEachChild) { rows.set(std::vector<std::int64_t>(children, ofEachChild)); }
    at::Tensor through(const std::vector<int>& ids, Sequences& sequences, const char* what, Control& control) const;
    template <class Work> void eachPart(const at::Tensor& x, Work&& work);
    std::vector<float> chosenLogprobs(const at::Tensor& x, const std::vector<std::int64_t>& wanted);
    std::vector<int> likeliest(const at::Tensor& x);
    void readTexts(std::span<const Text> texts, std::span<const std::size_t> which, std::vector<std::vector<std::vector<float>>>& out, Control& control);
    struct Answers;
    void readPrompts(Answers& answers, std::span<const std::size_t> alike, Sequences& sequences, Control& control);
    void answerPrompts(Answers& answers, Control& control);
};

// Rows of one pass: activations of a layer (residual stream, queries, keys, values, MLP, for each source once more) within the memory.
std::int64_t Chorus::Impl::rowsAtOnce() const
{
    const ModelConfig& c = config();
    const std::int64_t wide = 4 * c.width + 2 * (c.heads + 2 * c.kvHeads) * c.headDim + 3 * c.mlpWidth;
    const std::uint64_t row = elementBytes() * std::uint64_t(wide) * (sources->weights.size() + 1);
    return std::max<std::int64_t>(std::int64_t(children), std::int64_t(memory / 4 / row));
}

at::Tensor Chorus::Impl::through(const std::vector<int>& ids, Sequences& sequences, const char* what, Control& control) const
{
    at::Tensor x = transformer->embed(idTensor(ids, deviceOf(compute)), sequences.positions());
    for (int l = 0; l < int(config().layers); ++l) {
        control.step(-1, what);
        x = transformer->layer(l, x, sequences);
    }
    sequences.done();
    return x;
}

// work(the final norm of some rows of x, the first of them)
template <class Work> void Chorus::Impl::eachPart(const at::Tensor& x, Work&& work)
{
    const ChildRows all = rows;
    for (std::int64_t at = 0; at < x.size(0); at += kHeadRows) {
        const std::int64_t count = std::min(kHeadRows, x.size(0) - at);
        rows = all.part(at, count);
        work(transformer->finalNorm(x.narrow(0, at, count)), at);
    }
    rows = all;
}

// x: the rows that `rows` says; wanted: a token for each.
std::vector<float> Chorus::Impl::chosenLogprobs(const at::Tensor& x, const std::vector<std::int64_t>& wanted)
{
    std::vector<float> out;
    eachPart(x, [&](const at::Tensor& normed, std::int64_t first) {
        LogprobScan scan({wanted.begin() + first, wanted.begin() + first + normed.size(0)});
        transformer->logitsInStretches(normed, [&](std::int64_t token, const at::Tensor& logits) { scan.add(token, logits); });
        const auto values = scan.values();
        out.insert(out.end(), values.begin(), values.end());
    });
    return out;
}

std::vector<int> Chorus::Impl::likeliest(const at::Tensor& x)
{
    std::vector<int> out;
    eachPart(x, [&](const at::Tensor& normed, std::int64_t) {
        LikeliestScan scan(normed.size(0));
        transformer->logitsInStretches(normed, [&](std::int64_t token, const at::Tensor& logits) { scan.add(token, logits); });
        out.insert(out.end(), scan.ids().begin(), scan.ids().end());
    });
    return out;
}

void Chorus::Impl::readTexts(std::span<const Text> texts, std::span<const std::size_t> which, std::vector<std::vector<std::vector<float>>>& out,
                             Control& control)
{
    const auto count = std::int64_t(which.size()), tokens = std::int64_t(texts[which[0]].ids.size());
    transformer->reach(tokens);
    Sequences sequences(config(), transformer->rope(), options(), std::int64_t(children) * count, 0);
    std::vector<std::int64_t> all(children * which.size());
    std::iota(all.begin(), all.end(), std::int64_t(0));
    sequences.read(all, tokens);
    std::vector<int> ids;
    std::vector<std::int64_t> before, next;
    for (std::size_t k = 0; k < children; ++k)
        for (const std::size_t t : which) {
            const auto first = std::int64_t(ids.size());
            ids.insert(ids.end(), texts[t].ids.begin(), texts[t].ids.end());
            for (const std::size_t position : texts[t].of) {
                before.push_back(first + std::int64_t(position) - 1);
                next.push_back(texts[t].ids[position]);
            }
        }
    setRows(count * tokens);
    const at::Tensor x = through(ids, sequences, "likelihood", control);
    setRows(std::int64_t(before.size() / children));
    const std::vector<float> values = chosenLogprobs(x.index_select(0, at::tensor(before, at::TensorOptions(at::kLong)).to(x.device())), next);
    std::size_t at = 0;
    for (std::size_t k = 0; k < children; ++k)
        for (const std::size_t t : which) {
            out[k][t].assign(values.begin() + std::ptrdiff_t(at), values.begin() + std::ptrdiff_t(at + texts[t].of.size()));
            at += texts[t].of.size();
        }
}

// Answers that grow side by side: text child * prompts + i is the child's answer to the i-th prompt.
struct Chorus::Impl::Answers {
    std::span<const std::vector<int>> prompts;
    std::vector<std::size_t> which;           // of the prompts, by length
    int maxNew;
    std::span<const int> endIds;
    std::int64_t context;
    std::vector<std::vector<std::vector<int>>>& out;
    std::vector<int> newest;                  // of each text: the likeliest next token
    std::vector<char> over;                   // of each text

    const std::vector<int>& prompt(std::size_t text) const { return prompts[which[text % which.size()]]; }
    std::vector<int>& answer(std::size_t text) { return out[text / which.size()][which[text % which.size()]]; }
    std::size_t room(std::size_t text) const { return std::size_t(context) - prompt(text).size(); }

    // The newest token of each of these texts joins its answer.
    void say(std::span<const std::int64_t> texts)
    {
        for (const std::int64_t one : texts) {
            const auto text = std::size_t(one);
            if (over[text] == 0 && room(text) > 0) {
                const int id = newest[text];
                answer(text).push_back(id);
                over[text] = std::find(endIds.begin(), endIds.end(), id) != endIds.end() || answer(text).size() >= std::size_t(maxNew);
            }
            if (answer(text).size() >= room(text))
                over[text] = 1;
        }
    }
};

// Prompts of one length, read by all children.
void Chorus::Impl::readPrompts(Answers& answers, std::span<const std::size_t> alike, Sequences& sequences, Control& control)
{
    const std::size_t all = answers.which.size(), tokens = answers.prompt(alike.front()).size();
    const auto most = std::max<std::size_t>(1, std::size_t(rowsAtOnce()) / tokens / children);
    for (std::size_t at = 0; at < alike.size(); at += most) {
        const auto some = alike.subspan(at, std::min(most, alike.size() - at));
        std::vector<std::int64_t> texts, last;
        std::vector<int> ids;
        for (std::size_t c = 0; c < children; ++c)
            for (const std::size_t i : some) {
                texts.push_back(std::int64_t(c * all + i));
                ids.insert(ids.end(), answers.prompt(i).begin(), answers.prompt(i).end());
                last.push_back(std::int64_t(ids.size()) - 1);
            }
        sequences.read(texts, std::int64_t(tokens));
        setRows(std::int64_t(some.size() * tokens));
        const at::Tensor x = through(ids, sequences, "prompt", control);
        setRows(std::int64_t(some.size()));
        const std::vector<int> said = likeliest(x.index_select(0, at::tensor(last, at::TensorOptions(at::kLong)).to(x.device())));
        for (std::size_t t = 0; t < texts.size(); ++t)
            answers.newest[std::size_t(texts[t])] = said[t];
    }
}

// All answers grow by a token a pass. Those that have ended leave when there are enough of them.
void Chorus::Impl::answerPrompts(Answers& answers, Control& control)
{
    std::stable_sort(answers.which.begin(), answers.which.end(),
                     [&](std::size_t a, std::size_t b) { return answers.prompts[a].size() < answers.prompts[b].size(); });
    const std::size_t each = answers.which.size();
    const auto capacity = std::min(std::int64_t(answers.prompt(each - 1).size()) + answers.maxNew, answers.context);
    transformer->reach(capacity);
    Sequences sequences(config(), transformer->rope(), options(), std::int64_t(children * each), capacity);
    answers.newest.assign(children * each, 0);
    answers.over.assign(children * each, 0);
    std::vector<std::size_t> alike;
    for (std::size_t i = 0; i < each; ++i) {
        alike.push_back(i);
        if (i + 1 == each || answers.prompt(i + 1).size() != answers.prompt(i).size()) {
            readPrompts(answers, alike, sequences, control);
            alike.clear();
        }
    }
    std::vector<std::int64_t> texts(children * each); // that grow, those of a child together
    std::iota(texts.begin(), texts.end(), std::int64_t(0));
    for (;;) {
        answers.say(texts);
        const auto over = [&](std::int64_t t) { return answers.over[std::size_t(t)] != 0; };
        const auto ended = std::size_t(std::count_if(texts.begin(), texts.end(), over));
        if (ended == texts.size())
            return;
        const bool full = std::any_of(texts.begin(), texts.end(), [&](std::int64_t t) { return sequences.length(t) == capacity; });
        if (full || ended * kOpenShare >= texts.size())
            std::erase_if(texts, over);
        std::vector<std::int64_t> counts(children, 0);
        std::vector<int> ids;
        for (const std::int64_t t : texts) {
            ++counts[std::size_t(t) / each];
            ids.push_back(answers.newest[std::size_t(t)]);
        }
        rows.set(counts);
        sequences.next(texts);
        const std::vector<int> said = likeliest(through(ids, sequences, "speech", control));
        for (std::size_t row = 0; row < said.size(); ++row)
            answers.newest[std::size_t(texts[row])] = said[row];
    }
}

Chorus::Chorus(std::shared_ptr<const ModelMap> map, std::shared_ptr<const TensorSource> source, const ComputeChoice& compute)
    : m_impl(std::make_unique<Impl>())
{
    refuse(map->config);
    inTorch([&] {
        m_impl->compute = compute;
        m_impl->maps = {map};
        m_impl->sources = std::make_unique<GateSources>(*map);
        m_impl->sources->weights.push_back(std::make_unique<Weights>(map, std::move(source), deviceOf(compute), scalarTypeOf(compute.dtype)));
        m_impl->transformer = std::make_unique<Transformer>(map->config, plainParts(map->config, *m_impl->sources->weights.front()), deviceOf(compute));
    });
}

Chorus::Chorus(std::vector<std::shared_ptr<const ModelMap>> sources, const ComputeChoice& compute) : m_impl(std::make_unique<Impl>())
{
    refuse(sources.front()->config);
    inTorch([&] {
        m_impl->compute = compute;
        m_impl->maps = std::move(sources);
        m_impl->children = 0;
        m_impl->sources = std::make_unique<GateSources>(*m_impl->maps.front());
        for (const auto& map : m_impl->maps)
            m_impl->sources->weights.push_back(std::make_unique<Weights>(map, map->checkpoint, deviceOf(compute), scalarTypeOf(compute.dtype), Weights::Fill::OnDemand));
    });
}

Chorus::~Chorus() = default;

void Chorus::setChildren(std::vector<ChildGates> children)
{
    inTorch([&] {
        m_impl->transformer.reset();
        m_impl->gates = std::move(children);
        m_impl->children = m_impl->gates.size();
        m_impl->transformer = std::make_unique<Transformer>(m_impl->config(), gatedParts(*m_impl->sources, m_impl->gates, m_impl->rows),
                                                            deviceOf(m_impl->compute));
    });
}

std::size_t Chorus::children() const { return m_impl->children; }
void Chorus::changed(std::span<const GeneId> genes)
{
    inTorch([&] { m_impl->sources->weights.front()->refresh(genes); });
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
    std::size_t longest = 0;
    for (const auto& prompt : prompts) {
        checkIds(prompt, m_impl->config());
        longest = std::max(longest, prompt.size());
    }
    if (maxNew < 1)
        return out;
    const std::uint64_t one = bytesForAnswers(map(), m_impl->compute, m_impl->children, std::int64_t(longest) + maxNew);
    const auto most = std::max<std::size_t>(1, std::size_t(m_impl->memory * 3 / 4 / std::max<std::uint64_t>(1, one)));
    inTorch([&] {
        for (std::size_t at = 0; at < prompts.size(); at += most) {
            Impl::Answers answers{.prompts = prompts, .which = std::vector<std::size_t>(std::min(most, prompts.size() - at)), .maxNew = maxNew, .endIds = endIds,
                                  .context = m_impl->config().context, .out = out, .newest = {}, .over = {}};
            std::iota(answers.which.begin(), answers.which.end(), at);
            m_impl->answerPrompts(answers, control);
        }
    });
    return out;
}

std::uint64_t Chorus::bytesForAnswers(const ModelMap& map, const ComputeChoice& compute, std::size_t children, std::int64_t positions)
{
    return Sequences::bytesNeeded(map.config, std::uint64_t(bitsOf(compute.dtype)) / 8, std::int64_t(children), std::min(positions, map.config.context));
}

} // namespace heterosis
