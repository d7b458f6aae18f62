// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/population.h"

#include <algorithm>

#include "breeding/gates_of.h"
#include "fitness/voice_speaker.h"

namespace heterosis::breeding {

namespace {

constexpr std::uint64_t kMemory = std::uint64_t{640} << 20, kLeastMemory = std::uint64_t{384} << 20;

// The questions of some items of a judge, in the words of a chorus.
struct Part {
    std::size_t firstSequence = 0, firstPrompt = 0;
    std::vector<std::vector<std::size_t>> counted;
    std::vector<Chorus::Text> texts;
    std::span<const std::vector<int>> prompts;

    explicit Part(const Asking& asking)
    {
        const Questions& q = asking.judge->questions();
        if (asking.from >= asking.to || asking.to > q.items.size())
            return;
        const auto &first = q.items[asking.from], &last = q.items[asking.to - 1];
        firstSequence = first.firstSequence;
        firstPrompt = first.firstPrompt;
        const auto sequences = std::span(q.sequences).subspan(firstSequence, last.firstSequence + last.sequences - firstSequence);
        prompts = std::span(q.prompts).subspan(firstPrompt, last.firstPrompt + last.prompts - firstPrompt);
        counted.reserve(sequences.size());
        for (const MarkedIds& marked : sequences) {
            texts.push_back({marked.ids, counted.emplace_back(countedPlaces(marked))});
        }
    }
};

struct Kinds {
    bool texts = true, answers = true;
};

// out[child][asking], of all children that the chorus holds; what is not of these kinds stays empty.
std::vector<std::vector<Outputs>> asked(Chorus& chorus, std::span<const Asking> askings, Kinds kinds, Control& control)
{
    std::vector<std::vector<Outputs>> out(chorus.children(), std::vector<Outputs>(askings.size()));
    for (std::size_t a = 0; a < askings.size(); ++a) {
        const Part part(askings[a]);
        const AnswerLimits& limits = askings[a].judge->questions().limits;
        auto logprobs = part.texts.empty() || !kinds.texts ? std::vector<std::vector<std::vector<float>>>() : chorus.logprobs(part.texts, control);
        auto answers = part.prompts.empty() || !kinds.answers ? std::vector<std::vector<std::vector<int>>>()
                                            : chorus.answers(part.prompts, limits.maxNew, limits.endIds, control);
        for (std::size_t k = 0; k < out.size(); ++k) {
            Outputs& mine = out[k][a];
            mine.logprobs.resize(part.firstSequence);
            mine.answers.resize(part.firstPrompt);
            if (!logprobs.empty())
                std::move(logprobs[k].begin(), logprobs[k].end(), std::back_inserter(mine.logprobs));
            if (!answers.empty())
                std::move(answers[k].begin(), answers[k].end(), std::back_inserter(mine.answers));
        }
    }
    return out;
}

bool asksTexts(std::span<const Asking> askings)
{
    return std::any_of(askings.begin(), askings.end(), [](const Asking& asking) { return !asking.judge->questions().sequences.empty(); });
}

bool asksDistance(std::span<const Asking> askings)
{
    return std::any_of(askings.begin(), askings.end(), [](const Asking& asking) { return asking.judge->questions().distance; });
}

// A reference without owning.
template <class T> std::shared_ptr<const T> borrowed(const T& value) { return std::shared_ptr<const T>(std::shared_ptr<void>(), &value); }

} // namespace

struct Population::Impl {
    Parents parents;
    std::optional<Dtype> dtype;
    ComputeChoice compute;
    std::uint64_t memory;
    std::optional<Child> child;         // realised, or where weights are measured
    std::optional<Chorus> gated, alone; // of the sources; of the child, once there is one

    Child& buffer() { return child ? *child : child.emplace(parents, dtype); }

    std::vector<Outputs> realised(const Genome& genome, std::span<const Asking> askings, Kinds kinds, Control& control)
    {
        const auto changed = buffer().realise(genome, control);
        if (!alone) {
            alone.emplace(parents.a, borrowed<TensorSource>(*child), compute);
            alone->setMemory(memory);
        } else {
            alone->changed(changed);
        }
        return std::move(asked(*alone, askings, kinds, control).front());
    }

    double distance(const Genome& genome, Control& control)
    {
        buffer().realise(genome, control);
        const auto& original = parents.original ? parents.original : parents.a;
        return relativeDistance(*parents.a, buffer(), *original, control);
    }
};

const char* wordOf(Path path) { return path == Path::Gated ? "gated" : path == Path::Realised ? "realised" : "mixed"; }

Path pathNamed(const std::string& word) { return word == "gated" ? Path::Gated : word == "mixed" ? Path::Mixed : Path::Realised; }

std::uint64_t batchMemory(const Parents& parents, const ComputeChoice& compute)
{
    std::uint64_t files = 0, held = 0;
    for (const auto& source : sourcesOf(parents))
        for (const TensorView& tensor : source->checkpoint->tensors()) {
            files += tensor.bytes.size();
            held += std::uint64_t(tensor.elements() * bitsOf(compute.dtype)) / 8;
        }
    const std::uint64_t wider = held > files ? held - files : 0;
    return wider > kMemory - kLeastMemory ? kLeastMemory : kMemory - wider;
}

// Four prompts at least are answered side by side, and the rows of one prompt of all children go through a layer at once.
std::size_t gatedAtOnce(const Parents& parents, const ComputeChoice& compute, std::uint64_t memory, std::size_t positions)
{
    const ModelConfig& c = parents.a->config;
    const std::uint64_t sources = sourcesOf(parents).size(), element = std::uint64_t(bitsOf(compute.dtype)) / 8;
    const std::uint64_t cache = 4 * Chorus::bytesForAnswers(*parents.a, compute, 1, std::int64_t(positions));
    const std::uint64_t rows = positions * element * std::uint64_t(2 * c.width + c.mlpWidth) * (sources + 1);
    return std::clamp<std::size_t>(std::size_t(memory * 3 / 4 / std::max<std::uint64_t>({cache, rows, 1})), 1, 256);
}

Population::Population(Parents parents, std::optional<Dtype> dtype, const ComputeChoice& compute, Path path, std::uint64_t memory)
    : m_impl(new Impl {std::move(parents), dtype, compute, memory, {}, {}, {}}), m_path(path)
{
    if (path != Path::Realised) {
        m_impl->gated.emplace(sourcesOf(m_impl->parents), compute);
        m_impl->gated->setMemory(memory);
    }
}

Population::~Population() = default;

std::size_t Population::batch(std::size_t positions) const
{
    return m_path == Path::Realised ? 1 : gatedAtOnce(m_impl->parents, m_impl->compute, m_impl->memory, positions);
}

std::vector<std::vector<Outputs>> Population::ask(std::span<const Genome> children, std::span<const Asking> askings, Control& control)
{
    Impl& impl = *m_impl;
    std::vector<std::vector<Outputs>> out;
    if (m_path != Path::Realised) {
        std::vector<ChildGates> gates;
        for (const Genome& genome : children)
            gates.push_back(gatesOf(genome, impl.parents));
        impl.gated->setChildren(std::move(gates));
        out = asked(*impl.gated, askings, {.texts = m_path == Path::Gated, .answers = true}, control);
    }
    if (m_path == Path::Realised)
        for (const Genome& genome : children)
            out.push_back(impl.realised(genome, askings, {}, control));
    if (m_path == Path::Mixed && asksTexts(askings))
        for (std::size_t k = 0; k < children.size(); ++k) {
            auto texts = impl.realised(children[k], askings, {.texts = true, .answers = false}, control);
            for (std::size_t a = 0; a < askings.size(); ++a)
                out[k][a].logprobs = std::move(texts[a].logprobs);
        }
    if (asksDistance(askings))
        for (std::size_t k = 0; k < children.size(); ++k) {
            const double distance = impl.distance(children[k], control);
            for (std::size_t a = 0; a < askings.size(); ++a)
                out[k][a].distance = distance;
        }
    return out;
}

std::vector<Outputs> askModel(std::shared_ptr<const ModelMap> model, std::shared_ptr<const TensorSource> weights, std::shared_ptr<const ModelMap> original,
                              const ComputeChoice& compute, std::span<const Asking> askings, std::uint64_t memory, Control& control)
{
    Chorus chorus(model, weights, compute);
    chorus.setMemory(memory);
    auto out = std::move(asked(chorus, askings, {}, control).front());
    if (asksDistance(askings)) {
        const double distance = relativeDistance(*model, *weights, *original, control);
        for (Outputs& one : out)
            one.distance = distance;
    }
    return out;
}

std::size_t positionsOf(std::span<const std::unique_ptr<Judge>> judges)
{
    std::size_t longest = 1;
    for (const auto& judge : judges)
        for (const auto& prompt : judge->questions().prompts)
            longest = std::max(longest, prompt.size() + std::size_t(judge->questions().limits.maxNew));
    return longest;
}

} // namespace heterosis::breeding
