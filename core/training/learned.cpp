// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/learned.h"

#include "inheritance/analysis.h"
#include "inheritance/model_card.h"

namespace heterosis {

std::string learnedCard(const Subject& subject, const TrainingSettings& settings, std::size_t steps, const std::string& title)
{
    const std::string base = publicName(*subject.map->checkpoint);
    return "---\n" + std::string(settings.adapts() ? "library_name: peft\n" : "library_name: transformers\n") + "base_model: " + base + "\ntags:\n- heterosis\n---\n\n# " + title
        + "\n\nFine-tuned by Heterosis from `" + base + "`: " + settings.kind + ", method " + settings.method + ", " + std::to_string(steps) + " steps.\n";
}

Json geneChanges(const Subject& subject, const Subject& child, const TrainingSettings& settings, Control& control)
{
    Json genes = Json::array();
    if (subject.recipe || (settings.rates() && !subject.map->part("score.weight")))
        return genes;
    for (const GeneDistance& g : analyse(Parents::of(subject.map, child.map, nullptr), control))
        genes.push_back({{"gene", g.gene.text()}, {"distance", g.distance}, {"relative", g.relative}});
    return genes;
}

} // namespace heterosis
