// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include "base/error.h"
#include "command.h"
#include "gathering.h"
#include "inheritance/alignment.h"
#include "inheritance/analysis.h"
#ifndef HETEROSIS_MINIMAL
#include "tuning.h"
#endif

namespace heterosis::cli {

namespace {

std::shared_ptr<const ModelMap> mapOf(const std::string& path) { return ModelMap::of(Checkpoint::open(path)); }

Json geneDocument(const GeneDistance& gene)
{
    Json document{{"gene", gene.gene.text()}, {"tensors", gene.tensors}, {"elements", gene.elements}, {"distance", gene.distance},
                  {"relative", gene.relative}, {"cosine", gene.cosine}, {"sign_agreement", gene.signAgreement}};
    if (!gene.finite)
        document["finite"] = false;
    return document;
}

std::string rowOf(const GeneDistance& gene)
{
    char row[160];
    std::snprintf(row, sizeof row, "%-24s %12lld %12.6g %10.4f %10.4f %10.4f%s", gene.gene.text().c_str(), static_cast<long long>(gene.elements),
                  gene.distance, gene.relative, gene.cosine, gene.signAgreement, gene.finite ? "" : "  NaN or infinity");
    return row;
}

Json alignmentDocument(const LayerAlignment& layer)
{
    return {{"layer", layer.layer},   {"units", layer.units},   {"moved", layer.moved}, {"of", layer.of},
            {"before", layer.before}, {"after", layer.after}, {"exact", layer.exact}};
}

// B in A's order; what had to be moved goes into the document.
Parents alignedParents(const Parents& parents, Call& call, Json& document)
{
    std::vector<LayerAlignment> report;
    const Parents ordered = aligned(parents, call.console, &report);
    std::int64_t moved = 0, of = 0;
    bool exact = true;
    document["alignment"] = Json::array();
    for (const LayerAlignment& layer : report) {
        document["alignment"].push_back(alignmentDocument(layer));
        moved += layer.moved;
        of += layer.of;
        exact = exact && layer.exact;
    }
    call.say("alignment: " + std::to_string(moved) + " of " + std::to_string(of) + " heads and MLP units of B were put elsewhere"
             + (exact ? "" : " (MLPs beyond 4096 units: a good order, not surely the best)"));
    return ordered;
}

#ifndef HETEROSIS_MINIMAL
// dLoss/dratio and dLoss/dstrength of each gene, from one backward pass over the data.
void addSensitivity(const Parents& parents, Call& call, Json& document)
{
    Tuning tuning = openTuning(parents, call);
    const auto found = tuning.eq.sensitivity(tuning.at, tuning.data, call.console);
    call.say("gene                     dLoss/dratio dLoss/dstrength");
    for (std::size_t g = 0; g < found.genes.size(); ++g) {
        Json& gene = document["genes"][g];
        gene["sensitivity"] = {{"ratio", found.genes[g].ratio}, {"strength", found.genes[g].strength}};
        char row[120];
        std::snprintf(row, sizeof row, "%-24s %12.5g %12.5g", gene["gene"].get_ref<const std::string&>().c_str(), found.genes[g].ratio, found.genes[g].strength);
        call.say(row);
    }
    document["loss"] = found.loss;
    call.say("loss: " + std::to_string(found.loss));
}
std::vector<Option> withData(std::vector<Option> own) { return tuningOptions(std::move(own)); }
#else
std::vector<Option> withData(std::vector<Option> own) { return own; }
#endif

Json run(Call& call)
{
    if (call.args.has("--statistics"))
        return gatherDocument(call);
    if (call.args.positionals().size() != 2)
        throw UsageError("analyse takes two parents, or one model with --statistics");
    if (call.args.has("--out"))
        throw UsageError("--out belongs to --statistics");
    if (call.args.has("--at") && !call.args.has("--data"))
        throw UsageError("--at says where sensitivity is taken, and needs --data");
    const auto& paths = call.args.positionals();
    auto a = mapOf(paths[0]), b = mapOf(paths[1]);
    const auto original = call.args.text("--original");
    auto parents = Parents::of(a, b, original ? mapOf(*original) : nullptr);
    Json document{{"a", a->checkpoint->path().string()}, {"b", b->checkpoint->path().string()},
                  {"original", parents.original ? Json(parents.original->checkpoint->path().string()) : Json(nullptr)}};
    if (call.args.has("--align"))
        parents = alignedParents(parents, call, document);
    call.say("gene                         elements     distance   relative     cosine      signs");
    Json genes = Json::array();
    const auto distances = analyse(parents, call.console, [&](const GeneDistance& gene) {
        genes.push_back(geneDocument(gene));
        call.say(rowOf(gene));
    });
    const Kinship kinship = kinshipOf(distances);
    document["genes"] = std::move(genes);
    document["relative"] = kinship.relative;
    document["cosine"] = kinship.cosine;
    document["warning"] = kinship.warning.empty() ? Json(nullptr) : Json(kinship.warning.str());
    if (!kinship.warning.empty())
        call.say(kinship.warning.str());
#ifndef HETEROSIS_MINIMAL
    if (call.args.has("--data"))
        addSensitivity(parents, call, document);
#endif
    return document;
}

} // namespace

const Command kAnalyse{{"analyse", "A B", 1, 2, "how far two parents lie apart in each gene, or what a model's weights mean for data (--statistics)",
                        withData({{"--original", "O", "what both descend from"}, {"--align", "", "put heads and MLP units of B into A's order first"},
                                  {"--statistics", "fisher|regmean", "of one model over --data (examples: --items, --context), for the operator of that name"},
                                  {"--out", "FILE.safetensors", "where the statistics go"}})},
                       run};

} // namespace heterosis::cli
