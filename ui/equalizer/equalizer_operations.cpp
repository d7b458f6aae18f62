// SPDX-License-Identifier: GPL-3.0-or-later
// What a hand can do to the genes; each edit goes through edit(), so that locks, undo and signals hold for all of them.
#include "equalizer/equalizer_model.h"

#include <algorithm>
#include <cmath>

namespace heterosis {
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

void EqualizerModel::edit(const QString& text, const std::function<void(EqualizerState&)>& change)
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
    if (corners()) // a strength of 0 gives the original back, see resetTo()
        return which == Reset::B ? GenePoint{1, 0} : which == Reset::A || m_family.plane == Plane::Density ? GenePoint{0, 0} : m_space.axes.neutral();
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
            if (which == Reset::Original && corners() && m_family.plane == Plane::Strength)
                next.strengths[i] = next.locks[i] ? next.strengths[i] : 0;
            else if (which != Reset::Curve)
                next.resetPoint(m_space, i, resetPoint(which, now));
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
