// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include <memory>
#include <vector>

#include "studbook/chart.h"
#include "studbook/herd.h"

namespace heterosis {

// Parallel coordinates: an upright axis for generation, each judge and fitness, a line for each individual. Better is always up.
class ParallelChart : public QWidget, public Chart {
    Q_OBJECT
public:
    explicit ParallelChart(QWidget* parent = nullptr);
    void setHerd(std::shared_ptr<const Herd> herd, std::int64_t run);
    void setCurrent(IndividualId id);
    void paintOn(QCPPainter& painter, const QSize& size) override;
    QString csv() const override;
    QSize sizeHint() const override { return {420, 200}; }
    QSize minimumSizeHint() const override { return {200, 110}; }

Q_SIGNALS:
    void pointed(heterosis::IndividualId id);
    void opened(heterosis::IndividualId id);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    struct Axis {
        int judge = -1;                 // -1: generation, -2: fitness
        double low = 0, high = 1;
        bool turned = false;            // less is better
    };
    void arrange();
    double valueOf(int member, const Axis& axis) const;
    QPolygonF lineOf(int member, const QSize& size) const;
    double axisX(std::size_t axis, const QSize& size) const;
    QString nameOf(const Axis& axis) const;
    int memberAt(const QPointF& at) const;
    void draw(QPainter& painter, const QSize& size) const;
    std::shared_ptr<const Herd> m_herd;
    std::int64_t m_run = 0;
    std::vector<Axis> m_axes;
    std::vector<int> m_shown, m_founders;
    IndividualId m_current = 0;
};

} // namespace heterosis
