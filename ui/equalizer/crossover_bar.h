// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include <optional>

#include "equalizer/equalizer_model.h"

class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QMenu;
class QToolButton;

namespace heterosis {

// How the chosen genes are crossed, or all where none is chosen: operator, grain, the seed of what is drawn, and the operator's own
// options. What the parents' distance means for it is said below.
class CrossoverBar : public QWidget {
    Q_OBJECT
public:
    explicit CrossoverBar(EqualizerModel* model, QWidget* parent = nullptr);

Q_SIGNALS:
    void alignWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void fillOperators();
    void fillGrains();
    void buildOptions();
    void buildMutation(QGridLayout* grid);
    void showOptions();
    void showKinship();
    void refresh();
    void retranslate();
    std::optional<Operator> shownOperator() const; // of all targets, where they agree
    void typedSeed();

    EqualizerModel* m_model;
    QToolButton *m_operator, *m_grain, *m_next, *m_align;
    QMenu *m_operators, *m_grains;
    QLabel *m_seedName, *m_kinship;
    QDoubleSpinBox* m_seed;
    QWidget* m_options = nullptr;
    std::optional<Operator> m_optionsOf;
};

} // namespace heterosis
