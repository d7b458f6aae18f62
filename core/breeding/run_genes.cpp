// SPDX-License-Identifier: GPL-3.0-or-later
// From a run's settings to the space that it searches, and from a point of it to a recipe.
#include "breeding/run_settings.h"

#include <map>

#include "inheritance/operator_table.h"
#include "inheritance/recipe_reader.h"

namespace heterosis::breeding {

namespace fs = std::filesystem;

bool RunSettings::gateable() const
{
    return (op == Operator::Ratio || op == Operator::Uniform) && (op == Operator::Ratio || grain != Grain::Element);
}

Space RunSettings::space(const ModelMap& map) const
{
    Space space;
    for (const Gene& gene : map.genes)
        space.layers.push_back(gene.id.layer);
    const bool uniform = op == Operator::Uniform;
    space.grain = !uniform || grain == Grain::Share ? HalfGrain::Share
        : grain == Grain::Tensor                    ? HalfGrain::Tensor
        : grain == Grain::Layer                     ? HalfGrain::Layer
                                                    : HalfGrain::Drawn;
    space.ratioLow = ratioLow;
    space.ratioHigh = ratioHigh;
    space.secondLow = strengthLow;
    space.secondHigh = strengthHigh;
    space.share = share;
    space.shares = shares;
    if (!uniform && !shares.empty())
        space.spread = 0.5; // from nothing to twice its share
    else if (!uniform) { // the whole range that the run names
        space.share = (ratioLow + ratioHigh) / 2;
        space.spread = (ratioHigh - ratioLow) / 2;
    }
    return space;
}

Recipe RunSettings::family() const
{
    Recipe recipe;
    for (const fs::path& parent : parents)
        recipe.parents.push_back({parent, {}});
    if (original)
        recipe.original = RecipeParent {*original, {}};
    return recipe;
}

// A share is drawn when a child is born and is its gene's ratio from then on, so that its recipe is a plain blend; so are whole tensors
// and layers, whose ratios are born as 0 or 1. Finer grains are drawn when the child is realised, each gene by its own seed. Of heads the
// genes of a layer share the seed of the first one, so that what belongs to a head stays together when genomes cross.
Recipe RunSettings::recipe(const Genes& genes, const ModelMap& map, std::optional<Dtype> dtype) const
{
    const bool drawn = op == Operator::Uniform && (grain == Grain::Head || grain == Grain::Row || grain == Grain::Element);
    Recipe recipe = family();
    Json crossover {{"operator", infoOf(op == Operator::Uniform && !drawn ? Operator::Ratio : op).name}, {"options", options}};
    if (drawn)
        crossover["grain"] = nameOf(grain);
    const std::string none;
    recipe.crossover = RecipeReader {none}.crossover(crossover, {}, nullptr);
    recipe.seed = strategy.seed;
    recipe.dtype = dtype;
    Genome genome {.alleles = {}, .seed = recipe.seed, .crossover = recipe.crossover};
    std::map<int, std::uint64_t> seedOfLayer;
    for (std::size_t i = 0; i < genes.size(); ++i) {
        const GeneId& id = map.genes[i].id;
        Allele allele {.ratio = genes[i].ratio, .second = genes[i].second, .weights = genes[i].shares};
        if (drawn) {
            const int group = id.layer == GeneId::kHead ? GeneId::kEmbed : id.layer;
            allele.seed = grain == Grain::Head ? seedOfLayer.emplace(group, genes[i].seed).first->second : genes[i].seed;
        }
        genome.alleles.emplace(id, allele);
    }
    recipe.genes = entriesOf(genome, map, recipe.plane());
    return recipe;
}

} // namespace heterosis::breeding
