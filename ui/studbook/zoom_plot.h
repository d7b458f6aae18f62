// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "equalizer/plot_library.h"
#include "studbook/chart.h"

namespace heterosis {

// A plot that is looked at closely: wheel, + and - zoom, drag and arrows pan; Home, or a double click beside everything, shows all again.
class ZoomPlot : public QCustomPlot, public Chart {
    Q_OBJECT
public:
    explicit ZoomPlot(QWidget* parent = nullptr);
    void paintOn(QCPPainter& painter, const QSize& size) override;
    QSize sizeHint() const override { return {420, 200}; }
    QSize minimumSizeHint() const override { return {200, 110}; }

protected:
    void setLabels(const QString& x, const QString& y); // shortened in the middle where the plot is too small for them
    static QSharedPointer<QCPAxisTicker> wholeNumbers();                            // nothing between them, and few enough to be read
    static Qt::Alignment emptiestCorner(const std::vector<QPointF>& dots);          // where the fewest of them lie: for a legend of about half of the width and of the height
    static QCPScatterStyle disc(const QColor& colour, double size);
    void showAll();
    bool isAllShown() const { return m_allShown; } // nobody has zoomed or panned since
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitLabels(const QSize& plot);
    QString m_labelX, m_labelY;
    bool m_allShown = true;
};

} // namespace heterosis
