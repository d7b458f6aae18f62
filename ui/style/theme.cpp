// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/theme.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QTimer>
#include <QWidget>

#include "style/colours.h"

namespace heterosis {

QString nameOf(ThemeChoice choice)
{
    return choice == ThemeChoice::Dark ? QStringLiteral("dark") : choice == ThemeChoice::Light ? QStringLiteral("light") : QStringLiteral("system");
}

ThemeChoice themeNamed(const QString& name)
{
    return name == QLatin1String("dark") ? ThemeChoice::Dark : name == QLatin1String("light") ? ThemeChoice::Light : ThemeChoice::System;
}

Theme::Theme(QObject* parent) : QObject(parent) { qApp->installEventFilter(this); }

void Theme::choose(ThemeChoice choice)
{
    m_choice = choice;
    Colours::setDark(choice == ThemeChoice::System ? systemIsDark() : choice == ThemeChoice::Dark);
    Q_EMIT changed();
}

// Without a palette of our own the application shows the desktop's.
bool Theme::systemIsDark()
{
    QApplication::setPalette(QPalette());
    const QPalette system = QApplication::palette();
    return system.color(QPalette::Window).lightnessF() < system.color(QPalette::WindowText).lightnessF();
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ThemeChange && m_choice == ThemeChoice::System && watched->isWidgetType()
        && static_cast<QWidget*>(watched)->isWindow())
        QTimer::singleShot(0, this, [this] { choose(ThemeChoice::System); });
    return QObject::eventFilter(watched, event);
}

void applyFont()
{
    const QString own = QApplication::font().family();
    QStringList families;
    for (const auto& wanted : {QStringLiteral("Noto Sans CJK KR"), QStringLiteral("Noto Sans KR")})
        if (QFontDatabase::hasFamily(wanted))
            families << wanted;
    QFont font = QApplication::font();
    font.setFamilies(families << own);
    font.setPointSizeF(std::max(9.5, font.pointSizeF()));
    QApplication::setFont(font);
}

} // namespace heterosis
