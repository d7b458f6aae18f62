// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/genome.h"

#include <algorithm>
#include <array>

namespace heterosis {

namespace {

constexpr std::array<std::string_view, 6> kGrains {"share", "tensor", "layer", "head", "row", "element"};

} // namespace

std::string_view nameOf(Grain grain) noexcept { return kGrains[std::size_t(grain)]; }

std::optional<Grain> grainNamed(std::string_view name) noexcept
{
    const auto found = std::find(kGrains.begin(), kGrains.end(), name);
    return found == kGrains.end() ? std::nullopt : std::optional(Grain(found - kGrains.begin()));
}

std::vector<GeneId> differing(const Genome& from, const Genome& to)
{
    const bool all = from.seed != to.seed || from.crossover != to.crossover;
    std::vector<GeneId> genes;
    for (const auto& [gene, allele] : to.alleles) {
        const auto before = from.alleles.find(gene);
        if (all || before == from.alleles.end() || before->second != allele) {
            genes.push_back(gene);
        }
    }
    for (const auto& [gene, allele] : from.alleles) {
        if (!to.alleles.contains(gene)) {
            genes.push_back(gene);
        }
    }
    return genes;
}

} // namespace heterosis
