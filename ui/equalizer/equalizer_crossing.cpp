// SPDX-License-Identifier: GPL-3.0-or-later
// How genes are crossed: operators, grains, the seed and options, and the weights of more than two parents.
#include "equalizer/equalizer_model.h"

#include <algorithm>
#include <cmath>

#include "equalizer/corners.h"

namespace heterosis {

Operator EqualizerModel::operatorOf(GeneId gene) const
{
    const int index = m_space.indexOf(gene);
    return index < 0 ? m_state.crossover.op : m_state.operatorOf(index);
}

Grain EqualizerModel::grainOf(GeneId gene) const
{
    const int index = m_space.indexOf(gene);
    return index < 0 ? m_state.crossover.grain : m_state.grainOf(index);
}

bool EqualizerModel::crossesAlone(GeneId gene) const
{
    const int index = m_space.indexOf(gene);
    return index >= 0 && (m_state.operatorOf(index) != m_state.crossover.op
                          || (m_state.crossover.op == Operator::Uniform && m_state.grainOf(index) != m_state.crossover.grain));
}

std::set<Operator> EqualizerModel::operatorsOf(const std::vector<GeneId>& genes) const
{
    std::set<Operator> found;
    for (const int i : indices(genes))
        found.insert(m_state.operatorOf(i));
    return found;
}

std::set<Grain> EqualizerModel::grainsOf(const std::vector<GeneId>& genes) const
{
    std::set<Grain> found;
    for (const int i : indices(genes))
        found.insert(m_state.grainOf(i));
    return found;
}

std::vector<double> EqualizerModel::option(const MethodParameter& parameter) const
{
    const auto found = m_state.crossover.options.find(parameter.name);
    return found == m_state.crossover.options.end() ? std::vector<double>{parameter.fallback.value_or(0)} : found->second;
}

void EqualizerModel::setOperator(Operator op)
{
    if (!canCross(op))
        return;
    edit(tr("Choose operator"), [&](EqualizerState& next) {
        if (m_selection.empty())
            return next.setOperator(op);
        for (const int i : targetIndices())
            if (!next.locks[i])
                next.operators[i] = op == next.crossover.op ? std::nullopt : std::optional(op);
    });
}

void EqualizerModel::setGrain(Grain grain)
{
    edit(tr("Choose grain"), [&](EqualizerState& next) {
        if (m_selection.empty())
            return next.setGrain(grain);
        for (const int i : targetIndices())
            if (!next.locks[i])
                next.grains[i] = grain == next.crossover.grain ? std::nullopt : std::optional(grain);
    });
}

void EqualizerModel::crossAsWorkspace()
{
    edit(tr("Cross as the others"), [&](EqualizerState& next) {
        for (const int i : targetIndices())
            if (!next.locks[i]) {
                next.operators[i].reset();
                next.grains[i].reset();
            }
    });
}

void EqualizerModel::setSeed(std::uint64_t seed)
{
    edit(tr("Choose seed"), [&](EqualizerState& next) { next.seed = seed; });
}

void EqualizerModel::setOption(const MethodParameter& parameter, std::vector<double> values)
{
    if (values.empty() || !std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); }))
        return;
    edit(tr("Set %1").arg(QString::fromUtf8(parameter.name.data(), qsizetype(parameter.name.size()))), [&](EqualizerState& next) {
        if (values.size() == 1 && parameter.fallback && values.front() == *parameter.fallback)
            next.crossover.options.erase(std::string(parameter.name));
        else
            next.crossover.options[std::string(parameter.name)] = std::move(values);
    });
}

void EqualizerModel::take(const Genome& genome, const QString& text)
{
    edit(text, [&](EqualizerState& next) {
        const EqualizerState before = next;
        next = stateOf(m_space, genome, windowOf(m_space, before));
        for (std::size_t i = 0; i < m_space.genes.size(); ++i) {
            if (!before.locks[i])
                continue;
            next.points[i] = before.points[i];
            next.offsets[i] = before.offsets[i];
            const Operator op = before.operatorOf(int(i));
            next.operators[i] = op == next.crossover.op ? std::nullopt : std::optional(op);
            const Grain grain = before.grainOf(int(i));
            next.grains[i] = grain == next.crossover.grain ? std::nullopt : std::optional(grain);
        }
    });
}

void EqualizerModel::setMutation(const Mutation& mutation)
{
    edit(tr("Set mutation"), [&](EqualizerState& next) { next.crossover.mutation = mutation; });
}

void EqualizerModel::setWeight(std::size_t parent, double share)
{
    if (!corners() || parent >= parents() || !std::isfinite(share))
        return;
    share = std::clamp(share, 0.0, 1.0);
    edit(tr("Set weights"), [&](EqualizerState& next) {
        for (const int i : targetIndices()) {
            std::vector<double> weights = asShares(next.weights[i]);
            const double others = 1 - weights[parent];
            for (std::size_t p = 0; p < weights.size(); ++p) {
                const double kept = std::abs(others) > 1e-9 ? weights[p] / others : 1.0 / double(weights.size() - 1);
                weights[p] = std::round((p == parent ? share : kept * (1 - share)) * 1e6) / 1e6;
            }
            next.setWeights(m_space, i, std::move(weights));
        }
    });
}

void EqualizerModel::setSecond(double value)
{
    if (!corners() || !m_space.axes.beside || !std::isfinite(value))
        return;
    edit(tr("Set genes"), [&](EqualizerState& next) {
        for (const int i : targetIndices())
            if (!next.locks[i])
                next.strengths[i] = m_space.axes.beside->hard(value);
    });
}

void EqualizerModel::nudgeSecond(double by)
{
    if (!corners() || !m_space.axes.beside)
        return;
    edit(tr("Nudge genes"), [&](EqualizerState& next) {
        for (const int i : targetIndices())
            if (!next.locks[i])
                next.strengths[i] = m_space.axes.beside->hard(std::round((next.strengths[i] + by) * 1e6) / 1e6);
    });
}

void EqualizerModel::setMasks(const std::vector<GeneMask>& masks)
{
    m_masks.clear();
    for (const GeneMask& mask : masks)
        m_masks[mask.gene] = mask;
    Q_EMIT masksChanged();
}

const GeneMask* EqualizerModel::mask(GeneId gene) const
{
    const auto found = m_masks.find(gene);
    return found == m_masks.end() || operatorOf(gene) != Operator::Uniform ? nullptr : &found->second;
}

void EqualizerModel::setKinship(const Kinship& kinship)
{
    m_kinship = kinship;
    Q_EMIT kinshipChanged();
}

} // namespace heterosis
