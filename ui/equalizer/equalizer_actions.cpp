// SPDX-License-Identifier: GPL-3.0-or-later
#include "equalizer/equalizer_actions.h"

#include <QAction>
#include <QUndoStack>
#include <QWidget>

#include "equalizer/equalizer_model.h"

namespace heterosis {
namespace {

constexpr double kAdd = 0.05, kGrow = 1.1;

struct Words {
    QAction* action;
    QString text, brief, help; // menu, button, tool tip
};

} // namespace

EqualizerActions::EqualizerActions(EqualizerModel* model, QWidget* owner)
    : QObject(owner)
    , m_model(model)
    , m_owner(owner)
{
    const auto line = [this] {
        auto* separator = new QAction(this);
        separator->setSeparator(true);
        m_all << separator;
    };
    const auto resetTo = [model](Reset which) { return [model, which] { model->resetTo(which); }; };
    undo = make(QStringLiteral("undo"), QStringLiteral("Ctrl+Z"), [model] { model->undo(); });
    redo = make(QStringLiteral("redo"), QStringLiteral("Ctrl+Shift+Z"), [model] { model->redo(); });
    redo->setShortcuts({QKeySequence(QStringLiteral("Ctrl+Shift+Z")), QKeySequence(QStringLiteral("Ctrl+Y"))});
    undo->setShortcutContext(Qt::WindowShortcut);
    redo->setShortcutContext(Qt::WindowShortcut);
    line();
    selectAll = make(QStringLiteral("selectAll"), QStringLiteral("Ctrl+A"), [model] { model->selectAll(); });
    selectNone = make(QStringLiteral("selectNone"), QStringLiteral("Ctrl+Shift+A"), [model] { model->selectNone(); });
    line();
    typeValues = make(QStringLiteral("typeValues"), QStringLiteral("F2"));
    add = make(QStringLiteral("add"), QStringLiteral("Ctrl+="), [model] { model->nudge(model->targets(), kAdd, 0); });
    subtract = make(QStringLiteral("subtract"), QStringLiteral("Ctrl+-"), [model] { model->nudge(model->targets(), -kAdd, 0); });
    grow = make(QStringLiteral("grow"), QStringLiteral("Ctrl+]"), [model] { model->scaleBy(kGrow); });
    shrink = make(QStringLiteral("shrink"), QStringLiteral("Ctrl+["), [model] { model->scaleBy(1 / kGrow); });
    smooth = make(QStringLiteral("smooth"), QStringLiteral("S"), [model] { model->smooth(); });
    mirror = make(QStringLiteral("mirror"), QStringLiteral("M"), [model] { model->mirror(); });
    lock = make(QStringLiteral("lock"), QStringLiteral("L"), [model] { model->toggleLock(); });
    line();
    resetOriginal = make(QStringLiteral("resetOriginal"), QStringLiteral("Shift+O"), resetTo(Reset::Original));
    resetA = make(QStringLiteral("resetA"), QStringLiteral("Shift+A"), resetTo(Reset::A));
    resetB = make(QStringLiteral("resetB"), QStringLiteral("Shift+B"), resetTo(Reset::B));
    resetEven = make(QStringLiteral("resetEven"), QStringLiteral("Shift+E"), resetTo(Reset::Even));
    resetCurve = make(QStringLiteral("resetCurve"), QStringLiteral("Shift+C"), resetTo(Reset::Curve));
    line();
    overview = make(QStringLiteral("overview"), QStringLiteral("Z"));
    brush = make(QStringLiteral("brush"), QStringLiteral("P"));
    overview->setCheckable(true);
    brush->setCheckable(true);
    for (const auto signal : {&EqualizerModel::familyChanged, &EqualizerModel::selectionChanged})
        connect(model, signal, this, &EqualizerActions::refresh);
    QUndoStack* stack = model->undoStack();
    for (const auto signal : {&QUndoStack::undoTextChanged, &QUndoStack::redoTextChanged})
        connect(stack, signal, this, &EqualizerActions::retranslate);
    connect(stack, &QUndoStack::indexChanged, this, &EqualizerActions::refresh);
    connect(stack, &QUndoStack::cleanChanged, this, &EqualizerActions::refresh);
    retranslate();
    refresh();
}

QAction* EqualizerActions::make(const QString& name, const QString& shortcut, std::function<void()> job)
{
    auto* action = new QAction(this);
    action->setObjectName(name);
    action->setShortcut(QKeySequence(shortcut));
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    if (job)
        connect(action, &QAction::triggered, this, [job] { job(); });
    m_owner->addAction(action);
    m_all << action;
    return action;
}

QList<QAction*> EqualizerActions::all() const
{
    return m_all;
}

void EqualizerActions::refresh()
{
    const bool family = m_model->hasFamily();
    for (QAction* action : m_all)
        if (action != overview && action != brush)
            action->setEnabled(family);
    undo->setEnabled(m_model->undoStack()->canUndo());
    redo->setEnabled(m_model->undoStack()->canRedo());
    selectNone->setEnabled(!m_model->selection().empty());
    resetA->setEnabled(family && m_model->canResetTo(Reset::A));
    resetB->setEnabled(family && m_model->canResetTo(Reset::B));
    resetEven->setEnabled(family && m_model->canResetTo(Reset::Even));
}

void EqualizerActions::retranslate()
{
    const QUndoStack& stack = *m_model->undoStack();
    const QString undone = stack.undoText(), redone = stack.redoText();
    const Words words[] = {
        {undo, undone.isEmpty() ? tr("&Undo") : tr("&Undo: %1").arg(undone), tr("Undo"), {}},
        {redo, redone.isEmpty() ? tr("&Redo") : tr("&Redo: %1").arg(redone), tr("Redo"), {}},
        {selectAll, tr("Select &all genes"), tr("all"), {}},
        {selectNone, tr("Select &none"), tr("none"), {}},
        {typeValues, tr("&Set values…"), tr("set"), tr("Type the values that all chosen genes get")},
        {add, tr("Add 0.05"), tr("+ 0.05"), tr("Move the chosen genes by 0.05 towards B")},
        {subtract, tr("Subtract 0.05"), tr("− 0.05"), tr("Move the chosen genes by 0.05 towards A")},
        {grow, tr("Scale by 1.1"), tr("× 1.1"), tr("Scale the chosen genes away from the neutral point")},
        {shrink, tr("Scale by 1/1.1"), tr("÷ 1.1"), tr("Scale the chosen genes towards the neutral point")},
        {smooth, tr("S&mooth along the layers"), tr("smooth"), tr("Average each chosen gene with its neighbours in the same row")},
        {mirror, tr("M&irror"), tr("mirror"), tr("Mirror the chosen genes about the neutral point: A and B change places")},
        {lock, tr("&Lock or unlock"), tr("lock"), tr("Locked genes are moved by nothing, curves included")},
        {resetOriginal, tr("Reset to &original"), tr("original"), tr("Give the original back")},
        {resetA, tr("Reset to A"), tr("A"), {}},
        {resetB, tr("Reset to B"), tr("B"), {}},
        {resetEven, tr("Reset to &even"), tr("even"), tr("Half A, half B, full strength")},
        {resetCurve, tr("Reset to &curve"), tr("to curve"), tr("Clear the genes' own offsets")},
        {overview, tr("O&verview of the gene map"), tr("4 × 4"), tr("Four depth bands by four region groups, or single genes")},
        {brush, tr("&Paint on the gene map"), tr("paint"), tr("Drag over cells to give them the brush's value (or hold Alt)")},
    };
    for (const auto& [action, text, brief, help] : words) {
        QString name = text;
        action->setText(text);
        action->setIconText(brief);
        action->setToolTip(tr("%1 (%2)").arg(help.isEmpty() ? name.remove(QLatin1Char('&')) : help,
                                             action->shortcut().toString(QKeySequence::NativeText)));
    }
}

} // namespace heterosis
