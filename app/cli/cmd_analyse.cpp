// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include "base/error.h"
#include "command.h"
#include "inheritance/analysis.h"

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

Json run(Call& call)
{
    if (call.args.has("--data"))
        throw UsageError("--data (sensitivity) is not in this version; it comes with a later one");
    const auto& paths = call.args.positionals();
    auto a = mapOf(paths[0]), b = mapOf(paths[1]);
    const auto original = call.args.text("--original");
    const auto parents = Parents::of(a, b, original ? mapOf(*original) : nullptr);
    call.say("gene                         elements     distance   relative     cosine      signs");
    Json genes = Json::array();
    analyse(parents, call.console, [&](const GeneDistance& gene) {
        genes.push_back(geneDocument(gene));
        call.say(rowOf(gene));
    });
    return {{"a", a->checkpoint->path().string()}, {"b", b->checkpoint->path().string()},
            {"original", parents.original ? Json(parents.original->checkpoint->path().string()) : Json(nullptr)}, {"genes", genes}};
}

} // namespace

const Command kAnalyse{{"analyse", "A B", 2, 2, "how far two parents lie apart in each gene",
                        {{"--original", "O", "what both descend from"}, {"--data", "F", "sensitivity (comes with a later version)"}}},
                       run};

} // namespace heterosis::cli
