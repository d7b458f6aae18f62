// SPDX-License-Identifier: GPL-3.0-or-later
#include "studbook/zoom_plot.h"

#include <QFontMetrics>
#include <QResizeEvent>

#include <algorithm>
#include <limits>

namespace heterosis {

namespace {

constexpr int kBeside = 64; // pixels that the other axis, its numbers and its label take

}

ZoomPlot::ZoomPlot(QWidget* parent) : QCustomPlot(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    axisRect()->setRangeZoomFactor(0.87);
}

void ZoomPlot::setLabels(const QString& x, const QString& y)
{
    m_labelX = x;
    m_labelY = y;
    fitLabels(size());
}

void ZoomPlot::fitLabels(const QSize& plot)
{
    const auto fit = [](QCPAxis& axis, const QString& label, int room) {
        axis.setLabel(QFontMetrics(axis.labelFont()).elidedText(label, Qt::ElideMiddle, std::max(0, room - kBeside)));
    };
    fit(*xAxis, m_labelX, plot.width());
    fit(*yAxis, m_labelY, plot.height());
}

void ZoomPlot::paintOn(QCPPainter& painter, const QSize& size)
{
    fitLabels(size);
    toPainter(&painter, size.width(), size.height());
    fitLabels(this->size());
}

void ZoomPlot::resizeEvent(QResizeEvent* event)
{
    fitLabels(event->size());
    QCustomPlot::resizeEvent(event);
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

QSharedPointer<QCPAxisTicker> ZoomPlot::wholeNumbers()
{
    auto ticker = QSharedPointer<QCPAxisTickerFixed>::create();
    ticker->setTickStep(1);
    ticker->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
    return ticker;
}

Qt::Alignment ZoomPlot::emptiestCorner(const std::vector<QPointF>& dots)
{
    QRectF all;
    for (const QPointF& dot : dots)
        all |= QRectF(dot, QSizeF(1e-9, 1e-9));
    const QPointF middle = all.center();
    Qt::Alignment best = Qt::AlignRight | Qt::AlignBottom;
    std::ptrdiff_t fewest = std::numeric_limits<std::ptrdiff_t>::max();
    for (const Qt::AlignmentFlag side : {Qt::AlignRight, Qt::AlignLeft})
        for (const Qt::AlignmentFlag end : {Qt::AlignBottom, Qt::AlignTop}) {
            const auto count = std::count_if(dots.begin(), dots.end(), [&](const QPointF& dot) {
                return (dot.x() > middle.x()) == (side == Qt::AlignRight) && (dot.y() > middle.y()) == (end == Qt::AlignTop);
            });
            if (count < fewest) {
                fewest = count;
                best = Qt::Alignment(side) | end;
            }
        }
    return best;
}

QCPScatterStyle ZoomPlot::disc(const QColor& colour, double size) { return QCPScatterStyle(QCPScatterStyle::ssDisc, colour, size); }

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
