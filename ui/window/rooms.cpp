// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/rooms.h"

#include <QEvent>
#include <QStackedWidget>

namespace heterosis {

Rooms::Rooms(QWidget* parent) : QTabBar(parent), m_stack(new QStackedWidget)
{
    setObjectName(QStringLiteral("roomTabs"));
    setDrawBase(false);
    setExpanding(false);
    connect(this, &QTabBar::currentChanged, this, [this](int room) {
        m_stack->setCurrentIndex(room);
        Q_EMIT changed(Room(room));
    });
}

void Rooms::add(QWidget* room)
{
    m_stack->addWidget(room);
    addTab(QString());
    retranslate();
}

void Rooms::retranslate()
{
    const QString names[] = {tr("Shape"), tr("Breed"), tr("Educate")};
    const QString tips[] = {tr("The equalizer: one child by hand"), tr("Generations of children, judged and crossed, and the studbook of all of them"),
                            tr("A model learns from your data, with proof of what it learned")};
    for (int room = 0; room < count(); ++room) {
        setTabText(room, names[room]);
        setTabToolTip(room, tips[room]);
    }
}

void Rooms::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QTabBar::changeEvent(event);
}

} // namespace heterosis
