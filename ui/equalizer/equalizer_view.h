// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include "equalizer/equalizer_model.h"

class QAction;
class QFrame;
class QLabel;
class QSplitter;

namespace heterosis {

class CurvesView;
class EqualizerActions;
class GeneMap;
class PadPanel;
class TuningBar;
class ValueSpin;

// The equalizer as one widget: curves, gene map, pad.
class EqualizerView : public QWidget {
    Q_OBJECT
public:
    explicit EqualizerView(EqualizerModel* model, QWidget* parent = nullptr);

    QList<QAction*> actions() const; // for the window's Edit menu, with separators
    EqualizerModel* model() const { return m_model; }
    CurvesView* curves() const { return m_curves; }
    GeneMap* map() const { return m_map; }
    PadPanel* pad() const { return m_pad; }
    TuningBar* tuning() const { return m_tuning; }

    void resetLayout();
    QByteArray saveLayout() const;
    void restoreLayout(const QByteArray& layout);

protected:
    void changeEvent(QEvent* event) override;

private:
    QFrame* buildMapPanel();
    void newFamily();
    void retranslate();

    EqualizerModel* m_model;
    EqualizerActions* m_actions;
    CurvesView* m_curves;
    GeneMap* m_map;
    PadPanel* m_pad;
    TuningBar* m_tuning;
    QSplitter *m_columns, *m_rows;
    QLabel* m_mapTitle;
    ValueSpin* m_brushValue;
};

} // namespace heterosis
