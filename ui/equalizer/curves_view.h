// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFrame>

#include <array>
#include <vector>

#include "equalizer/equalizer_model.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace heterosis {

class CurvePlot;
class ValueSpin;

// The curves with what belongs around them: which regions are edited, what the spectrum shows, and the chosen node as numbers.
class CurvesView : public QFrame {
    Q_OBJECT
public:
    explicit CurvesView(EqualizerModel* model, QWidget* parent = nullptr);
    CurvePlot* plot() const { return m_plot; }
    QComboBox* regionChooser() const { return m_regions; }

protected:
    void changeEvent(QEvent* event) override;

private:
    QHBoxLayout* buildHeader();
    QHBoxLayout* buildFooter();
    std::vector<Region> regionsOfChoice(int choice) const;
    void fillChoices();
    void choose(int choice);
    void showScope();
    void showNode();
    void changeNode(int field, double value, bool relative);
    void retranslate();

    EqualizerModel* m_model;
    CurvePlot* m_plot;
    QLabel *m_title, *m_layerName, *m_valueName, *m_widthName;
    QComboBox *m_spectrum, *m_regions;
    QToolButton* m_beyond;
    std::array<QToolButton*, kRegionGroups> m_groups;
    ValueSpin *m_layer, *m_value, *m_width;
};

} // namespace heterosis
