// SPDX-License-Identifier: GPL-3.0-or-later
#include "equalizer/equalizer_view.h"

#include <QAction>
#include <QDataStream>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include "equalizer/curves_view.h"
#include "equalizer/equalizer_actions.h"
#include "equalizer/gene_map.h"
#include "equalizer/gene_words.h"
#include "equalizer/pad_panel.h"
#include "equalizer/tuning_bar.h"
#include "equalizer/value_spin.h"

namespace heterosis {

EqualizerView::EqualizerView(EqualizerModel* model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_actions(new EqualizerActions(model, this))
    , m_curves(new CurvesView(model))
    , m_map(new GeneMap(model))
    , m_pad(new PadPanel(model, m_actions))
    , m_tuning(new TuningBar(model))
    , m_columns(new QSplitter(Qt::Horizontal))
    , m_rows(new QSplitter(Qt::Vertical))
{
    m_rows->addWidget(m_curves);
    m_rows->addWidget(buildMapPanel());
    m_columns->addWidget(m_rows);
    m_columns->addWidget(m_pad);
    m_columns->setStretchFactor(0, 1);
    m_columns->setStretchFactor(1, 0);
    for (QSplitter* splitter : {m_rows, m_columns}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(8);
    }
    resetLayout();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_columns);

    m_actions->overview->setChecked(m_map->isOverview());
    connect(m_actions->overview, &QAction::toggled, m_map, &GeneMap::setOverview);
    connect(m_map, &GeneMap::overviewChanged, m_actions->overview, &QAction::setChecked);
    connect(m_actions->brush, &QAction::toggled, m_map, &GeneMap::setBrush);
    connect(m_map, &GeneMap::brushChanged, m_actions->brush, &QAction::setChecked);
    connect(m_map, &GeneMap::brushChanged, m_brushValue, &QWidget::setVisible);
    connect(m_brushValue, &ValueSpin::typed, m_map, &GeneMap::setBrushValue);
    connect(m_brushValue, &ValueSpin::stepped, this, [this](double by) {
        m_map->setBrushValue(m_model->axes().x.hard(m_map->brushValue() + by));
        m_brushValue->show(m_map->brushValue(), 0);
    });
    connect(model, &EqualizerModel::familyChanged, this, &EqualizerView::newFamily);
    newFamily();
    retranslate();
}

QFrame* EqualizerView::buildMapPanel()
{
    auto* panel = new QFrame;
    panel->setProperty("role", QStringLiteral("panel"));
    m_mapTitle = new QLabel;
    m_mapTitle->setProperty("role", QStringLiteral("title"));
    m_brushValue = new ValueSpin;
    m_brushValue->setVisible(false);
    auto* header = new QHBoxLayout;
    header->addWidget(m_mapTitle);
    header->addStretch();
    header->addWidget(m_brushValue);
    for (QAction* action : {m_actions->brush, m_actions->overview}) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setFocusPolicy(Qt::TabFocus);
        button->setProperty("role", QStringLiteral("flat"));
        header->addWidget(button);
    }
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(12, 6, 8, 8);
    layout->setSpacing(2);
    layout->addLayout(header);
    layout->addWidget(m_map, 1);
    layout->addWidget(m_tuning);
    return panel;
}

void EqualizerView::newFamily()
{
    const Axis& axis = m_model->axes().x;
    m_brushValue->setAxis(axis);
    m_map->setBrushValue(axis.high);
    m_brushValue->show(axis.high, 0);
}

QList<QAction*> EqualizerView::actions() const
{
    return m_actions->all();
}

void EqualizerView::resetLayout()
{
    m_rows->setSizes({230, 250});
    m_columns->setSizes({790, 330});
}

QByteArray EqualizerView::saveLayout() const
{
    QByteArray layout;
    QDataStream out(&layout, QIODevice::WriteOnly);
    out << m_columns->saveState() << m_rows->saveState() << m_map->isOverview();
    return layout;
}

void EqualizerView::restoreLayout(const QByteArray& layout)
{
    QDataStream in(layout);
    QByteArray columns, rows;
    bool overview = true;
    in >> columns >> rows >> overview;
    if (in.status() != QDataStream::Ok)
        return;
    m_columns->restoreState(columns);
    m_rows->restoreState(rows);
    m_map->setOverview(overview);
}

void EqualizerView::retranslate()
{
    m_mapTitle->setText(tr("Gene map"));
    m_brushValue->setAccessibleName(tr("Brush value"));
    m_brushValue->setToolTip(tr("What the brush paints"));
}

void EqualizerView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_actions->retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace heterosis
