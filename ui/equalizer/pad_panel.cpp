// SPDX-License-Identifier: GPL-3.0-or-later
#include "equalizer/pad_panel.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include "equalizer/equalizer_actions.h"
#include "equalizer/gene_words.h"
#include "equalizer/value_spin.h"
#include "equalizer/xy_pad.h"

namespace heterosis {

PadPanel::PadPanel(EqualizerModel* model, EqualizerActions* actions, QWidget* parent)
    : QFrame(parent)
    , m_model(model)
    , m_pad(new XyPad(model))
    , m_x(new ValueSpin)
    , m_y(new ValueSpin)
    , m_title(new QLabel)
    , m_note(new QLabel)
    , m_xName(new QLabel)
    , m_yName(new QLabel)
    , m_reset(new QToolButton)
{
    setProperty("role", QStringLiteral("panel"));
    m_title->setProperty("role", QStringLiteral("title"));
    for (QLabel* label : {m_note, m_xName, m_yName})
        label->setProperty("role", QStringLiteral("dim"));
    m_xName->setBuddy(m_x);
    m_yName->setBuddy(m_y);
    m_note->setWordWrap(true);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 10);
    layout->setSpacing(6);
    auto* header = new QHBoxLayout;
    header->addWidget(m_title);
    header->addStretch();
    header->addWidget(button(actions->lock));
    header->addWidget(m_reset);
    layout->addLayout(header);
    layout->addWidget(m_pad, 1);
    auto* numbers = new QHBoxLayout;
    numbers->setSpacing(6);
    for (const auto& [name, spin] : {std::pair(m_xName, m_x), std::pair(m_yName, m_y)}) {
        numbers->addWidget(name);
        numbers->addWidget(spin, 1);
    }
    layout->addLayout(numbers);
    buildOperations(actions, layout);
    layout->addWidget(m_note);

    connect(m_x, &ValueSpin::typed, model, [model](double value) { model->set(value, std::nullopt); });
    connect(m_y, &ValueSpin::typed, model, [model](double value) { model->set(std::nullopt, value); });
    connect(m_x, &ValueSpin::stepped, model, [model](double by) { model->nudge(model->targets(), by, 0); });
    connect(m_y, &ValueSpin::stepped, model, [model](double by) { model->nudge(model->targets(), 0, by); });
    connect(actions->typeValues, &QAction::triggered, m_x, [this] {
        m_x->setFocus(Qt::ShortcutFocusReason);
        m_x->selectAll();
    });
    connect(model, &EqualizerModel::familyChanged, this, &PadPanel::newFamily);
    for (const auto signal : {&EqualizerModel::genomeChanged, &EqualizerModel::selectionChanged, &EqualizerModel::locksChanged})
        connect(model, signal, this, &PadPanel::refresh);
    newFamily();
}

QToolButton* PadPanel::button(QAction* action)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setProperty("role", QStringLiteral("flat"));
    button->setSizePolicy(QSizePolicy::MinimumExpanding, QSizePolicy::Fixed);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void PadPanel::buildOperations(EqualizerActions* actions, QVBoxLayout* layout)
{
    auto* grid = new QGridLayout;
    grid->setSpacing(4);
    QAction* const operations[] = {actions->typeValues, actions->subtract, actions->add,    actions->mirror,
                                   actions->shrink,     actions->grow,     actions->smooth, actions->resetCurve};
    for (int i = 0; i < int(std::size(operations)); ++i)
        grid->addWidget(button(operations[i]), i / 4, i % 4);
    layout->addLayout(grid);
    auto* menu = new QMenu(m_reset);
    menu->addActions({actions->resetOriginal, actions->resetA, actions->resetB, actions->resetEven, actions->resetCurve});
    m_reset->setMenu(menu);
    m_reset->setPopupMode(QToolButton::InstantPopup);
    m_reset->setProperty("role", QStringLiteral("flat"));
    m_reset->setFocusPolicy(Qt::TabFocus);
}

void PadPanel::newFamily()
{
    const Axes& axes = m_model->axes();
    m_x->setAxis(axes.x);
    m_y->setVisible(axes.y.has_value());
    m_yName->setVisible(axes.y.has_value());
    if (axes.y)
        m_y->setAxis(*axes.y);
    setEnabled(m_model->hasFamily());
    retranslate();
}

void PadPanel::refresh()
{
    const EqualizerModel::Summary sum = m_model->summary();
    const std::vector<GeneId> genes = m_model->targets();
    m_x->show(sum.mean.x, sum.spread.x);
    m_y->show(sum.mean.y, sum.spread.y);
    m_title->setText(!m_model->hasFamily() ? tr("No genes yet")
                         : m_model->selection().empty() ? tr("All %1 genes").arg(sum.count)
                         : genes.size() == 1 ? GeneWords::gene(genes.front())
                                             : tr("%1 genes selected").arg(sum.count));
    m_note->setText(sum.locked == 0 ? QString() : sum.locked == sum.count ? tr("Locked: nothing moves them") : tr("%1 of them locked").arg(sum.locked));
    m_note->setVisible(sum.locked > 0);
}

void PadPanel::retranslate()
{
    const Axes& axes = m_model->axes();
    m_xName->setText(GeneWords::axis(axes.x.kind));
    m_x->setAccessibleName(m_xName->text());
    if (axes.y) {
        m_yName->setText(GeneWords::axis(axes.y->kind));
        m_y->setAccessibleName(m_yName->text());
    }
    m_reset->setText(tr("reset ▾"));
    m_reset->setToolTip(tr("Reset the chosen genes, or all where none is chosen"));
    refresh();
}

void PadPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace heterosis
