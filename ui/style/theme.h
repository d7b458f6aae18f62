// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <QPalette>

namespace heterosis {

enum class ThemeChoice { System, Dark, Light };
QString nameOf(ThemeChoice choice);                  // "system", "dark", "light": as the settings and the command line say it
ThemeChoice themeNamed(const QString& name);         // unknown names: System

// Which colours are in force. With System it follows the desktop's palette, also when that changes while the program runs.
class Theme : public QObject {
    Q_OBJECT
public:
    explicit Theme(QObject* parent = nullptr);
    ThemeChoice choice() const { return m_choice; }
    void choose(ThemeChoice choice);

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    static bool systemIsDark();
    ThemeChoice m_choice = ThemeChoice::System;
};

// The font of the whole program: one family that has Latin and Hangul in the same weight, where it is installed.
void applyFont();

} // namespace heterosis
