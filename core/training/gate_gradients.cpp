// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/gate_gradients.h"

#include <algorithm>

#include "inheritance/mixer.h"
#include "model/compute.h"
#include "training/learner.h"
#include "training/torch_guard.h"

namespace heterosis {

namespace {

constexpr std::size_t kTokensAtOnce = 1024; // of one pass: bounds a step of `control`, and the activations that wait for the way back
constexpr std::int64_t kNumbersAtOnce = 1 << 20;
constexpr double kActivationsOfALayer = 120; // bytes for each number of the width, about
constexpr double kMostActivations = 2e9;     // bytes; beyond it they are computed again on the way back

TrainingSettings settingsFor(const ComputeChoice& compute, const ModelConfig& config)
{
    if (compute.dtype != Dtype::F32 && compute.dtype != Dtype::BF16)
        throw Error({.message = text("Gradients are computed in float32 or bfloat16, not in {}", std::string(wordOf(compute.dtype))),
                     .remedy = text("Choose one of the two")});
    TrainingSettings settings;
    settings.precision = wordOf(compute.dtype);
    settings.recompute = double(config.layers) * double(config.width) * double(kTokensAtOnce) * kActivationsOfALayer > kMostActivations;
    return settings;
}

const Parents& checked(const Parents& parents)
{
    if (!parents.b || !parents.more.empty())
        throw Error({.message = text("Gradients on ratio and strength are taken between two parents"), .remedy = text("Name A and B")});
    parents.a->requireSpeech();
    return parents;
}

// Whole texts, as many as go through one pass together.
std::vector<std::span<const Lesson>> passesOf(std::span<const Lesson> texts)
{
    std::vector<std::span<const Lesson>> passes;
    std::size_t begin = 0, tokens = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (i > begin && tokens + texts[i].ids.size() > kTokensAtOnce) {
            passes.push_back(texts.subspan(begin, i - begin));
            begin = i;
            tokens = 0;
        }
        tokens += texts[i].ids.size();
    }
    if (begin < texts.size())
        passes.push_back(texts.subspan(begin));
    return passes;
}

double targetsOf(std::span<const Lesson> texts)
{
    std::size_t sum = 0;
    for (const Lesson& one : texts)
        sum += one.targets();
    if (sum == 0)
        throw Error({.message = text("The data has no token whose loss could be taken"), .remedy = text("Give longer texts, or conversations with answers")});
    return double(sum);
}

// A tensor of a parent where it lies.
struct Lying {
    at::Tensor whole;
    explicit Lying(const TensorView& view)
        : whole(at::from_blob(const_cast<std::byte*>(view.bytes.data()), view.shape, at::TensorOptions(scalarTypeOf(view.dtype)))) // only read
    {
    }
    at::Tensor rows(int axis, std::int64_t begin, std::int64_t count, at::Device device) const { return whole.narrow(axis, begin, count).to(device, at::kFloat); }
};

} // namespace

struct GateGradients::Impl {
    Impl(Parents two, const ComputeChoice& compute)
        : parents(std::move(two)), mixer(checked(parents), Dtype::F32), settings(settingsFor(compute, parents.a->config)),
          model(parents.a, parents.sourceOf(0), settings, deviceOf(compute)), learner(model, settings)
    {
    }

    void blend(const Gene& gene, const Genome& wanted)
    {
        for (const GenePiece& piece : gene.pieces) {
            const at::Tensor& master = model.parameter(parents.a->parts[std::size_t(piece.part)].part)->master;
            const at::Tensor there = master.to(at::kCPU); // itself on the CPU
            mixer.mix(gene, piece, wanted, reinterpret_cast<std::byte*>(there.data_ptr<float>()));
            if (!there.is_same(master))
                master.detach().copy_(there);
        }
    }

    double pass(std::span<const Lesson> texts, bool learning, Control& control)
    {
        const double targets = targetsOf(texts);
        double sum = 0;
        for (const auto some : passesOf(texts)) {
            const MicroBatch batch{.lessons = {some.begin(), some.end()}};
            sum += learning ? learner.learn(batch, targets, 0, control) : learner.loss(batch, control);
        }
        return sum / targets;
    }

    Lying lying(std::size_t parent, const std::string& part) const
    {
        const ModelMap& map = *parents.all()[parent];
        return Lying(*parents.sourceOf(parent).find(map.part(part)->tensor));
    }
    Lying lyingOriginal(const std::string& part) const
    {
        if (!parents.original)
            return lying(0, part);
        return Lying(*parents.original->checkpoint->find(parents.original->part(part)->tensor));
    }

    void contract(const Gene& gene, GeneSlope& slope) const
    {
        const Allele& allele = genome.alleles.at(gene.id);
        for (const GenePiece& piece : gene.pieces) {
            const Part& part = parents.a->parts[std::size_t(piece.part)];
            const at::Tensor& gradient = model.parameter(part.part)->gradient;
            if (!gradient.defined()) // nothing that was read depends on it
                continue;
            const Lying a = lying(0, part.part), b = lying(1, part.part), o = lyingOriginal(part.part);
            const std::int64_t rows = std::max<std::int64_t>(1, kNumbersAtOnce * part.shape[std::size_t(part.rowAxis)] / gradient.numel());
            for (std::int64_t at = piece.begin; at < piece.end; at += rows) {
                const std::int64_t n = std::min(rows, piece.end - at);
                const auto of = [&](const Lying& one) { return one.rows(part.rowAxis, at, n, gradient.device()); };
                const auto sum = [&](const at::Tensor& change) { return (gradient.narrow(part.rowAxis, at, n) * change).sum(at::kDouble).item<double>(); };
                const at::Tensor first = of(a), apart = of(b) - first;
                slope.ratio += (parents.original ? allele.second : 1) * sum(apart);
                slope.strength += sum(first - of(o) + allele.ratio * apart);
            }
        }
    }

    Parents parents;
    Mixer mixer;
    TrainingSettings settings;
    TrainedModel model;
    Learner learner;
    Genome genome; // what is blended
};

GateGradients::GateGradients(Parents parents, const ComputeChoice& compute) : m_impl(std::make_unique<Impl>(std::move(parents), compute)) {}
GateGradients::~GateGradients() = default;
GateGradients::GateGradients(GateGradients&&) noexcept = default;

const Parents& GateGradients::parents() const { return m_impl->parents; }

void GateGradients::setGenome(const Genome& genome, Control& control)
{
    Impl& impl = *m_impl;
    const bool density = impl.parents.plane() == Plane::Density;
    for (const Gene& gene : impl.parents.a->genes) {
        const auto found = genome.alleles.find(gene.id);
        const bool known = found != genome.alleles.end() && found->second.op.value_or(genome.crossover.op) == Operator::Ratio && found->second.weights.empty()
            && genome.crossover.mutation.rate == 0 && (!density || found->second.second == 1);
        if (!known)
            throw Error({.message = text("Gradients are known for the operator ratio over all rows; the gene {} has another", gene.id.text()),
                         .remedy = text("Use a recipe of the operator ratio, without densities below 1.")});
    }
    withGradients(false, [&] {
        for (const Gene& gene : impl.parents.a->genes) {
            const Allele& wanted = genome.alleles.at(gene.id);
            const auto now = impl.genome.alleles.find(gene.id);
            if (now != impl.genome.alleles.end() && now->second.ratio == wanted.ratio && now->second.second == wanted.second)
                continue;
            control.step(-1, "blending");
            impl.genome.alleles.erase(gene.id); // whatever happens until it is blended
            impl.blend(gene, genome);
            impl.genome.alleles[gene.id] = wanted;
        }
        impl.model.refresh();
    });
}

double GateGradients::loss(std::span<const Lesson> texts, Control& control) { return m_impl->pass(texts, false, control); }

GateGradients::Result GateGradients::gradient(std::span<const Lesson> texts, Control& control)
{
    Impl& impl = *m_impl;
    impl.model.forgetGradients(); // of a pass that was cancelled
    Result result{.loss = impl.pass(texts, true, control), .genes = std::vector<GeneSlope>(impl.parents.a->genes.size())};
    withGradients(false, [&] {
        for (std::size_t g = 0; g < result.genes.size(); ++g) {
            control.step(-1, "gradients");
            impl.contract(impl.parents.a->genes[g], result.genes[g]);
        }
    });
    impl.model.forgetGradients();
    return result;
}

ComputeChoice GateGradients::computable(ComputeChoice compute)
{
    if (compute.dtype == Dtype::F16)
        compute.dtype = Dtype::F32;
    return compute;
}

std::uint64_t GateGradients::bytesNeeded(const ModelMap& map, const ComputeChoice& compute)
{
    std::uint64_t numbers = 0;
    for (const Gene& gene : map.genes)
        numbers += std::uint64_t(gene.elements);
    return numbers * (compute.dtype == Dtype::BF16 ? 4 + 2 + 4 : 4 + 4); // child, what the passes read, gradient
}

} // namespace heterosis
