// SPDX-License-Identifier: GPL-3.0-or-later
#include "studbook/gene_figures.h"

#include <algorithm>

#include "base/error.h"
#include "breeding/genes.h"
#include "checkpoint/checkpoint.h"
#include "inheritance/recipe.h"

namespace heterosis {

namespace {

constexpr std::size_t kFittest = 16;  // at most; a quarter of a smaller generation
constexpr std::size_t kSampled = 40;  // of a generation, for diversity

breeding::Genes pointsOf(const std::vector<Allele>& alleles)
{
    breeding::Genes genes;
    for (const Allele& allele : alleles)
        genes.push_back({.ratio = allele.ratio, .second = allele.second, .seed = 0, .shares = allele.weights});
    return genes;
}

// The bounds that the run searches in, as its settings say them.
breeding::Space spaceOf(const Herd& herd, std::int64_t run, const std::vector<GeneId>& genes)
{
    breeding::Space space;
    for (const GeneId gene : genes)
        space.layers.push_back(gene.layer);
    for (const Run& one : herd.runs)
        if (one.id == run && one.settings.is_object()) {
            const auto bounds = [&](const char* key, double& low, double& high) {
                const Json pair = one.settings.value(key, Json());
                if (pair.is_array() && pair.size() == 2 && pair[0].is_number() && pair[1].is_number()) {
                    low = pair[0].get<double>();
                    high = pair[1].get<double>();
                }
            };
            bounds("ratio", space.ratioLow, space.ratioHigh);
            bounds("strength", space.secondLow, space.secondHigh);
        }
    return space;
}

} // namespace

const std::vector<Allele>* GeneReader::allelesOf(const Studbook& studbook, IndividualId id)
{
    auto known = m_known.find(id);
    if (known == m_known.end()) {
        std::vector<Allele> alleles;
        try {
            const auto individual = studbook.individual(id);
            const Recipe recipe = parseRecipe(individual->recipe, studbook.directory(), "#" + std::to_string(id));
            auto& map = m_maps[recipe.parents.at(0).path];
            if (!map)
                map = ModelMap::of(Checkpoint::open(recipe.parents.at(0).path));
            const Genome genome = resolve(recipe, *map);
            if (m_genes.empty())
                for (const auto& [gene, allele] : genome.alleles)
                    m_genes.push_back(gene);
            if (genome.alleles.size() == m_genes.size())
                for (const auto& [gene, allele] : genome.alleles)
                    alleles.push_back(allele);
        } catch (const Error&) {
            alleles.clear(); // a model that has gone: the chart shows the others
        }
        known = m_known.emplace(id, std::move(alleles)).first;
    }
    return known->second.empty() ? nullptr : &known->second;
}

GeneFigures GeneReader::read(const Studbook& studbook, const Herd& herd, std::int64_t run)
{
    GeneFigures figures{.run = run, .genes = {}, .fittest = {}, .diversity = {}};
    const auto generations = herd.generations(run);
    std::map<int, std::vector<breeding::Genes>> sampled;
    for (const Herd::Generation& generation : generations) {
        const std::size_t count = generation.members.size();
        const std::size_t best = std::min(kFittest, (count + 3) / 4);
        const double step = std::max(1.0, double(count) / kSampled);
        std::size_t next = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const bool inSample = double(i) >= double(next) * step;
            next += inSample ? 1 : 0;
            const bool fit = i < best && i < generation.judged;
            const auto* alleles = inSample || fit ? allelesOf(studbook, herd.members[std::size_t(generation.members[i])].id) : nullptr;
            if (alleles && inSample)
                sampled[generation.number].push_back(pointsOf(*alleles));
            if (alleles && fit)
                figures.fittest[generation.number].push_back(*alleles);
        }
    }
    figures.genes = m_genes;
    const auto space = spaceOf(herd, run, m_genes);
    for (const auto& [number, genes] : sampled)
        if (genes.size() > 1)
            figures.diversity[number] = breeding::diversity(genes, space);
    return figures;
}

} // namespace heterosis
