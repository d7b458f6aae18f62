// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/unlike_vocabularies.h"

#include "base/error.h"
#include "family/fit.h"
#include "inheritance/crossover.h"

namespace heterosis {

namespace {

using Models = std::vector<std::shared_ptr<const ModelMap>>;

// Whether rows of tokens are taken from nobody but those that have as many as A.
bool keepsTokensOfA(const Models& parents, const std::shared_ptr<const ModelMap>& original, const std::optional<PartCoefficients>& coefficients)
{
    if (!coefficients || coefficients->axis != PartCoefficients::Axis::Whole) {
        return false;
    }
    const auto isUnlike = [&](const std::shared_ptr<const ModelMap>& map) { return map && map->config.vocabulary != parents[0]->config.vocabulary; };
    const Mix& mix = coefficients->mixes.at(0);
    bool keeps = mix.original == 0 || !isUnlike(original);
    for (std::size_t i = 0; i < parents.size() && i < mix.parents.size(); ++i) {
        keeps = keeps && (mix.parents[i] == 0 || !isUnlike(parents[i]));
    }
    return keeps;
}

} // namespace

void checkBesideTokens(const Models& parents, const std::shared_ptr<const ModelMap>& original, const Recipe& recipe)
{
    const ModelMap& a = *parents.at(0);
    for (const auto& map : parents) {
        checkFitBesideTokens(a, *map);
    }
    if (original) {
        checkFitBesideTokens(a, *original);
    }
    const Genome genome = resolve(recipe, a);
    for (const Gene& gene : a.genes) {
        for (const GenePiece& piece : gene.pieces) {
            if (!hasTokenRows(a.parts[std::size_t(piece.part)].part)
                || keepsTokensOfA(parents, original, coefficientsOf(a, gene, piece, genome, recipe.plane(), parents.size()))) {
                continue;
            }
            throw Error({.message = text("The vocabularies of the parents differ, and the gene {} takes rows of several", gene.id.text()),
                         .file = a.checkpoint->path().string(),
                         .place = "genes." + gene.id.text(),
                         .remedy = text("Give \"embed.embedding\" and \"head.head\" the ratio 0 and the strength 1, so that the child keeps A's tokens; or merge by a "
                                        "mergekit file with tokenizer_source")});
        }
    }
}

} // namespace heterosis
