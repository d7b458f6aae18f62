// SPDX-License-Identifier: GPL-3.0-or-later
#include "equalizer/value_spin.h"

#include <QLineEdit>
#include <QSignalBlocker>
#include <QWheelEvent>

#include "equalizer/gene_words.h"

namespace heterosis {

ValueSpin::ValueSpin(QWidget* parent)
    : QDoubleSpinBox(parent)
{
    setDecimals(2);
    setSingleStep(0.05);
    setKeyboardTracking(false);
    setAccelerated(true);
    connect(lineEdit(), &QLineEdit::textEdited, this, [this] { m_edited = true; });
    connect(this, &QDoubleSpinBox::editingFinished, this, &ValueSpin::finish);
    connect(lineEdit(), &QLineEdit::returnPressed, this, [this] { // Enter sets all, also to the number shown
        m_edited = true;
        finish();
    });
}

void ValueSpin::setAxis(const Axis& axis)
{
    const QSignalBlocker quiet(this);
    setRange(axis.hardLow, axis.hardHigh);
}

void ValueSpin::show(double mean, double spread)
{
    if (m_edited && hasFocus()) // somebody is typing
        return;
    const QSignalBlocker quiet(this);
    setSuffix(spread < 0.005 ? QString() : tr(" ± %1").arg(GeneWords::value(spread)));
    setValue(mean);
}

void ValueSpin::stepBy(int steps)
{
    m_edited = false;
    Q_EMIT stepped(steps * singleStep());
}

void ValueSpin::finish()
{
    if (!std::exchange(m_edited, false))
        return;
    interpretText();
    Q_EMIT typed(value());
}

void ValueSpin::wheelEvent(QWheelEvent* event)
{
    if (hasFocus())
        QDoubleSpinBox::wheelEvent(event);
    else
        event->ignore(); // a page that scrolls under the mouse changes no number
}

} // namespace heterosis
