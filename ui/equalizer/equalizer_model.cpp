// SPDX-License-Identifier: GPL-3.0-or-later
#include "equalizer/equalizer_model.h"

#include <QUndoCommand>

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "equalizer/corners.h"

namespace heterosis {

// The whole equalizer before and after: a few KB, and no edit can forget to undo a part of itself.
class StateCommand : public QUndoCommand {
public:
    StateCommand(EqualizerModel* model, EqualizerState before, EqualizerState after, const QString& text, int join)
        : QUndoCommand(text)
        , m_model(model)
        , m_before(std::move(before))
        , m_after(std::move(after))
        , m_join(join)
    {
    }
    void undo() override { change(m_before); }
    void redo() override { change(m_after); }
    int id() const override { return m_join > 0 ? 1 : -1; }
    bool mergeWith(const QUndoCommand* other) override
    {
        const auto* next = static_cast<const StateCommand*>(other); // same id: same class
        if (next->m_join != m_join)
            return false;
        m_after = next->m_after;
        setObsolete(m_after == m_before);
        return true;
    }

private:
    void change(const EqualizerState& state)
    {
        m_model->m_before.reset(); // an unfinished gesture stands on a state that is going away
        m_model->apply(state);
    }

    EqualizerModel* m_model;
    EqualizerState m_before, m_after;
    int m_join;
};

namespace {

std::set<Operator> crossingOf(std::size_t parents, const FamilyInfo& family)
{
    std::set<Operator> able;
    for (const OperatorInfo& info : operatorTable()) {
        try {
            requireParents(info, parents, family.plane == Plane::Strength);
            if (!info.needs || family.everyParentHas(*info.needs))
                able.insert(info.op);
        } catch (const Error&) {
            continue; // the menu shows it, and what it needs
        }
    }
    return able;
}

}

EqualizerModel::EqualizerModel(QObject* parent)
    : QObject(parent)
{
}

void EqualizerModel::start(EqualizerState state)
{
    m_before.reset();
    m_state = std::move(state);
    m_undo.clear();
}

void EqualizerModel::setFamily(const FamilyInfo& family)
{
    m_family = family;
    m_space = {};
    m_space.parents = family.plane == Plane::Single ? 1 : 2 + family.more.size();
    m_space.axes = Axes::of(family.plane, m_space.parents);
    m_space.crossing = crossingOf(m_space.parents, family);
    m_masks.clear();
    m_kinship.reset();
    m_sensed.reset();
    for (const GeneInfo& gene : family.genes) {
        m_space.genes.push_back(gene.id);
        if (gene.id.layer >= 0 && gene.id.layer < GeneId::kHead)
            m_space.layers = std::max(m_space.layers, gene.id.layer + 1);
    }
    std::sort(m_space.genes.begin(), m_space.genes.end());
    m_selection.clear();
    m_distances.clear();
    m_farEnd.reset();
    start(EqualizerState::neutral(m_space));
    Q_EMIT familyChanged();
    Q_EMIT selectionChanged();
    Q_EMIT distancesChanged();
    Q_EMIT kinshipChanged();
    Q_EMIT sensitivityChanged();
    Q_EMIT locksChanged();
    Q_EMIT genomeChanged();
}

void EqualizerModel::restore(const Recipe& recipe, const Genome& resolved)
{
    start(stateOf(m_space, resolved, recipe.window));
    Q_EMIT locksChanged();
    Q_EMIT genomeChanged();
}

Genome EqualizerModel::genome() const
{
    return m_state.genome(m_space);
}

GenePoint EqualizerModel::point(GeneId gene) const
{
    const int index = m_space.indexOf(gene);
    return index < 0 ? m_space.axes.neutral() : m_state.points[index];
}

Allele EqualizerModel::allele(GeneId gene) const
{
    const int index = m_space.indexOf(gene);
    return index < 0 ? m_space.axes.allele(m_space.axes.neutral()) : m_state.alleleOf(m_space, index);
}

double EqualizerModel::offset(GeneId gene) const
{
    const int index = m_space.indexOf(gene);
    return index < 0 ? 0 : m_state.offsets[index];
}

bool EqualizerModel::followsCurve(GeneId gene) const
{
    const int index = m_space.indexOf(gene);
    return index < 0 || m_state.followsCurve(index);
}

bool EqualizerModel::isLocked(GeneId gene) const
{
    const int index = m_space.indexOf(gene);
    return index >= 0 && m_state.locks[index];
}

Json EqualizerModel::window() const
{
    return windowOf(m_space, m_state);
}

std::vector<Region> EqualizerModel::mapRows() const
{
    std::set<Region> rows;
    for (const GeneId gene : m_space.genes)
        rows.insert(gene.region);
    return {rows.begin(), rows.end()};
}

void EqualizerModel::undo()
{
    if (inGesture())
        cancelGesture();
    else
        m_undo.undo();
}

void EqualizerModel::redo()
{
    endGesture();
    m_undo.redo();
}

void EqualizerModel::setDistance(const GeneDistance& distance)
{
    if (!hasGene(distance.gene))
        return;
    m_distances[distance.gene] = distance;
    m_farEnd.reset();
    Q_EMIT distancesChanged();
}

const GeneDistance* EqualizerModel::distance(GeneId gene) const
{
    const auto found = m_distances.find(gene);
    return found == m_distances.end() ? nullptr : &found->second;
}

namespace {
// With one model open a gene's own size stands in for the distance: per element, or the embedding would dwarf the rest.
double shownDistance(const GeneDistance& d, Plane plane)
{
    const double value = plane == Plane::Single ? d.distance / std::sqrt(double(std::max<std::int64_t>(d.elements, 1))) : d.relative;
    return d.finite && std::isfinite(value) ? value : 0;
}
}

std::optional<double> EqualizerModel::heat(GeneId gene) const
{
    const GeneDistance* own = distance(gene);
    if (!own)
        return std::nullopt;
    if (!m_farEnd) { // the 95th of 100: one far gene does not flatten all others
        std::vector<double> values;
        for (const auto& [id, d] : m_distances)
            values.push_back(shownDistance(d, m_family.plane));
        const auto nth = values.begin() + std::ptrdiff_t((values.size() - 1) * 95 / 100);
        std::nth_element(values.begin(), nth, values.end());
        m_farEnd = *nth > 0 ? *nth : *std::max_element(values.begin(), values.end());
    }
    return *m_farEnd > 0 ? std::min(1.0, shownDistance(*own, m_family.plane) / *m_farEnd) : 0;
}

void EqualizerModel::setSensitivity(const event::Sensed& sensed)
{
    m_sensed = sensed;
    Q_EMIT sensitivityChanged();
}

void EqualizerModel::clearSensitivity()
{
    if (!m_sensed)
        return;
    m_sensed.reset();
    Q_EMIT sensitivityChanged();
}

GenePoint EqualizerModel::pull(const std::vector<GeneId>& genes) const
{
    GenePoint sum{0, 0};
    if (!m_sensed)
        return sum;
    for (const GeneId gene : genes) {
        const auto slope = m_sensed->genes.find(gene);
        if (slope == m_sensed->genes.end())
            continue;
        sum.x -= slope->second.ratio;
        if (m_family.plane == Plane::Strength)
            sum.y -= slope->second.strength;
    }
    return sum;
}

void EqualizerModel::select(const std::vector<GeneId>& genes, Select how)
{
    std::set<GeneId> next = how == Select::Replace ? std::set<GeneId>{} : m_selection;
    const bool allIn = std::all_of(genes.begin(), genes.end(), [&](GeneId gene) { return next.contains(gene); });
    for (const GeneId gene : genes) {
        if (how == Select::Remove || (how == Select::Toggle && allIn))
            next.erase(gene);
        else if (hasGene(gene))
            next.insert(gene);
    }
    if (next == m_selection)
        return;
    m_selection = std::move(next);
    Q_EMIT selectionChanged();
}

void EqualizerModel::selectAll()
{
    select(m_space.genes);
}

void EqualizerModel::selectNone()
{
    select({});
}

void EqualizerModel::selectRow(Region region, Select how)
{
    std::vector<GeneId> genes;
    std::copy_if(m_space.genes.begin(), m_space.genes.end(), std::back_inserter(genes), [&](GeneId g) { return g.region == region; });
    select(genes, how);
}

void EqualizerModel::selectBand(int firstLayer, int lastLayer, Select how)
{
    std::vector<GeneId> genes;
    std::copy_if(m_space.genes.begin(), m_space.genes.end(), std::back_inserter(genes),
                 [&](GeneId g) { return positionOf(g) >= firstLayer && positionOf(g) <= lastLayer; });
    select(genes, how);
}

std::vector<GeneId> EqualizerModel::targets() const
{
    return m_selection.empty() ? m_space.genes : std::vector<GeneId>(m_selection.begin(), m_selection.end());
}

std::vector<int> EqualizerModel::indices(std::span<const GeneId> genes) const
{
    std::vector<int> result;
    for (const GeneId gene : genes)
        if (const int index = m_space.indexOf(gene); index >= 0)
            result.push_back(index);
    return result;
}

std::vector<int> EqualizerModel::targetIndices() const
{
    return indices(targets());
}

EqualizerModel::Summary EqualizerModel::summary() const
{
    return summaryOf(targets());
}

EqualizerModel::Summary EqualizerModel::summaryOf(const std::vector<GeneId>& genes) const
{
    const std::vector<int> all = indices(genes);
    Summary sum{int(all.size()), 0, m_space.axes.neutral(), {0, 0}, 1, 0, {}};
    if (all.empty())
        return sum;
    sum.mean = {0, 0};
    for (const int i : all) {
        sum.mean.x += m_state.points[i].x / sum.count;
        sum.mean.y += m_state.points[i].y / sum.count;
        sum.locked += m_state.locks[i];
    }
    for (const int i : all) {
        sum.spread.x += std::pow(m_state.points[i].x - sum.mean.x, 2) / sum.count;
        sum.spread.y += std::pow(m_state.points[i].y - sum.mean.y, 2) / sum.count;
    }
    sum.spread = {std::sqrt(sum.spread.x), std::sqrt(sum.spread.y)};
    if (sum.spread.x < 1e-9)
        sum.spread.x = 0;
    if (sum.spread.y < 1e-9)
        sum.spread.y = 0;
    if (corners())
        addCorners(all, sum);
    return sum;
}

void EqualizerModel::addCorners(const std::vector<int>& genes, Summary& sum) const
{
    double least = m_state.strengths[genes.front()], most = least;
    sum.second = 0;
    sum.weights.assign(m_space.parents, 0);
    for (const int i : genes) {
        sum.second += m_state.strengths[i] / sum.count;
        least = std::min(least, m_state.strengths[i]);
        most = std::max(most, m_state.strengths[i]);
        const std::vector<double> shares = asShares(m_state.weights[i]);
        for (std::size_t parent = 0; parent < shares.size(); ++parent)
            sum.weights[parent] += shares[parent] / sum.count;
    }
    sum.secondSpread = (most - least) / 2;
}

void EqualizerModel::beginGesture(const QString& text, int join)
{
    endGesture();
    m_before = m_state;
    m_gestureText = text;
    m_join = join;
}

void EqualizerModel::endGesture()
{
    if (!m_before)
        return;
    const EqualizerState before = std::move(*m_before);
    m_before.reset();
    if (before != m_state)
        m_undo.push(new StateCommand(this, before, m_state, m_gestureText, m_join));
}

void EqualizerModel::cancelGesture()
{
    if (!m_before)
        return;
    const EqualizerState before = std::move(*m_before);
    m_before.reset();
    apply(before);
}

void EqualizerModel::apply(const EqualizerState& state)
{
    const bool locks = state.locks != m_state.locks;
    EqualizerState unlocked = state;
    unlocked.locks = m_state.locks;
    const bool values = unlocked != m_state;
    m_state = state;
    if (locks)
        Q_EMIT locksChanged();
    if (values)
        Q_EMIT genomeChanged();
}

} // namespace heterosis
