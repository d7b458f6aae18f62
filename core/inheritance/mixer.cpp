// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/mixer.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "base/error.h"
#include "base/parallel.h"
#include "inheritance/method_crossing.h"
#include "inheritance/piece_mixer.h"
#include "inheritance/statistics.h"

namespace heterosis {

namespace {

using operators::Operand;

constexpr std::int64_t kGrain = 1 << 15; // elements that are worth a thread
constexpr std::int64_t kBlock = 1 << 12; // elements that are widened at a time

std::int64_t sizeOf(Dtype type) { return bitsOf(type) / 8; }

const TensorView* viewOf(const ModelMap& map, const TensorSource& source, const Part& part)
{
    const Part* own = map.part(part.part);
    const TensorView* view = own ? source.find(own->tensor) : nullptr;
    if (!view) {
        throw Error({.message = text("There is no tensor for {}", part.part),
                     .file = map.checkpoint->path().string(),
                     .place = part.tensor,
                     .remedy = text("Open models of one architecture and size")});
    }
    if (!isBlendable(view->dtype)) {
        throw Error({.message = text("Elements of type {} cannot be blended", std::string(nameOf(view->dtype))),
                     .file = map.checkpoint->path().string(),
                     .place = view->name,
                     .remedy = text("Convert the model to bfloat16, float16 or float32 first")});
    }
    return view;
}

// A piece of a tensor with its elements one after the other: in the tensor itself where they lie so, else copied.
class Gathered {
public:
    Gathered(const TensorView& view, const PieceLayout& layout) : m_dtype(view.dtype)
    {
        const std::int64_t size = sizeOf(view.dtype), width = layout.width();
        const std::byte* first = view.bytes.data() + (layout.firstOuter() * layout.inner + layout.firstInner()) * size;
        m_data = first;
        if (layout.contiguous()) {
            return;
        }
        m_copy.resize(std::size_t(layout.elements() * size));
        parallelFor(0, layout.outer, std::max<std::int64_t>(1, kGrain / width), [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t row = begin; row < end; ++row) {
                std::memcpy(m_copy.data() + row * width * size, first + row * layout.inner * size, std::size_t(width * size));
            }
        });
        m_data = m_copy.data();
    }
    Operand operand(std::optional<Dtype> rounded) const { return {m_data, m_dtype, rounded}; }
    bool same(const Gathered& other, std::int64_t count) const
    {
        return m_dtype == other.m_dtype && std::memcmp(m_data, other.m_data, std::size_t(count * sizeOf(m_dtype))) == 0;
    }

private:
    Dtype m_dtype;
    std::vector<std::byte> m_copy;
    const std::byte* m_data = nullptr;
};

// The parent that has the whole share, for operators that give it back.
std::optional<std::size_t> onlyParent(const OperatorInfo& info, const std::vector<double>& shares, Plane plane)
{
    if (!info.usesRatio) {
        return {};
    }
    for (std::size_t parent = 0; parent < shares.size(); ++parent) {
        const bool whole = shares[parent] == 1 && std::count(shares.begin(), shares.end(), 0.0) + 1 == std::ptrdiff_t(shares.size());
        if (whole && (info.interpolates || (parent == 0 && (info.fromA || plane == Plane::Density)))) {
            return parent;
        }
    }
    return {};
}

// blend = (1 - strength) O + strength * blend, in float32.
void exaggerate(float* blend, const Operand& original, double strength, std::int64_t count)
{
    const float keep = float(1 - strength), take = float(strength);
    parallelFor(0, count, kGrain, [&](std::int64_t begin, std::int64_t end) {
        std::vector<float> o(std::size_t(kBlock), 0.0f);
        for (std::int64_t at = begin; at < end; at += kBlock) {
            const std::int64_t n = std::min(kBlock, end - at);
            original.read(at, n, o.data());
            for (std::int64_t i = 0; i < n; ++i) {
                const float x = blend[at + i], base = o[std::size_t(i)];
                const float sum = keep * base + take * x;
                blend[at + i] = std::memcmp(&x, &base, sizeof x) == 0 ? x : std::isnan(sum) ? std::numeric_limits<float>::quiet_NaN() : sum;
            }
        }
    });
}

// A gene's share of one part, with all that its child depends on.
struct Task {
    const Mixer& mixer;
    const Gene& gene;
    const GenePiece& piece;
    const Genome& genome;
    const TensorView* original;
    const std::vector<const TensorView*>&parents, &fishers, &grams;
    std::optional<Dtype> dtype;
    std::byte* tensor;

    const Allele& allele() const { return genome.alleles.at(gene.id); }
    const OperatorInfo& info() const { return infoOf(allele().op.value_or(genome.crossover.op)); }
    const Part& part() const { return mixer.map().parts[std::size_t(piece.part)]; }
    PieceLayout layout() const { return PieceLayout::of(part(), piece); }
    BlendRule rule(bool keepEqual) const { return {.target = mixer.dtypeOf(piece.part), .inputs = dtype, .keepEqual = keepEqual}; }
    std::string name() const { return drawName(mixer.map(), gene, piece) + std::string(part().part.ends_with(".bias") ? ".bias" : ""); }
    std::string nameOfPiece() const // two pieces of one gene in one part draw unlike numbers
    {
        const std::int64_t first = rowsInPart(gene, piece).first;
        return name() + (first > 0 ? " " + std::to_string(first) : "");
    }

    void mix(const PartCoefficients& coefficients) const;
    void mixMethod() const;
    void mixBlend(std::vector<std::byte> blend, Dtype blendType) const;
    double noise() const;
};

void Task::mix(const PartCoefficients& coefficients) const
{
    const auto view = [](const TensorView* whole) { return PieceView {whole->bytes.data(), whole->dtype}; };
    std::vector<PieceView> views;
    for (const TensorView* parent : parents) {
        views.push_back(view(parent));
    }
    const bool keepEqual = mixer.plane() != Plane::Single && !coefficients.scaled;
    PieceMixer(layout(), rule(keepEqual), original ? std::optional(view(original)) : std::nullopt, std::move(views), tensor).mix(coefficients);
}

void Task::mixMethod() const
{
    const PieceLayout layout = this->layout();
    const std::int64_t count = layout.elements();
    const auto shares = sharesOf(allele(), parents.size());
    auto only = onlyParent(info(), shares, mixer.plane());
    std::vector<Gathered> inputs;
    for (const TensorView* parent : parents) {
        if (!only && parent->shape != parents[0]->shape) { // vocabularies that differ (unlike_vocabularies.h)
            throw Error({.message = text("The operator {} cannot cross tensors of unlike shapes", std::string(info().name)),
                         .place = "genes." + gene.id.text(),
                         .remedy = text("Give this gene {}", "{\"operator\": \"passthrough\"}")});
        }
        if (!only) {
            inputs.emplace_back(*parent, layout);
        }
    }
    if (!only && std::all_of(inputs.begin() + 1, inputs.end(), [&](const Gathered& x) { return x.same(inputs[0], count); })) {
        only = 0; // parents that hold the same have it from them
    }
    if (only) {
        return mix(coefficientsOfParent(mixer.map(), gene, piece, genome, mixer.plane(), parents.size(), *only));
    }
    std::optional<Gathered> base;
    MethodCrossing crossing {.info = info(), .crossover = genome.crossover, .shares = shares, .seed = allele().seed.value_or(genome.seed), .name = nameOfPiece(),
                             .place = "genes." + gene.id.text(), .parents = {}, .original = {}, .count = count,
                             .row = part().shape.size() < 2 ? count : layout.width()};
    for (const Gathered& input : inputs) {
        crossing.parents.push_back(input.operand(dtype));
    }
    if (original) {
        crossing.original = base.emplace(*original, layout).operand(dtype);
    }
    std::vector<Gathered> statistics;
    for (const TensorView* fisher : info().needs == StatisticsKind::Fisher ? fishers : std::vector<const TensorView*>()) {
        crossing.fishers.push_back(statistics.emplace_back(*fisher, layout).operand({}));
    }
    for (const TensorView* gram : info().needs == StatisticsKind::Gram ? grams : std::vector<const TensorView*>()) {
        crossing.grams.push_back({gram->bytes.data(), gram->dtype, {}});
    }
    crossing.inputs = layout.columns();
    crossing.outputsAreOuter = layout.rowsAreOuter;
    const bool stronger = mixer.plane() == Plane::Strength && allele().second != 1;
    const bool all = mixer.plane() != Plane::Density || allele().second >= 1;
    const Dtype target = mixer.dtypeOf(piece.part);
    if (layout.contiguous() && !stronger && all) {
        const std::int64_t first = layout.firstOuter() * layout.inner + layout.firstInner();
        return crossByMethod(crossing, {tensor + first * sizeOf(target), target});
    }
    const Dtype blendType = stronger ? Dtype::F32 : target;
    std::vector<std::byte> blend(std::size_t(count * sizeOf(blendType)));
    crossByMethod(crossing, {blend.data(), blendType});
    if (stronger) {
        exaggerate(reinterpret_cast<float*>(blend.data()), *crossing.original, allele().second, count);
    }
    mixBlend(std::move(blend), blendType);
}

// Brings the finished blend to its place; rows beyond the density stay those of A.
void Task::mixBlend(std::vector<std::byte> blend, Dtype blendType) const
{
    const PieceView a {parents[0]->bytes.data(), parents[0]->dtype}, made {blend.data(), blendType, true};
    const Plane plane = mixer.plane() == Plane::Density ? Plane::Density : Plane::Single; // the strength is in it already
    Genome plain {.alleles = {{gene.id, {0.5, plane == Plane::Density ? allele().second : 1}}}, .seed = allele().seed.value_or(genome.seed)};
    PieceMixer(layout(), rule(true), {}, {a, made}, tensor).mix(coefficientsOfParent(mixer.map(), gene, piece, plain, plane, 2, 1));
}

// Relative to the root mean square of A's piece, which is added up in blocks of fixed bounds.
double Task::noise() const
{
    const PieceLayout layout = this->layout();
    const Gathered a(*parents[0], layout);
    const std::int64_t count = layout.elements(), blocks = (count + kBlock - 1) / kBlock;
    std::vector<double> sums(std::size_t(blocks), 0.0);
    parallelFor(0, blocks, kGrain / kBlock, [&](std::int64_t begin, std::int64_t end) {
        std::vector<float> values(std::size_t(kBlock), 0.0f);
        for (std::int64_t block = begin; block < end; ++block) {
            const std::int64_t n = std::min(kBlock, count - block * kBlock);
            a.operand({}).read(block * kBlock, n, values.data());
            sums[std::size_t(block)] = operators::dot(values.data(), values.data(), n);
        }
    });
    double sum = 0;
    for (const double one : sums) {
        sum += one;
    }
    return count > 0 ? noiseOf(genome, gene.id) * std::sqrt(sum / double(count)) : 0;
}

} // namespace

namespace {

// Of every parent, or nothing: requireStatistics() says what is missing.
std::vector<const TensorView*> statisticsOf(const Parents& parents, StatisticsKind kind, const Part& part)
{
    const auto maps = parents.all();
    std::vector<const TensorView*> views;
    for (std::size_t p = 0; p < maps.size() && p < parents.statistics.size(); ++p) {
        const TensorView* view = parents.statistics[p] ? parents.statistics[p]->find(kind, maps[p]->part(part.part)->tensor) : nullptr;
        if (view) {
            views.push_back(view);
        }
    }
    return views.size() == maps.size() ? views : std::vector<const TensorView*>();
}

} // namespace

Mixer::Mixer(Parents parents, std::optional<Dtype> dtype) : m_parents(std::move(parents)), m_plane(m_parents.plane()), m_dtype(dtype)
{
    const auto maps = m_parents.all();
    for (const Part& part : m_parents.a->parts) {
        PartViews views;
        views.original = m_parents.original ? viewOf(*m_parents.original, *m_parents.original->checkpoint, part) : nullptr;
        for (std::size_t parent = 0; parent < maps.size(); ++parent) {
            views.parents.push_back(viewOf(*maps[parent], m_parents.sourceOf(parent), part));
        }
        views.fishers = statisticsOf(m_parents, StatisticsKind::Fisher, part);
        views.grams = statisticsOf(m_parents, StatisticsKind::Gram, part);
        m_views.push_back(std::move(views));
    }
}

Dtype Mixer::dtypeOf(int part) const { return m_dtype.value_or(viewOfA(part).dtype); }

std::uint64_t Mixer::bytesOf(int part) const { return std::uint64_t(viewOfA(part).elements()) * std::uint64_t(sizeOf(dtypeOf(part))); }

void Mixer::mix(const Gene& gene, const GenePiece& piece, const Genome& genome, std::byte* tensor) const
{
    const PartViews& views = m_views[std::size_t(piece.part)];
    const Task task {*this, gene, piece, genome, views.original, views.parents, views.fishers, views.grams, m_dtype, tensor};
    requireParents(task.info(), views.parents.size(), views.original != nullptr);
    if (const auto coefficients = coefficientsOf(map(), gene, piece, genome, m_plane, views.parents.size())) {
        task.mix(*coefficients);
    } else {
        task.mixMethod();
    }
    if (noiseOf(genome, gene.id) > 0) {
        const operators::Draws draws(genome.seed, "crossover noise " + task.name());
        PieceMixer(task.layout(), task.rule(false), {}, {}, tensor).addNoise(task.noise(), draws, rowsInPart(gene, piece).first);
    }
}

} // namespace heterosis
