// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDoubleSpinBox>

namespace heterosis {

// A learning rate: written as people write it (2e-05), and a step is a share of the value.
class RateSpin : public QDoubleSpinBox {
    Q_OBJECT
public:
    explicit RateSpin(QWidget* parent = nullptr);
    QString textFromValue(double value) const override;
    double valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& position) const override;
    void stepBy(int steps) override;
};

} // namespace heterosis
