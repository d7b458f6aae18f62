// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDoubleSpinBox>

#include "equalizer/axes.h"

namespace heterosis {

// A number that stands for many: it shows their mean and spread. What is typed is meant for all, a step moves each from its place.
class ValueSpin : public QDoubleSpinBox {
    Q_OBJECT
public:
    explicit ValueSpin(QWidget* parent = nullptr);
    void setAxis(const Axis& axis); // as far as typed numbers go
    void show(double mean, double spread);
    void stepBy(int steps) override;

Q_SIGNALS:
    void typed(double value);
    void stepped(double by);

protected:
    void wheelEvent(QWheelEvent* event) override;

private:
    void finish();
    bool m_edited = false;
};

} // namespace heterosis
