// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/gates_of.h"

#include <algorithm>

#include "base/error.h"
#include "inheritance/crossover.h"

namespace heterosis::breeding {

namespace {

using Axis = PartCoefficients::Axis;

Gate gateOf(const PartCoefficients& coefficients, const GenePiece& piece, bool original)
{
    Gate gate {.part = piece.part, .begin = piece.begin, .end = piece.end};
    gate.axis = coefficients.axis == Axis::Whole ? Gate::Axis::Whole : coefficients.axis == Axis::Rows ? Gate::Axis::Rows : Gate::Axis::Columns;
    for (const Mix& mix : coefficients.mixes) {
        if (original) {
            gate.mixes.push_back(mix.original);
        }
        gate.mixes.insert(gate.mixes.end(), mix.parents.begin(), mix.parents.end());
    }
    gate.chosen = coefficients.chosen;
    return gate;
}

// Nothing where the piece does not go through coefficients.
std::optional<PartCoefficients> coefficients(const Parents& parents, const Gene& gene, const GenePiece& piece, const Genome& genome)
{
    auto found = coefficientsOf(*parents.a, gene, piece, genome, parents.plane(), parents.all().size());
    return found && found->axis != Axis::Elements && found->noise == 0 ? found : std::nullopt;
}

} // namespace

std::vector<std::shared_ptr<const ModelMap>> sourcesOf(const Parents& parents)
{
    std::vector<std::shared_ptr<const ModelMap>> sources;
    if (parents.original) {
        sources.push_back(parents.original);
    }
    const auto all = parents.all();
    sources.insert(sources.end(), all.begin(), all.end());
    return sources;
}

bool isGateable(const Genome& genome, const Parents& parents)
{
    const bool reordered = std::any_of(parents.reordered.begin(), parents.reordered.end(), [](const auto& source) { return source != nullptr; });
    const auto models = parents.everyModel();
    const bool unlike = std::any_of(models.begin(), models.end(), [&](const auto& map) { return map->config.vocabulary != parents.a->config.vocabulary; });
    return !reordered && !unlike && std::all_of(parents.a->genes.begin(), parents.a->genes.end(), [&](const Gene& gene) {
        return std::all_of(gene.pieces.begin(), gene.pieces.end(), [&](const GenePiece& piece) { return coefficients(parents, gene, piece, genome).has_value(); });
    });
}

ChildGates gatesOf(const Genome& genome, const Parents& parents)
{
    ChildGates gates;
    for (const Gene& gene : parents.a->genes) {
        for (const GenePiece& piece : gene.pieces) {
            const auto found = coefficients(parents, gene, piece, genome);
            if (!found) {
                throw Error({.message = text("The gene {} cannot run as coefficients over its parents", gene.id.text()), .file = {}, .place = {},
                             .remedy = text("Let the children be realised one by one (path realised).")});
            }
            gates.push_back(gateOf(*found, piece, parents.original != nullptr));
        }
    }
    return gates;
}

} // namespace heterosis::breeding
