// SPDX-License-Identifier: GPL-3.0-or-later
#include "equalizer/equalizer_state.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "equalizer/corners.h"
#include "inheritance/operator_table.h"

namespace heterosis {
namespace {

constexpr double kSame = 1e-6; // offsets and disagreements below this are rounding

double clean(double value)
{
    return std::round(value * 1e6) / 1e6;
}

std::optional<double> finiteNumber(const Json& object, const char* key)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number())
        return std::nullopt;
    const double value = found->get<double>();
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<Node> nodeOf(const Json& json, const GeneSpace& space)
{
    if (!json.is_object())
        return std::nullopt;
    const auto layer = finiteNumber(json, "layer"), value = finiteNumber(json, "value"), width = finiteNumber(json, "width");
    if (!layer || !value || !width)
        return std::nullopt;
    return Node{std::clamp(*layer, -1.0, double(space.layers)), space.axes.x.hard(*value),
                std::clamp(*width, Curve::kMinWidth, Curve::kMaxWidth)};
}

Curve curveOf(const Json& json, const GeneSpace& space)
{
    Curve curve{space.axes.x.neutral, {}};
    if (!json.is_object())
        return curve;
    if (const auto baseline = finiteNumber(json, "baseline"))
        curve.baseline = space.axes.x.hard(*baseline);
    const auto nodes = json.find("nodes");
    if (nodes == json.end() || !nodes->is_array())
        return curve;
    for (const Json& item : *nodes)
        if (const auto node = nodeOf(item, space); node && curve.nodes.size() < Curve::kMaxNodes)
            curve.nodes.push_back(*node);
    return curve;
}

GenePoint pointOf(const GeneSpace& space, const Allele& allele)
{
    if (!space.corners())
        return space.axes.point(allele);
    return allele.weights.size() == space.parents ? cornerPoint(allele.weights) : space.axes.neutral();
}

const Json* child(const Json& object, const char* key)
{
    if (!object.is_object())
        return nullptr;
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

} // namespace

int GeneSpace::indexOf(GeneId gene) const
{
    const auto found = std::lower_bound(genes.begin(), genes.end(), gene);
    return found != genes.end() && *found == gene ? int(found - genes.begin()) : -1;
}

double GeneSpace::positionOf(GeneId gene) const
{
    return gene.layer == GeneId::kHead ? layers : gene.layer;
}

EqualizerState EqualizerState::neutral(const GeneSpace& space)
{
    EqualizerState state;
    state.curves.fill(Curve{space.axes.x.neutral, {}});
    state.points.assign(space.genes.size(), space.axes.neutral());
    state.offsets.assign(space.genes.size(), 0);
    state.locks.assign(space.genes.size(), 0);
    state.operators.resize(space.genes.size());
    state.grains.resize(space.genes.size());
    if (space.corners()) {
        state.weights.assign(space.genes.size(), std::vector<double>(space.parents, 1.0 / double(space.parents)));
        state.strengths.assign(space.genes.size(), 1);
    }
    return state;
}

void EqualizerState::resetPoint(const GeneSpace& space, int gene, GenePoint point)
{
    setPoint(space, gene, point);
    if (space.corners() && !locks[gene])
        strengths[gene] = 1;
}

void EqualizerState::setWeights(const GeneSpace& space, int gene, std::vector<double> values)
{
    if (locks[gene])
        return;
    setPoint(space, gene, cornerPoint(values));
    weights[gene] = std::move(values);
}

void EqualizerState::setOperator(Operator op)
{
    for (std::size_t i = 0; i < operators.size(); ++i) {
        if (locks[i])
            operators[i] = operatorOf(int(i));
        if (operators[i] == op)
            operators[i].reset();
    }
    crossover.op = op;
}

void EqualizerState::setGrain(Grain grain)
{
    for (std::size_t i = 0; i < grains.size(); ++i) {
        if (locks[i])
            grains[i] = grainOf(int(i));
        if (grains[i] == grain)
            grains[i].reset();
    }
    crossover.grain = grain;
}

Allele EqualizerState::alleleOf(const GeneSpace& space, int gene) const
{
    Allele allele = space.corners() ? Allele{.ratio = 0.5, .second = strengths[gene], .weights = weights[gene]} : space.axes.allele(points[gene]);
    allele.op = operators[gene];
    allele.grain = grains[gene];
    return allele;
}

// Options of operators that no gene uses are remembered here, and not in the genome: a recipe that has them is refused.
Genome EqualizerState::genome(const GeneSpace& space) const
{
    Genome genome{.alleles = {}, .seed = seed, .crossover = crossover};
    std::set<Operator> used{crossover.op};
    for (std::size_t i = 0; i < space.genes.size(); ++i) {
        genome.alleles.emplace_hint(genome.alleles.end(), space.genes[i], alleleOf(space, int(i)));
        used.insert(operatorOf(int(i)));
    }
    std::set<std::string, std::less<>> known;
    for (const Operator op : used)
        for (const MethodParameter& parameter : infoOf(op).options())
            known.emplace(parameter.name);
    std::erase_if(genome.crossover.options, [&](const auto& option) { return !known.contains(option.first); });
    return genome;
}

double EqualizerState::curveAt(const GeneSpace& space, int gene) const
{
    const GeneId id = space.genes[gene];
    return curves[int(id.region)].forGene(space.positionOf(id));
}

bool EqualizerState::followsCurve(int gene) const
{
    return std::abs(offsets[gene]) < kSame;
}

void EqualizerState::setPoint(const GeneSpace& space, int gene, GenePoint point)
{
    if (locks[gene])
        return;
    if (point.x != points[gene].x)
        offsets[gene] = point.x - curveAt(space, gene);
    if (space.corners() && point != points[gene])
        weights[gene] = cornerWeights(point, weights[gene]);
    points[gene] = point;
}

void EqualizerState::setCurve(const GeneSpace& space, Region region, const Curve& curve)
{
    const Curve before = std::exchange(curves[int(region)], curve);
    for (int i = 0; i < int(space.genes.size()); ++i) {
        if (space.genes[i].region != region)
            continue;
        const double position = space.positionOf(space.genes[i]);
        const double now = curve.forGene(position);
        if (now == before.forGene(position))
            continue;
        if (locks[i])
            offsets[i] = points[i].x - now;
        else {
            points[i].x = space.axes.x.hard(clean(now + offsets[i]));
            if (space.corners())
                weights[i] = cornerWeights(points[i], weights[i]);
        }
    }
}

Json windowOf(const GeneSpace& space, const EqualizerState& state)
{
    Json curves = Json::object(), offsets = Json::object(), locks = Json::array();
    for (int r = 0; r < kRegions; ++r) {
        const Curve& curve = state.curves[r];
        if (curve == Curve{space.axes.x.neutral, {}})
            continue;
        Json nodes = Json::array();
        for (const Node& node : curve.nodes)
            nodes.push_back({{"layer", node.layer}, {"value", node.value}, {"width", node.width}});
        curves[std::string(nameOf(Region(r)))] = {{"baseline", curve.baseline}, {"nodes", std::move(nodes)}};
    }
    for (std::size_t i = 0; i < space.genes.size(); ++i) {
        if (!state.followsCurve(int(i)))
            offsets[space.genes[i].text()] = clean(state.offsets[i]);
        if (state.locks[i])
            locks.push_back(space.genes[i].text());
    }
    return {{"curves", std::move(curves)}, {"offsets", std::move(offsets)}, {"locks", std::move(locks)}};
}

EqualizerState stateOf(const GeneSpace& space, const Genome& genome, const Json& window)
{
    EqualizerState state = EqualizerState::neutral(space);
    state.seed = genome.seed;
    state.crossover = genome.crossover;
    if (const Json* curves = child(window, "curves"); curves && curves->is_object())
        for (const auto& [name, value] : curves->items())
            if (const auto region = regionNamed(name))
                state.curves[int(*region)] = curveOf(value, space);
    for (std::size_t i = 0; i < space.genes.size(); ++i) {
        const double curve = state.curveAt(space, int(i));
        const auto found = genome.alleles.find(space.genes[i]);
        state.points[i] = found == genome.alleles.end() ? GenePoint{curve, space.axes.neutral().y} : pointOf(space, found->second);
        if (found != genome.alleles.end()) {
            if (found->second.op != genome.crossover.op) // a recipe may say it for every gene
                state.operators[i] = found->second.op;
            if (found->second.grain != genome.crossover.grain)
                state.grains[i] = found->second.grain;
            if (space.corners()) {
                state.strengths[i] = found->second.second;
                if (found->second.weights.size() == space.parents)
                    state.weights[i] = found->second.weights;
            }
        }
        const double offset = state.points[i].x - curve;
        state.offsets[i] = std::abs(offset) < kSame ? 0 : offset;
    }
    if (const Json* locks = child(window, "locks"); locks && locks->is_array())
        for (const Json& item : *locks)
            if (item.is_string())
                if (const auto gene = GeneId::parse(item.get<std::string>()))
                    if (const int index = space.indexOf(*gene); index >= 0)
                        state.locks[index] = 1;
    return state;
}

} // namespace heterosis
