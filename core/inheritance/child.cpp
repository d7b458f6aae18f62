// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/child.h"

#include <algorithm>
#include <cstdlib>
#include <new>
#include <set>
#include <unordered_map>

#include "base/error.h"
#include "inheritance/mixer.h"

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

Parents Parents::of(std::shared_ptr<const ModelMap> a, std::shared_ptr<const ModelMap> b, std::shared_ptr<const ModelMap> original)
{
    if (b) {
        checkFit(*a, *b);
        if (original) {
            checkFit(*a, *original);
        }
    }
    return {std::move(a), b, b ? std::move(original) : nullptr};
}

struct Child::Impl {
    explicit Impl(Parents parents, std::optional<Dtype> dtype) : mixer(std::move(parents), dtype) {}

    Mixer mixer;
    Genome genome;
    std::unique_ptr<std::byte[], Free> memory;
    std::vector<std::byte*> parts;                       // the child's buffer of each part
    std::vector<TensorView> tensors;                     // A's names, sorted
    std::unordered_map<GeneId, Allele> blended;          // what lies in the buffers; a gene in work is not in it
    std::set<GeneId> unreported;                         // blended, but a cancelled call could not say so
    std::uint64_t seed = 0;

    void layOut(const ModelMap& map);
    void forgetOtherSeed(std::uint64_t newSeed);
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

void Child::Impl::forgetOtherSeed(std::uint64_t newSeed)
{
    if (newSeed != seed && mixer.plane() == Plane::Density) { // the seed orders rows, and nothing else
        blended.clear();
    }
    seed = newSeed;
}

void Child::Impl::checkParents() const
{
    const Parents& p = mixer.parents();
    for (const auto& map : {p.a, p.b, p.original}) {
        if (map) {
            map->checkpoint->checkUnchanged();
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
    impl.forgetOtherSeed(genome.seed);
    std::vector<std::pair<const Gene*, Allele>> work;
    std::size_t pieces = 0, done = 0;
    for (const Gene& gene : map.genes) {
        const auto wanted = genome.alleles.find(gene.id);
        const Allele allele = wanted == genome.alleles.end() ? kNeutralAllele : wanted->second;
        const auto have = impl.blended.find(gene.id);
        if (have == impl.blended.end() || have->second != allele) {
            work.emplace_back(&gene, allele);
            pieces += gene.pieces.size();
        }
    }
    if (!work.empty()) {
        impl.checkParents();
    }
    for (const auto& [gene, allele] : work) {
        impl.blended.erase(gene->id);
        impl.unreported.insert(gene->id);
        for (const GenePiece& piece : gene->pieces) {
            control.step(double(done++) / double(pieces), map.parts[std::size_t(piece.part)].tensor);
            impl.mixer.mix(*gene, piece, allele, genome.seed, impl.parts[std::size_t(piece.part)]);
        }
        impl.blended.emplace(gene->id, allele);
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
