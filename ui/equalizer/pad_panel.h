// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFrame>

#include "equalizer/equalizer_model.h"

class QLabel;
class QSlider;
class QToolButton;
class QVBoxLayout;

namespace heterosis {

class EqualizerActions;
class CrossoverBar;
class ValueSpin;
class XyPad;

// What is chosen: the pad, the same values as numbers, and what can be done to them.
class PadPanel : public QFrame {
    Q_OBJECT
public:
    PadPanel(EqualizerModel* model, EqualizerActions* actions, QWidget* parent = nullptr);
    XyPad* pad() const { return m_pad; }
    ValueSpin* xSpin() const { return m_x; }
    ValueSpin* ySpin() const { return m_y; }
    CrossoverBar* crossover() const { return m_crossover; }

protected:
    void changeEvent(QEvent* event) override;

private:
    QToolButton* button(QAction* action);
    void buildOperations(EqualizerActions* actions, QVBoxLayout* layout);
    void refresh();
    void newFamily();
    void buildWeights();                            // fields of more than two parents
    void showWeights(const EqualizerModel::Summary& sum);
    void slide(int value);
    void retranslate();

    EqualizerModel* m_model;
    XyPad* m_pad;
    CrossoverBar* m_crossover;
    ValueSpin *m_x, *m_y, *m_second;                // m_second: strength or density beside a plane of more than two parents
    QSlider* m_slider;
    QWidget* m_weights = nullptr;
    std::vector<ValueSpin*> m_weightSpins;
    QLabel *m_title, *m_note, *m_xName, *m_yName;
    QToolButton* m_reset;
};

} // namespace heterosis
