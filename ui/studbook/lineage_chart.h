// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include <memory>
#include <vector>

#include "studbook/chart.h"
#include "studbook/herd.h"

namespace heterosis {

// Who comes from whom, from left to right by generation, the fittest of each column on top. Pan by dragging, zoom with the wheel (Ctrl:
// sideways only, Shift: upright only) or + and -, F shows all. Arrows walk from one to another, Enter or a double click opens.
// What is drawn depends on how much of it there is: only so many lines as can be told apart, dots without a ring where they are small.
class LineageChart : public QWidget, public Chart {
    Q_OBJECT
public:
    explicit LineageChart(QWidget* parent = nullptr);
    void setHerd(std::shared_ptr<const Herd> herd);
    void setCurrent(IndividualId id);
    IndividualId current() const;
    void fit();
    QPointF toPixel(IndividualId id) const;
    void zoomAt(const QPointF& at, double x, double y);
    void paintOn(QCPPainter& painter, const QSize& size) override;
    QString csv() const override;
    QSize sizeHint() const override { return {640, 200}; }
    QSize minimumSizeHint() const override { return {240, 110}; }

Q_SIGNALS:
    void pointed(heterosis::IndividualId id);
    void opened(heterosis::IndividualId id);
    void menuWanted(heterosis::IndividualId id, const QPoint& globalPosition);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct View {
        double x = 0, y = 0, scaleX = 60, scaleY = 14; // pixels of the origin; pixels a column and a place
    };
    QPointF at(const View& view, int member) const;
    View fitted(const QSize& size) const;
    int memberAt(const QPointF& pixel) const;
    double worth(int member) const;                     // 0 worst .. 1 best; -1: not judged
    void draw(QPainter& painter, const View& view, const QSize& size) const;
    void drawLines(QPainter& painter, const View& view, const QSize& size) const;
    void drawKin(QPainter& painter, const View& view, int member) const;
    void drawDots(QPainter& painter, const View& view, const QSize& size) const;
    void drawHeads(QPainter& painter, const View& view, const QSize& size) const;
    QString heading(int level) const;
    void select(int member);
    bool walk(int key);
    void reveal(int member);

    std::shared_ptr<const Herd> m_herd;
    std::vector<std::vector<int>> m_columns;            // by level, best first
    std::vector<int> m_rows;                            // place of each member in its column
    std::vector<std::pair<int, int>> m_edges;           // parent, child
    double m_worst = 0, m_best = 0;
    int m_tallest = 1;
    View m_view;
    bool m_byHand = false;                              // somebody has panned or zoomed: a new size does not fit again
    int m_current = -1, m_hover = -1;
    QPointF m_pressed, m_last;
    bool m_dragging = false;
};

} // namespace heterosis
