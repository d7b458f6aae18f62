// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QTabBar>

class QStackedWidget;

namespace heterosis {

enum class Room { Shape, Breed, Educate };

// The rooms of the window, one on the other, and the tabs that choose between them (this widget).
class Rooms : public QTabBar {
    Q_OBJECT
public:
    explicit Rooms(QWidget* parent = nullptr);
    void add(QWidget* room);            // in the order of Room
    QStackedWidget* stack() { return m_stack; }
    void show(Room room) { setCurrentIndex(int(room)); }
    Room shown() const { return Room(currentIndex()); }
    using QTabBar::show;

Q_SIGNALS:
    void changed(heterosis::Room room);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    QStackedWidget* m_stack;
};

} // namespace heterosis
