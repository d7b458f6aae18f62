// SPDX-License-Identifier: GPL-3.0-or-later
#include "equalizer/equalizer_model.h"

#include <QUndoCommand>

#include <algorithm>
#include <cmath>

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

// A drag stops at the soft range, but a value that was typed beyond it is not pulled back.
double dragged(const Axis& axis, double from, double by)
{
    const double to = std::round((from + by) * 1e6) / 1e6;
    return by == 0 ? from : std::clamp(to, std::min(axis.softLow, from), std::max(axis.softHigh, from));
}

GenePoint dragged(const Axes& axes, GenePoint from, double dx, double dy)
{
    return {dragged(axes.x, from.x, dx), axes.y ? dragged(*axes.y, from.y, dy) : from.y};
}

// Weights 1 2 1 over a gene and its neighbours in the same region that are smoothed with it.
GenePoint smoothed(const GeneSpace& space, const EqualizerState& state, const std::vector<int>& chosen, int gene)
{
    const GeneId id = space.genes[gene];
    GenePoint sum{2 * state.points[gene].x, 2 * state.points[gene].y};
    double weight = 2;
    for (const int other : chosen) {
        const GeneId near = space.genes[other];
        if (near.region != id.region || std::abs(space.positionOf(near) - space.positionOf(id)) != 1)
            continue;
        sum.x += state.points[other].x;
        sum.y += state.points[other].y;
        weight += 1;
    }
    return {std::round(sum.x / weight * 1e6) / 1e6, std::round(sum.y / weight * 1e6) / 1e6};
}

} // namespace

EqualizerModel::EqualizerModel(QObject* parent)
    : QObject(parent)
{
}

void EqualizerModel::start(EqualizerState state, std::uint64_t seed)
{
    m_before.reset();
    m_state = std::move(state);
    m_seed = seed;
    m_undo.clear();
}

void EqualizerModel::setFamily(const FamilyInfo& family)
{
    m_family = family;
    m_space = {};
    m_space.axes = Axes::of(family.plane);
    for (const GeneInfo& gene : family.genes) {
        m_space.genes.push_back(gene.id);
        if (gene.id.layer >= 0 && gene.id.layer < GeneId::kHead)
            m_space.layers = std::max(m_space.layers, gene.id.layer + 1);
    }
    std::sort(m_space.genes.begin(), m_space.genes.end());
    m_selection.clear();
    m_distances.clear();
    m_farEnd.reset();
    start(EqualizerState::neutral(m_space), 0);
    Q_EMIT familyChanged();
    Q_EMIT selectionChanged();
    Q_EMIT distancesChanged();
    Q_EMIT locksChanged();
    Q_EMIT genomeChanged();
}

void EqualizerModel::restore(const Recipe& recipe, const Genome& resolved)
{
    start(stateOf(m_space, resolved, recipe.window), resolved.seed);
    Q_EMIT locksChanged();
    Q_EMIT genomeChanged();
}

Genome EqualizerModel::genome() const
{
    Genome genome;
    genome.seed = m_seed;
    for (std::size_t i = 0; i < m_space.genes.size(); ++i)
        genome.alleles.emplace_hint(genome.alleles.end(), m_space.genes[i], m_space.axes.allele(m_state.points[i]));
    return genome;
}

GenePoint EqualizerModel::point(GeneId gene) const
{
    const int index = m_space.indexOf(gene);
    return index < 0 ? m_space.axes.neutral() : m_state.points[index];
}

Allele EqualizerModel::allele(GeneId gene) const
{
    return m_space.axes.allele(point(gene));
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
    Summary sum{int(all.size()), 0, m_space.axes.neutral(), {0, 0}};
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
    return sum;
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
    const bool values = state.points != m_state.points || state.curves != m_state.curves || state.offsets != m_state.offsets;
    m_state = state;
    if (locks)
        Q_EMIT locksChanged();
    if (values)
        Q_EMIT genomeChanged();
}

template <class Change> void EqualizerModel::edit(const QString& text, Change&& change)
{
    if (!hasFamily())
        return;
    const bool own = !inGesture();
    if (own)
        beginGesture(text);
    EqualizerState next = m_state;
    change(next);
    apply(next);
    if (own)
        endGesture();
}

void EqualizerModel::moveBy(double dx, double dy)
{
    edit(tr("Move genes"), [&](EqualizerState& next) {
        for (const int i : targetIndices())
            next.setPoint(m_space, i, dragged(m_space.axes, m_before->points[i], dx, dy));
    });
}

void EqualizerModel::nudge(const std::vector<GeneId>& genes, double dx, double dy)
{
    edit(tr("Nudge genes"), [&](EqualizerState& next) {
        for (const int i : indices(genes))
            next.setPoint(m_space, i, dragged(m_space.axes, next.points[i], dx, dy));
    });
}

void EqualizerModel::set(std::optional<double> x, std::optional<double> y)
{
    const auto typed = [](const Axis& axis, std::optional<double> value, double now) {
        return value && std::isfinite(*value) ? axis.hard(*value) : now;
    };
    edit(tr("Set genes"), [&](EqualizerState& next) {
        for (const int i : targetIndices()) {
            const GenePoint now = next.points[i];
            next.setPoint(m_space, i, {typed(m_space.axes.x, x, now.x), m_space.axes.y ? typed(*m_space.axes.y, y, now.y) : now.y});
        }
    });
}

void EqualizerModel::paint(const std::vector<GeneId>& genes, double x)
{
    if (!std::isfinite(x))
        return;
    edit(tr("Paint genes"), [&](EqualizerState& next) {
        for (const int i : indices(genes))
            next.setPoint(m_space, i, {m_space.axes.x.hard(x), next.points[i].y});
    });
}

void EqualizerModel::scaleBy(double factor)
{
    if (!std::isfinite(factor))
        return;
    const GenePoint neutral = m_space.axes.neutral();
    edit(tr("Scale genes"), [&](EqualizerState& next) {
        for (const int i : targetIndices()) {
            const GenePoint p = next.points[i];
            next.setPoint(m_space, i, dragged(m_space.axes, p, (p.x - neutral.x) * (factor - 1), (p.y - neutral.y) * (factor - 1)));
        }
    });
}

void EqualizerModel::smooth()
{
    edit(tr("Smooth genes"), [&](EqualizerState& next) {
        const std::vector<int> chosen = targetIndices();
        const EqualizerState before = next;
        for (const int i : chosen)
            next.setPoint(m_space, i, smoothed(m_space, before, chosen, i));
    });
}

void EqualizerModel::mirror()
{
    const Axis& axis = m_space.axes.x;
    edit(tr("Mirror genes"), [&](EqualizerState& next) {
        for (const int i : targetIndices())
            next.setPoint(m_space, i, {axis.hard(2 * axis.neutral - next.points[i].x), next.points[i].y});
    });
}

bool EqualizerModel::canResetTo(Reset which) const
{
    return m_space.axes.y || which == Reset::Original || which == Reset::Curve; // one model: unchanged is the original
}

GenePoint EqualizerModel::resetPoint(Reset which, GenePoint now) const
{
    if (m_family.plane == Plane::Single)
        return m_space.axes.neutral();
    switch (which) {
    case Reset::Original: // strength 0 gives the original back; where the original is A itself, A does
        return m_family.plane == Plane::Strength ? GenePoint{now.x, 0} : GenePoint{0, 1};
    case Reset::A:
        return {0, 1};
    case Reset::B:
        return {1, 1};
    default:
        return m_space.axes.neutral();
    }
}

void EqualizerModel::resetTo(Reset which)
{
    if (!canResetTo(which))
        return;
    edit(which == Reset::Curve ? tr("Reset to curve") : tr("Reset genes"), [&](EqualizerState& next) {
        for (const int i : targetIndices()) {
            const GenePoint now = next.points[i];
            if (which != Reset::Curve)
                next.setPoint(m_space, i, resetPoint(which, now));
            else if (!next.locks[i]) {
                next.setPoint(m_space, i, {m_space.axes.x.hard(next.curveAt(m_space, i)), now.y});
                next.offsets[i] = 0;
            }
        }
    });
}

void EqualizerModel::setLocked(const std::vector<GeneId>& genes, bool locked)
{
    edit(locked ? tr("Lock genes") : tr("Unlock genes"), [&](EqualizerState& next) {
        for (const int i : indices(genes))
            next.locks[i] = locked;
    });
}

void EqualizerModel::toggleLock()
{
    const std::vector<GeneId> genes = targets();
    setLocked(genes, !std::all_of(genes.begin(), genes.end(), [&](GeneId gene) { return isLocked(gene); }));
}

void EqualizerModel::setCurves(const std::map<Region, Curve>& curves, const QString& text)
{
    edit(text.isEmpty() ? tr("Shape curve") : text, [&](EqualizerState& next) {
        for (const auto& [region, curve] : curves)
            next.setCurve(m_space, region, curve);
    });
}

} // namespace heterosis
