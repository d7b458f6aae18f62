// SPDX-License-Identifier: GPL-3.0-or-later
// What uniform crossover drew, small enough to be painted into a cell of the gene map.
#ifndef HETEROSIS_MINIMAL
#include <algorithm>

#include "engine/workbench_impl.h"
#include "inheritance/crossover.h"

namespace heterosis {

namespace {

constexpr std::size_t kStripes = 48;

// The mean of each run of positions.
std::vector<std::vector<float>> stripesOf(const PartCoefficients& drawn, std::size_t parents)
{
    if (drawn.axis == PartCoefficients::Axis::Whole)
        return {drawn.mixes.at(0).parents};
    if (drawn.axis == PartCoefficients::Axis::Elements)
        return {{drawn.shares.begin(), drawn.shares.end()}};
    const std::size_t count = drawn.chosen.size(), stripes = std::min(kStripes, count);
    std::vector<std::vector<float>> out(stripes, std::vector<float>(parents, 0));
    for (std::size_t stripe = 0; stripe < stripes; ++stripe) {
        const std::size_t from = stripe * count / stripes, to = (stripe + 1) * count / stripes;
        for (std::size_t position = from; position < to; ++position)
            for (std::size_t parent = 0; parent < parents; ++parent)
                out[stripe][parent] += drawn.mixes[drawn.chosen[position]].parents[parent] / float(to - from);
    }
    return out;
}

} // namespace

void Workbench::Impl::showMasks(OpenFamily& opened, const Genome& newest)
{
    const Plane plane = opened.parents.plane();
    const std::size_t parents = opened.parents.all().size();
    if (plane == Plane::Single)
        return;
    Genome plain = newest; // the shares as they were drawn, before strength or density
    for (auto& [gene, allele] : plain.alleles)
        allele.second = 1;
    std::vector<GeneMask> masks;
    for (const Gene& gene : opened.parents.a->genes) {
        const Allele& allele = plain.alleles.at(gene.id);
        if (allele.op.value_or(plain.crossover.op) != Operator::Uniform || gene.pieces.empty())
            continue;
        // Of the piece with most rows: a bias is drawn with its weight.
        const auto largest = std::max_element(gene.pieces.begin(), gene.pieces.end(), [](const GenePiece& x, const GenePiece& y) {
            return x.end - x.begin < y.end - y.begin;
        });
        if (const auto drawn = coefficientsOf(*opened.parents.a, gene, *largest, plain, plane, parents))
            masks.push_back({gene.id, stripesOf(*drawn, parents)});
    }
    if (masks == opened.masks)
        return;
    opened.masks = masks;
    send(event::Masked{std::move(masks)});
}

} // namespace heterosis
#endif
