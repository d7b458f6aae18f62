// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and keyboard of the curves. Keys follow the habits of audio editors: Shift is fine, Ctrl coarse, [ and ] the width.
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

#include "equalizer/curve_plot.h"

namespace heterosis {
namespace {

constexpr double kReach = 13;      // pixels around a handle that still are the handle
constexpr double kAway = 26;       // so far outside of the plot a handle is pulled off
constexpr double kWidthStep = 1.15;

double rounded(double value, double unit)
{
    return std::round(value / unit) * unit;
}

} // namespace

int CurvePlot::handleAt(const QPointF& position) const
{
    int best = -1;
    double nearest = kReach;
    for (int i = 0; i < int(m_handles.size()); ++i) {
        const QPointF away = toPixel(m_handles[i].node.layer, m_handles[i].node.value) - position;
        const double distance = std::hypot(away.x(), away.y()) + (m_handles[i].inScope ? 0 : 2);
        if (distance < nearest) {
            nearest = distance;
            best = i;
        }
    }
    return best;
}

Node CurvePlot::limited(Node node) const
{
    const Axis& axis = m_model->axes().x;
    node.layer = std::clamp(rounded(node.layer, 0.01), -1.0, double(m_model->layers()));
    node.value = axis.hard(rounded(node.value, 0.001));
    node.width = std::clamp(rounded(node.width, 0.01), Curve::kMinWidth, Curve::kMaxWidth);
    return node;
}

void CurvePlot::makeCurrent(int handle)
{
    m_current = handle >= 0 ? std::optional(m_handles[handle].node) : std::nullopt;
    m_handleLayer->replot();
    Q_EMIT currentChanged();
    announce();
}

void CurvePlot::chooseHandle(int index)
{
    const CurveHandle handle = m_handles[index];
    if (!handle.inScope) {
        std::vector<Region> regions;
        for (const auto& [region, at] : handle.refs)
            regions.push_back(region);
        setScope(regions);
    }
    m_current = handle.node;
    makeCurrent(current() ? int(current() - m_handles.data()) : -1);
}

void CurvePlot::edit(const CurveHandle& handle, std::optional<Node> to, const QString& text, int join)
{
    const Curves changed = withHandle(curves(), handle, to ? std::optional(limited(*to)) : std::nullopt);
    m_current = to ? std::optional(limited(*to)) : std::nullopt;
    m_model->beginGesture(text, join);
    m_model->setCurves(changed);
    m_model->endGesture();
    updateCurves();
}

void CurvePlot::setCurrentNode(const Node& node)
{
    if (const CurveHandle* handle = current(); handle && handle->node != node)
        edit(CurveHandle(*handle), node, tr("Move node"));
}

void CurvePlot::addNode(double layer, double value)
{
    if (m_scope.empty())
        return;
    const Node node = limited({layer, value, std::clamp(m_model->layers() / 8.0, 1.0, 4.0)});
    const Curves changed = withNode(curves(), m_scope, node);
    if (changed.empty())
        return;
    m_current = node;
    m_model->setCurves(changed, tr("Add node"));
    updateCurves();
}

void CurvePlot::removeCurrent()
{
    const CurveHandle* found = current();
    if (!found)
        return;
    const CurveHandle handle = *found;
    edit(handle, std::nullopt, tr("Remove node"));
    int next = -1; // the nearest one takes its place
    for (int i = 0; i < int(m_handles.size()) && m_handles[i].inScope; ++i)
        if (next < 0 || std::abs(m_handles[i].node.layer - handle.node.layer) < std::abs(m_handles[next].node.layer - handle.node.layer))
            next = i;
    makeCurrent(next);
}

void CurvePlot::startDrag(const CurveHandle& handle, const QPointF& position, bool fresh)
{
    m_drag = Drag{curves(), handle, position - toPixel(handle.node.layer, handle.node.value), handle.node, fresh};
    if (!fresh)
        m_model->beginGesture(tr("Move node"));
}

void CurvePlot::dragTo(const QPointF& position)
{
    if (!m_drag)
        return;
    const QRectF area = QRectF(axisRect()->rect()).adjusted(-kAway, -kAway, kAway, kAway);
    const QPointF at = position - m_drag->grab;
    if (!area.contains(position)) { // pulled off: gone until it comes back
        m_current.reset();
        m_model->setCurves(withHandle(m_drag->base, m_drag->handle, std::nullopt));
    } else {
        const QCPRange shown = yAxis->range();
        const Axis& axis = m_model->axes().x;
        const double start = m_drag->handle.node.value; // a typed value beyond the range is no reason to jump
        const double low = std::min(start, std::max(axis.softLow, shown.lower)), high = std::max(start, std::min(axis.softHigh, shown.upper));
        m_drag->node.layer = xAxis->pixelToCoord(at.x());
        m_drag->node.value = std::clamp(yAxis->pixelToCoord(at.y()), low, high);
        m_drag->node = limited(m_drag->node);
        m_current = m_drag->node;
        m_model->setCurves(withHandle(m_drag->base, m_drag->handle, m_drag->node));
    }
    updateCurves();
}

void CurvePlot::endDrag(bool keep)
{
    if (!m_drag)
        return;
    const Drag drag = *m_drag;
    m_drag.reset();
    if (keep) {
        m_joiner.flush();
        m_model->endGesture();
    } else {
        m_joiner.drop();
        m_current = drag.fresh ? std::nullopt : std::optional(drag.handle.node);
        m_model->cancelGesture();
    }
    updateCurves();
}

void CurvePlot::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const int handle = handleAt(event->position());
    if (handle < 0)
        return makeCurrent(-1);
    chooseHandle(handle);
    if (const CurveHandle* chosen = current())
        startDrag(CurveHandle(*chosen), event->position(), false);
}

void CurvePlot::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF at = event->position();
    if (m_drag)
        return m_joiner.post([this, at] { dragTo(at); });
    const int hover = handleAt(at);
    setCursor(hover >= 0 ? Qt::SizeAllCursor : Qt::ArrowCursor);
    if (hover == m_hover)
        return;
    m_hover = hover;
    m_handleLayer->replot();
}

void CurvePlot::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_drag)
        return;
    m_joiner.flush();
    endDrag(true);
}

void CurvePlot::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const int handle = handleAt(event->position()); handle >= 0) {
        chooseHandle(handle);
        Q_EMIT editRequested();
        return;
    }
    if (!axisRect()->rect().contains(event->position().toPoint()) || m_scope.empty())
        return;
    m_model->beginGesture(tr("Add node")); // until the button is let go: the new node can be dragged at once
    addNode(xAxis->pixelToCoord(event->position().x()), yAxis->pixelToCoord(event->position().y()));
    if (const CurveHandle* added = current())
        startDrag(CurveHandle(*added), event->position(), true);
    else
        m_model->cancelGesture();
}

void CurvePlot::widen(const CurveHandle& handle, double factor, int join)
{
    Node node = handle.node;
    node.width *= factor;
    edit(handle, node, tr("Change node width"), join);
}

void CurvePlot::wheelEvent(QWheelEvent* event)
{
    const double turns = (event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x()) / 120.0;
    const double factor = std::pow(kWidthStep, turns * (event->modifiers() & Qt::ShiftModifier ? 0.25 : 1));
    if (m_drag) {
        m_joiner.flush();
        m_drag->node.width *= factor;
        dragTo(event->position());
        event->accept();
        return;
    }
    const int handle = handleAt(event->position());
    if (handle < 0) {
        event->ignore();
        return;
    }
    chooseHandle(handle);
    if (const CurveHandle* chosen = current())
        widen(CurveHandle(*chosen), factor, m_wheel.id(0));
    event->accept();
}

void CurvePlot::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_drag || !m_model->hasFamily())
        return;
    const CurveHandle* chosen = current();
    QPointF at = event->pos();
    if (event->reason() != QContextMenuEvent::Mouse)
        at = chosen ? toPixel(chosen->node.layer, chosen->node.value) : QPointF(axisRect()->rect().center());
    else if (const int handle = handleAt(at); handle >= 0)
        chooseHandle(handle);
    chosen = current();
    const bool onHandle = chosen && handleAt(at) >= 0;
    const double layer = xAxis->pixelToCoord(at.x()), value = yAxis->pixelToCoord(at.y());
    QMenu menu(this);
    if (onHandle) {
        menu.addAction(tr("Type values…"), this, &CurvePlot::editRequested);
        menu.addAction(tr("Back to neutral"), this, [this] {
            Node node = current()->node;
            node.value = m_model->axes().x.neutral;
            setCurrentNode(node);
        });
        menu.addAction(tr("Wider"), this, [this] { widen(CurveHandle(*current()), kWidthStep * kWidthStep, 0); });
        menu.addAction(tr("Narrower"), this, [this] { widen(CurveHandle(*current()), 1 / (kWidthStep * kWidthStep), 0); });
        menu.addAction(tr("Remove node"), this, &CurvePlot::removeCurrent);
    } else {
        menu.addAction(tr("Add node here"), this, [this, layer, value] { addNode(layer, value); })->setEnabled(!m_scope.empty());
    }
    menu.addSeparator();
    menu.addAction(tr("Remove all nodes of these regions"), this, [this] {
        Curves flat;
        for (const Region region : m_scope)
            flat.emplace(region, Curve{m_model->axes().x.neutral, {}});
        m_model->setCurves(flat, tr("Flatten curve"));
    });
    QAction* beyond = menu.addAction(tr("Show the range beyond A and B"), this, &CurvePlot::setBeyond);
    beyond->setCheckable(true);
    beyond->setChecked(m_beyond);
    beyond->setVisible(m_model->axes().x.softLow < m_model->axes().x.low);
    menu.exec(mapToGlobal(at.toPoint()));
}

bool CurvePlot::stepHandle(int by)
{
    const int count = int(std::count_if(m_handles.begin(), m_handles.end(), [](const CurveHandle& h) { return h.inScope; }));
    const CurveHandle* chosen = current();
    const int next = chosen ? int(chosen - m_handles.data()) + by : by > 0 ? 0 : count - 1;
    if (next < 0 || next >= count) {
        makeCurrent(-1);
        return false; // the focus goes on to the next widget
    }
    makeCurrent(next);
    return true;
}

bool CurvePlot::event(QEvent* event)
{
    if (event->type() == QEvent::KeyPress) { // Tab would be taken for the focus before keyPressEvent
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool back = key->key() == Qt::Key_Backtab;
        if ((back || key->key() == Qt::Key_Tab) && !(key->modifiers() & Qt::ControlModifier) && !m_drag && stepHandle(back ? -1 : 1))
            return true;
    }
    if (event->type() == QEvent::ShortcutOverride) {
        constexpr int own[] = {Qt::Key_Delete, Qt::Key_Backspace, Qt::Key_Insert, Qt::Key_Escape, Qt::Key_BracketLeft, Qt::Key_BracketRight,
                               Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_Home, Qt::Key_End};
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool bracket = key->key() == Qt::Key_BracketLeft || key->key() == Qt::Key_BracketRight;
        if (std::find(std::begin(own), std::end(own), key->key()) != std::end(own) && !(bracket && (key->modifiers() & Qt::ControlModifier))) {
            event->accept();
            return true;
        }
    }
    return QCustomPlot::event(event);
}

bool CurvePlot::nodeKey(QKeyEvent* event)
{
    const CurveHandle* chosen = current();
    if (!chosen)
        return false;
    const CurveHandle handle = *chosen;
    const bool fine = event->modifiers() & Qt::ShiftModifier, coarse = event->modifiers() & Qt::ControlModifier;
    const double layers = fine ? 0.1 : coarse ? 4 : 1, values = fine ? 0.01 : coarse ? 0.2 : 0.05;
    const double width = std::pow(kWidthStep, fine ? 0.25 : 1);
    const int join = m_keys.id(event->key(), event->isAutoRepeat());
    const Axis& axis = m_model->axes().x;
    const auto move = [&](double dx, double dy) {
        Node node = handle.node;
        node.layer += dx;
        if (dy != 0)
            node.value = std::clamp(node.value + dy, std::min(axis.softLow, node.value), std::max(axis.softHigh, node.value));
        edit(handle, node, tr("Move node"), join);
        return true;
    };
    switch (event->key()) {
    case Qt::Key_Left: return move(-layers, 0);
    case Qt::Key_Right: return move(layers, 0);
    case Qt::Key_Up: return move(0, values);
    case Qt::Key_Down: return move(0, -values);
    case Qt::Key_Home: return move(-1 - handle.node.layer, 0);
    case Qt::Key_End: return move(m_model->layers() - handle.node.layer, 0);
    case Qt::Key_BracketLeft: widen(handle, 1 / width, join); return true;
    case Qt::Key_BracketRight: widen(handle, width, join); return true;
    case Qt::Key_Delete:
    case Qt::Key_Backspace: removeCurrent(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: Q_EMIT editRequested(); return true;
    default: return false;
    }
}

void CurvePlot::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_drag)
        return endDrag(false);
    if (m_drag || nodeKey(event))
        return;
    switch (event->key()) {
    case Qt::Key_Escape: return makeCurrent(-1);
    case Qt::Key_Insert: { // between the chosen node and the next one, or in the middle
        const CurveHandle* chosen = current();
        const CurveHandle* next = chosen && chosen + 1 < m_handles.data() + m_handles.size() && chosen[1].inScope ? chosen + 1 : nullptr;
        const double from = chosen ? chosen->node.layer : 0, to = next ? next->node.layer : m_model->layers() - 1.0;
        const double layer = std::round((from + to) / 2);
        return addNode(layer, m_scope.empty() ? 0 : m_model->curve(m_scope.front()).at(layer));
    }
    case Qt::Key_Left:
    case Qt::Key_Up: stepHandle(-1); return;
    case Qt::Key_Right:
    case Qt::Key_Down: stepHandle(1); return;
    default: QCustomPlot::keyPressEvent(event);
    }
}

void CurvePlot::focusInEvent(QFocusEvent* event)
{
    QCustomPlot::focusInEvent(event);
    m_handleLayer->replot();
}

void CurvePlot::focusOutEvent(QFocusEvent* event)
{
    if (event->reason() == Qt::ActiveWindowFocusReason)
        endDrag(true); // the release will go elsewhere
    QCustomPlot::focusOutEvent(event);
    m_handleLayer->replot();
}

void CurvePlot::leaveEvent(QEvent* event)
{
    m_hover = -1;
    m_handleLayer->replot();
    QCustomPlot::leaveEvent(event);
}

} // namespace heterosis
