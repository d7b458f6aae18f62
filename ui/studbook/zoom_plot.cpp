// SPDX-License-Identifier: GPL-3.0-or-later
#include "studbook/zoom_plot.h"

namespace heterosis {

ZoomPlot::ZoomPlot(QWidget* parent) : QCustomPlot(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    axisRect()->setRangeZoomFactor(0.87);
}

void ZoomPlot::showAll()
{
    m_allShown = true;
    rescaleAxes();
    for (QCPAxis* axis : {xAxis, yAxis}) {
        const QCPRange range = axis->range();
        const double margin = range.size() > 1e-12 ? 0.06 * range.size() : 0.5;
        axis->setRange(range.lower - margin, range.upper + margin);
    }
}

void ZoomPlot::keyPressEvent(QKeyEvent* event)
{
    const auto zoom = [this](double factor) {
        xAxis->scaleRange(factor);
        yAxis->scaleRange(factor);
    };
    m_allShown = false;
    switch (event->key()) {
    case Qt::Key_Home: showAll(); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoom(0.8); break;
    case Qt::Key_Minus: zoom(1.25); break;
    case Qt::Key_Left: xAxis->moveRange(-0.1 * xAxis->range().size()); break;
    case Qt::Key_Right: xAxis->moveRange(0.1 * xAxis->range().size()); break;
    case Qt::Key_Up: yAxis->moveRange(0.1 * yAxis->range().size()); break;
    case Qt::Key_Down: yAxis->moveRange(-0.1 * yAxis->range().size()); break;
    default: QCustomPlot::keyPressEvent(event); return;
    }
    replot(QCustomPlot::rpQueuedReplot);
}

void ZoomPlot::mouseDoubleClickEvent(QMouseEvent*)
{
    showAll();
    replot(QCustomPlot::rpQueuedReplot);
}

void ZoomPlot::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        m_allShown = false;
    QCustomPlot::mouseMoveEvent(event);
}

void ZoomPlot::wheelEvent(QWheelEvent* event)
{
    m_allShown = false;
    QCustomPlot::wheelEvent(event);
}

} // namespace heterosis
