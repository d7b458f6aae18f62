// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/child.h"

#include <algorithm>
#include <cstdlib>
#include <new>
#include <set>
#include <unordered_map>

#include "base/error.h"
#include "inheritance/mixer.h"
#include "inheritance/operator_table.h"
#include "inheritance/statistics.h"

namespace heterosis {

namespace {

constexpr std::uint64_t kAlignment = 64;

std::uint64_t aligned(std::uint64_t bytes) { return (bytes + kAlignment - 1) / kAlignment * kAlignment; }

struct Free {
    void operator()(std::byte* bytes) const { std::free(bytes); }
};

std::unique_ptr<std::byte[], Free> allocate(std::uint64_t bytes)
{
    auto* memory = static_cast<std::byte*>(std::aligned_alloc(kAlignment, std::max(bytes, kAlignment)));
    if (!memory) {
        throw Error({.message = text("There is not enough memory for a child of {} bytes", bytes),
                     .remedy = text("Close other programs, or choose smaller parents")});
    }
    return std::unique_ptr<std::byte[], Free>(memory);
}

std::uint64_t partBytes(const ModelMap& map, const Part& part, std::optional<Dtype> dtype)
{
    const TensorView* view = map.checkpoint->find(part.tensor);
    return view ? std::uint64_t(view->elements()) * std::uint64_t(bitsOf(dtype.value_or(view->dtype)) / 8) : 0;
}

} // namespace

Plane Parents::plane() const
{
    if (!b) {
        return Plane::Single;
    }
    return original ? Plane::Strength : Plane::Density;
}

std::vector<std::shared_ptr<const ModelMap>> Parents::all() const
{
    std::vector<std::shared_ptr<const ModelMap>> maps {a};
    if (b) {
        maps.push_back(b);
    }
    maps.insert(maps.end(), more.begin(), more.end());
    return maps;
}

std::vector<std::shared_ptr<const ModelMap>> Parents::everyModel() const
{
    auto maps = all();
    if (original) {
        maps.push_back(original);
    }
    return maps;
}

const TensorSource& Parents::sourceOf(std::size_t parent) const
{
    if (parent < reordered.size() && reordered[parent]) {
        return *reordered[parent];
    }
    return *all().at(parent)->checkpoint;
}

Parents Parents::of(std::shared_ptr<const ModelMap> a, std::shared_ptr<const ModelMap> b, std::shared_ptr<const ModelMap> original,
                    std::vector<std::shared_ptr<const ModelMap>> more)
{
    Parents parents {std::move(a), b, b ? std::move(original) : nullptr, b ? std::move(more) : decltype(more)()};
    for (const auto& map : parents.everyModel()) {
        if (map != parents.a) {
            checkFit(*parents.a, *map);
        }
    }
    return parents;
}

namespace {

// All that a gene's bytes depend on besides the parents.
struct GeneWish {
    Allele allele;
    Crossover crossover;
    std::uint64_t seed = 0; // 0 where nothing is drawn
    bool operator==(const GeneWish&) const = default;

    static GeneWish of(const Genome& genome, const Allele& allele, Plane plane)
    {
        const bool drawn = usesSeed(genome, allele, plane);
        GeneWish wish {allele, genome.crossover, drawn ? genome.seed : 0};
        wish.crossover.op = allele.op.value_or(genome.crossover.op);
        wish.crossover.grain = wish.crossover.op == Operator::Uniform ? allele.grain.value_or(genome.crossover.grain) : Grain::Share;
        if (!drawn) {
            wish.allele.seed.reset();
        } else if (allele.seed && genome.crossover.mutation.rate <= 0) {
            wish.seed = 0; // the gene has its own
        }
        wish.allele.op.reset();
        wish.allele.grain.reset();
        return wish;
    }
};

// Exactly the map's genes; those that nobody named get the plain blend.
Genome completed(const Genome& genome, const ModelMap& map)
{
    Genome whole {.alleles = {}, .seed = genome.seed, .crossover = genome.crossover};
    for (const Gene& gene : map.genes) {
        const auto wanted = genome.alleles.find(gene.id);
        whole.alleles.emplace(gene.id, wanted == genome.alleles.end() ? kNeutralAllele : wanted->second);
    }
    return whole;
}

} // namespace

struct Child::Impl {
    explicit Impl(Parents parents, std::optional<Dtype> dtype) : mixer(std::move(parents), dtype) {}

    Mixer mixer;
    Genome genome;
    std::unique_ptr<std::byte[], Free> memory;
    std::vector<std::byte*> parts;                       // the child's buffer of each part
    std::vector<TensorView> tensors;                     // A's names, sorted
    std::unordered_map<GeneId, GeneWish> blended;        // what lies in the buffers; a gene in work is not in it
    std::set<GeneId> unreported;                         // blended, but a cancelled call could not say so

    void layOut(const ModelMap& map);
    void checkParents() const;
};

void Child::Impl::layOut(const ModelMap& map)
{
    std::uint64_t total = 0;
    for (int part = 0; part < int(map.parts.size()); ++part) {
        total += aligned(mixer.bytesOf(part));
    }
    memory = allocate(total);
    std::unordered_map<std::string, int> partOf;
    std::byte* next = memory.get();
    for (int part = 0; part < int(map.parts.size()); ++part) {
        parts.push_back(next);
        next += aligned(mixer.bytesOf(part));
        partOf.emplace(map.parts[std::size_t(part)].tensor, part);
    }
    for (TensorView view : map.checkpoint->tensors()) {
        if (const auto part = partOf.find(view.name); part != partOf.end()) {
            view.dtype = mixer.dtypeOf(part->second);
            view.bytes = {parts[std::size_t(part->second)], std::size_t(mixer.bytesOf(part->second))};
        }
        tensors.push_back(std::move(view));
    }
}

void Child::Impl::checkParents() const
{
    for (const auto& map : mixer.parents().everyModel()) {
        map->checkpoint->checkUnchanged();
    }
    for (const auto& statistics : mixer.parents().statistics) {
        for (const auto& file : statistics ? statistics->files() : std::vector<std::shared_ptr<const Checkpoint>>()) {
            file->checkUnchanged();
        }
    }
}

Child::Child(Parents parents, std::optional<Dtype> dtype) : m_impl(std::make_unique<Impl>(std::move(parents), dtype))
{
    m_impl->layOut(m_impl->mixer.map());
}

Child::~Child() = default;

std::vector<GeneId> Child::realise(const Genome& genome, Control& control)
{
    Impl& impl = *m_impl;
    const ModelMap& map = impl.mixer.map();
    const Genome whole = completed(genome, map);
    requireStatistics(impl.mixer.parents(), whole);
    std::vector<std::pair<const Gene*, GeneWish>> work;
    std::size_t pieces = 0, done = 0;
    for (const Gene& gene : map.genes) {
        GeneWish wish = GeneWish::of(whole, whole.alleles.at(gene.id), impl.mixer.plane());
        const auto have = impl.blended.find(gene.id);
        if (have == impl.blended.end() || have->second != wish) {
            work.emplace_back(&gene, std::move(wish));
            pieces += gene.pieces.size();
        }
    }
    if (!work.empty()) {
        impl.checkParents();
    }
    for (const auto& [gene, wish] : work) {
        impl.blended.erase(gene->id);
        impl.unreported.insert(gene->id);
        for (const GenePiece& piece : gene->pieces) {
            control.step(double(done++) / double(pieces), map.parts[std::size_t(piece.part)].tensor);
            impl.mixer.mix(*gene, piece, whole, impl.parts[std::size_t(piece.part)]);
        }
        impl.blended.emplace(gene->id, wish);
    }
    impl.genome = genome;
    std::vector<GeneId> changed(impl.unreported.begin(), impl.unreported.end());
    impl.unreported.clear();
    return changed;
}

const Parents& Child::parents() const { return m_impl->mixer.parents(); }
const Genome& Child::genome() const { return m_impl->genome; }
const std::vector<TensorView>& Child::tensors() const { return m_impl->tensors; }

const TensorView* Child::find(std::string_view name) const
{
    const auto& all = m_impl->tensors;
    const auto found = std::lower_bound(all.begin(), all.end(), name, [](const TensorView& t, std::string_view n) { return t.name < n; });
    return found != all.end() && found->name == name ? &*found : nullptr;
}

std::uint64_t Child::bytesNeeded(const ModelMap& a, std::optional<Dtype> dtype)
{
    std::uint64_t total = 0;
    for (const Part& part : a.parts) {
        total += aligned(partBytes(a, part, dtype));
    }
    return total;
}

} // namespace heterosis
