// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <set>

#include "base/error.h"
#include "inheritance/gene_key.h"
#include "inheritance/mixer.h"
#include "inheritance/recipe_reader.h"

namespace heterosis {

namespace {

using Entry = Recipe::Entry;
struct Keyed {
    const Entry* entry;
    GeneKey key;
};

// What the strongest key gives for one coordinate of a gene. Two keys of equal right must agree.
template <class Get> auto strongest(const std::vector<Keyed>& keys, const GeneId& gene, Get get)
{
    const Keyed* best = nullptr;
    for (const Keyed& k : keys) {
        if (!k.key.names(gene) || !get(*k.entry)) {
            continue;
        }
        if (best && best->key.rank() == k.key.rank() && get(*best->entry) != get(*k.entry)) {
            throw Error({.message = text("The keys {} and {} name the gene {} with equal right and unlike values", best->entry->key,
                                         k.entry->key, gene.text()),
                         .place = "genes." + k.entry->key,
                         .remedy = text("Let the ranges not overlap, or give the gene a key of its own")});
        }
        if (!best || k.key.rank() > best->key.rank()) {
            best = &k;
        }
    }
    return best ? get(*best->entry) : decltype(get(keys[0].entry[0]))();
}

std::vector<Keyed> keysOf(const Recipe& recipe, const ModelMap& map)
{
    std::vector<Keyed> keys;
    std::set<std::string> seen;
    for (const Entry& entry : recipe.genes) {
        auto key = GeneKey::parse(entry.key);
        if (!key || !key->resolveLabels(map.layerLabels) || std::none_of(map.genes.begin(), map.genes.end(), [&](const Gene& gene) { return key->names(gene.id); })) {
            throw Error({.message = text("The key {} names no gene of this model", entry.key),
                         .place = "genes." + entry.key,
                         .remedy = text("This model has {} layers, counted from 0", map.config.layers)});
        }
        if (!seen.insert(entry.key).second) {
            throw Error({.message = text("The key {} occurs twice", entry.key), .place = "genes." + entry.key,
                         .remedy = text("Keep one of the two")});
        }
        keys.push_back({&entry, *key});
    }
    return keys;
}

// Counts how often each value occurs, to find the one that saves most keys.
class Tally {
public:
    void add(const Allele& allele) { ++m_counts[allele]; }
    Allele commonest() const
    {
        const auto most = std::max_element(m_counts.begin(), m_counts.end(), [](const auto& x, const auto& y) { return x.second < y.second; });
        return most->first;
    }

private:
    std::map<Allele, int> m_counts;
};

struct Compactor {
    const ModelMap& map;
    Plane plane;
    std::map<GeneId, Allele> wanted, resolved;
    std::vector<Entry> entries;

    // Gives the group one key where that is shorter than a key for each gene that is not yet right.
    void tryGroup(const std::string& key, const std::vector<GeneId>& group)
    {
        Tally tally;
        for (const GeneId& gene : group) {
            tally.add(wanted.at(gene));
        }
        const Allele value = tally.commonest();
        const auto wrongNow = std::count_if(group.begin(), group.end(), [&](const GeneId& g) { return resolved.at(g) != wanted.at(g); });
        const auto wrongThen = std::count_if(group.begin(), group.end(), [&](const GeneId& g) { return value != wanted.at(g); });
        if (wrongThen + 1 < wrongNow) {
            entries.push_back(entryOf(key, value, plane));
            for (const GeneId& gene : group) {
                resolved[gene] = value;
            }
        }
    }
};

std::string layerName(int layer)
{
    return layer == GeneId::kEmbed ? "embed" : layer == GeneId::kHead ? "head" : std::to_string(layer);
}

} // namespace

Recipe::Entry entryOf(std::string key, const Allele& allele, Plane plane)
{
    Entry entry {.key = std::move(key)};
    if (!allele.weights.empty()) {
        entry.weights = allele.weights;
    } else if (plane != Plane::Single) {
        entry.ratio = allele.ratio;
    }
    (plane == Plane::Density ? entry.density : entry.strength) = allele.second;
    entry.op = allele.op;
    entry.grain = allele.grain;
    entry.seed = allele.seed;
    return entry;
}

Genome resolve(const Recipe& recipe, const ModelMap& map)
{
    const auto keys = keysOf(recipe, map);
    const Plane plane = recipe.plane();
    const std::size_t parents = recipe.parents.size();
    const std::vector<double> equal = parents > 2 ? std::vector<double>(parents, 1.0 / double(parents)) : std::vector<double>();
    Genome genome {.alleles = {}, .seed = recipe.seed, .crossover = recipe.crossover};
    for (const Gene& gene : map.genes) {
        Allele allele = kNeutralAllele;
        const auto find = [&](auto member) { return strongest(keys, gene.id, [&](const Entry& e) { return e.*member; }); };
        allele.ratio = find(&Entry::ratio).value_or(allele.ratio);
        allele.second = find(plane == Plane::Density ? &Entry::density : &Entry::strength).value_or(allele.second);
        allele.weights = find(&Entry::weights).value_or(equal);
        allele.op = find(&Entry::op);
        allele.grain = find(&Entry::grain);
        allele.seed = find(&Entry::seed);
        genome.alleles.emplace(gene.id, std::move(allele));
    }
    return genome;
}

std::vector<Recipe::Entry> entriesOf(const Genome& genome, const ModelMap& map, Plane plane)
{
    Compactor compact {.map = map, .plane = plane};
    // A key with an operator, a grain or a seed would hide that a gene below it has none: then all say theirs.
    const auto any = [&](auto member) {
        return std::any_of(genome.alleles.begin(), genome.alleles.end(), [&](const auto& a) { return (a.second.*member).has_value(); });
    };
    const bool operators = any(&Allele::op), grains = any(&Allele::grain), seeds = any(&Allele::seed);
    Tally all;
    std::map<Region, std::vector<GeneId>> regions;
    std::map<int, std::vector<GeneId>> layers;
    for (const Gene& gene : map.genes) {
        const auto found = genome.alleles.find(gene.id);
        Allele allele = found == genome.alleles.end() ? kNeutralAllele : found->second;
        if (plane == Plane::Single) {
            allele.ratio = kNeutralAllele.ratio; // not used there, and not written
        }
        if (operators) {
            allele.op = allele.op.value_or(genome.crossover.op);
        }
        if (grains) {
            allele.grain = allele.grain.value_or(genome.crossover.grain);
        }
        if (seeds) {
            allele.seed = allele.seed.value_or(genome.seed);
        }
        compact.wanted[gene.id] = allele;
        all.add(allele);
        regions[gene.id.region].push_back(gene.id);
        layers[gene.id.layer].push_back(gene.id);
    }
    if (compact.wanted.empty()) {
        return {};
    }
    const Allele common = all.commonest();
    compact.entries.push_back(entryOf("*.*", common, plane));
    for (const auto& [gene, allele] : compact.wanted) {
        compact.resolved[gene] = common;
    }
    for (const auto& [region, group] : regions) {
        compact.tryGroup("*." + std::string(nameOf(region)), group);
    }
    for (const auto& [layer, group] : layers) {
        compact.tryGroup(layerName(layer) + ".*", group);
    }
    for (const auto& [gene, allele] : compact.wanted) {
        if (compact.resolved.at(gene) != allele) {
            compact.entries.push_back(entryOf(gene.text(), allele, plane));
        }
    }
    return compact.entries;
}

} // namespace heterosis
