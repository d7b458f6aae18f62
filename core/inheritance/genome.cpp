// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/genome.h"

namespace heterosis {

std::vector<GeneId> differing(const Genome& from, const Genome& to)
{
    std::vector<GeneId> genes;
    for (const auto& [gene, allele] : to.alleles) {
        const auto before = from.alleles.find(gene);
        if (from.seed != to.seed || before == from.alleles.end() || before->second != allele) {
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
