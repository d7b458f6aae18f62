// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

#include <functional>
#include <vector>

class QAction;
class QWidget;

namespace heterosis {

class EqualizerModel;
enum class Reset;

// Everything that can be done to the chosen genes, as actions: buttons, menus and shortcuts share them. Single letters work while
// the focus is within `owner`, undo and redo in its whole window.
class EqualizerActions : public QObject {
    Q_OBJECT
public:
    EqualizerActions(EqualizerModel* model, QWidget* owner);

    QList<QAction*> all() const; // in menu order, with separators
    void retranslate();

    QAction *undo, *redo, *selectAll, *selectNone, *typeValues, *add, *subtract, *grow, *shrink, *smooth, *mirror, *lock;
    QAction *resetOriginal, *resetA, *resetB, *resetEven, *resetCurve, *overview, *brush;

private:
    QAction* make(const QString& name, const QString& shortcut, std::function<void()> job = {});
    void refresh();

    EqualizerModel* m_model;
    QWidget* m_owner;
    QList<QAction*> m_all;
};

} // namespace heterosis
