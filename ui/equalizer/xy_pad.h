// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QPointF>
#include <QWidget>

#include <vector>

#include "equalizer/equalizer_model.h"
#include "equalizer/frame_joiner.h"

namespace heterosis {

// The chosen genes as one point: x from A to B, y strength or density. A drag from anywhere moves all of them by the same amount.
// With one model open there is only x, the contribution.
class XyPad : public QWidget {
    Q_OBJECT
public:
    explicit XyPad(EqualizerModel* model, QWidget* parent = nullptr);

    QPointF toPixel(const GenePoint& point) const;
    QRectF plotRect() const { return m_plot; }

    QSize sizeHint() const override { return {300, 290}; }
    QSize minimumSizeHint() const override { return {180, 150}; }

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void layOut();
    void refresh();
    void remember(); // the trail's next point
    void forget();
    void step(double dx, double dy, int join);
    void paintGrid(QPainter& painter) const;
    void paintLabels(QPainter& painter) const;
    void paintCorners(QPainter& painter) const;
    void paintTrail(QPainter& painter) const;
    void paintPoint(QPainter& painter) const;

    EqualizerModel* m_model;
    QRectF m_plot;
    EqualizerModel::Summary m_shown;
    std::vector<GenePoint> m_trail;
    QPointF m_last;     // of the mouse
    GenePoint m_moved;  // since the drag began
    bool m_dragging = false;
    FrameJoiner m_joiner;
    Burst m_keys, m_wheel;
};

} // namespace heterosis
