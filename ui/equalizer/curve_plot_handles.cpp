// SPDX-License-Identifier: GPL-3.0-or-later
// How the handles of the curves look.
#include <algorithm>

#include "equalizer/curve_plot.h"
#include "style/colours.h"

namespace heterosis {

void CurvePlot::drawHandles(QCPPainter* painter) const
{
    if (hasFocus()) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(faded(Colours::current().a, 0.8), 1));
        painter->drawRoundedRect(QRectF(axisRect()->rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
    const CurveHandle* chosen = current();
    for (auto handle = m_handles.rbegin(); handle != m_handles.rend(); ++handle) // the scope's on top
        if (&*handle != chosen)
            drawHandle(painter, *handle, false);
    if (chosen)
        drawHandle(painter, *chosen, true);
    const CurveHandle* labelled = m_hover >= 0 && m_hover < int(m_handles.size()) && !m_drag ? &m_handles[m_hover] : chosen;
    if (labelled && (m_drag || hasFocus() || m_hover >= 0))
        drawLabel(painter, *labelled);
    if (m_model->hasFamily() && m_handles.empty() && !m_drag) {
        painter->setPen(Colours::current().dim);
        painter->drawText(axisRect()->rect().adjusted(0, 6, -8, 0), Qt::AlignTop | Qt::AlignRight, tr("Double click adds a node"));
    }
}

void CurvePlot::drawHandle(QCPPainter* painter, const CurveHandle& handle, bool current) const
{
    const Colours& colours = Colours::current();
    const QColor colour = colours.ofRegionGroup(handle.group);
    const QPointF at = toPixel(handle.node.layer, handle.node.value);
    const double radius = handle.inScope ? 6 : 4;
    if (current) { // the bell's reach, one width to each side
        const double left = xAxis->coordToPixel(handle.node.layer - handle.node.width);
        const double right = xAxis->coordToPixel(handle.node.layer + handle.node.width);
        painter->setPen(QPen(faded(colour, 0.7), 1.2));
        painter->drawLine(QPointF(left, at.y()), QPointF(right, at.y()));
        for (const double x : {left, right})
            painter->drawLine(QPointF(x, at.y() - 4), QPointF(x, at.y() + 4));
        painter->setPen(Qt::NoPen);
        painter->setBrush(faded(colour, 0.3));
        painter->drawEllipse(at, radius + 5, radius + 5);
    }
    painter->setPen(QPen(colour, handle.inScope ? 2.2 : 1.4));
    painter->setBrush(current ? colour : colours.panel);
    painter->drawEllipse(at, radius, radius);
}

void CurvePlot::drawLabel(QCPPainter* painter, const CurveHandle& handle) const
{
    const Colours& colours = Colours::current();
    const QPointF at = toPixel(handle.node.layer, handle.node.value);
    const QString text = describe(handle);
    QFont bold = font();
    bold.setBold(true);
    bold.setPixelSize(12);
    painter->setFont(bold);
    const QRectF area = axisRect()->rect();
    const QSizeF size(QFontMetricsF(bold).horizontalAdvance(text) + 12, 18);
    const double reach = toPixel(handle.node.layer + handle.node.width, 0).x() - at.x() + 8;
    double x = at.x() - size.width() - 12, y = at.y() - size.height() - 12;
    if (y < area.top() - 2) { // no room above: beside the bell
        y = std::max(area.top() + 2, at.y() - size.height() / 2);
        x = at.x() - reach - size.width();
        if (x < area.left())
            x = at.x() + reach;
    }
    const QRectF box(QPointF(std::clamp(x, area.left(), std::max(area.left(), area.right() - size.width())), y), size);
    painter->setPen(Qt::NoPen);
    painter->setBrush(faded(colours.panel, 0.85));
    painter->drawRoundedRect(box, 4, 4);
    painter->setPen(colours.ofRegionGroup(handle.group));
    painter->drawText(box, Qt::AlignCenter, text);
    painter->setFont(font());
}

} // namespace heterosis
