// SPDX-License-Identifier: GPL-3.0-or-later
#include "education/rate_spin.h"

#include <cmath>

namespace heterosis {

RateSpin::RateSpin(QWidget* parent) : QDoubleSpinBox(parent)
{
    setDecimals(12);
    setRange(0, 1);
}

QString RateSpin::textFromValue(double value) const { return QString::number(value, 'g', 4); }

double RateSpin::valueFromText(const QString& text) const { return text.trimmed().toDouble(); }

QValidator::State RateSpin::validate(QString& text, int&) const
{
    bool isNumber = false;
    const double value = text.trimmed().toDouble(&isNumber);
    if (isNumber && value >= minimum() && value <= maximum())
        return QValidator::Acceptable;
    for (const QChar sign : text.trimmed())
        if (!sign.isDigit() && !QStringLiteral(".eE+-").contains(sign))
            return QValidator::Invalid;
    return QValidator::Intermediate;
}

// 1, 1.5, 2, 3, 5, 7 of each power of ten.
void RateSpin::stepBy(int steps)
{
    static constexpr double kSteps[] = {1, 1.5, 2, 3, 5, 7};
    double now = value() > 0 ? value() : 1e-6;
    for (int i = 0; i < std::abs(steps); ++i) {
        const double power = std::pow(10, std::floor(std::log10(now) + 1e-9)), digit = now / power;
        double next = steps > 0 ? 10 : 0.7;
        for (const double candidate : kSteps) {
            if (steps > 0 && candidate > digit * 1.001) {
                next = candidate;
                break;
            }
            if (steps < 0 && candidate < digit * 0.999)
                next = candidate;
        }
        now = next * power;
    }
    setValue(now);
}

} // namespace heterosis
