// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/colours.h"

#include <QApplication>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>

#include <algorithm>
#include <cmath>

#include "style/style_sheet.h"

namespace heterosis {

namespace {

// Text and dim hold 4.5:1 on window, panel and raised; the four columns hold 3:1 as marks and 4.5:1 as text.
const Colours& darkSet()
{
    static const Colours colours{
        .original = QColor(0x9a, 0xa3, 0xb0), .a = QColor(0x4f, 0xb7, 0xc2), .child = QColor(0xc3, 0xda, 0x63), .b = QColor(0xe8, 0x92, 0x55),
        .window = QColor(0x14, 0x17, 0x1b), .panel = QColor(0x1b, 0x1f, 0x25), .raised = QColor(0x23, 0x28, 0x30),
        .line = QColor(0x33, 0x3a, 0x44), .text = QColor(0xe7, 0xea, 0xef), .dim = QColor(0x98, 0xa1, 0xae),
        .warning = QColor(0xf0, 0xb4, 0x4c), .selection = QColor(0x3a, 0x6e, 0x9e), .dark = true};
    return colours;
}

const Colours& lightSet()
{
    static const Colours colours{
        .original = QColor(0x5c, 0x66, 0x73), .a = QColor(0x0b, 0x74, 0x80), .child = QColor(0x55, 0x70, 0x00), .b = QColor(0xb0, 0x4c, 0x0c),
        .window = QColor(0xec, 0xee, 0xf1), .panel = QColor(0xfa, 0xfb, 0xfc), .raised = QColor(0xff, 0xff, 0xff),
        .line = QColor(0xcd, 0xd2, 0xd9), .text = QColor(0x1a, 0x1f, 0x26), .dim = QColor(0x56, 0x5f, 0x6b),
        .warning = QColor(0x8a, 0x5a, 0x00), .selection = QColor(0x2f, 0x74, 0xb5), .dark = false};
    return colours;
}

const Colours* g_current = &darkSet();

QColor blend(const QColor& from, const QColor& to, double t)
{
    const auto mix = [t](int x, int y) { return int(std::lround(x + (y - x) * t)); };
    return QColor(mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue()));
}

QPalette paletteOf(const Colours& c)
{
    QPalette p;
    p.setColor(QPalette::Window, c.window);
    p.setColor(QPalette::WindowText, c.text);
    p.setColor(QPalette::Base, c.raised);
    p.setColor(QPalette::AlternateBase, c.panel);
    p.setColor(QPalette::ToolTipBase, c.raised);
    p.setColor(QPalette::ToolTipText, c.text);
    p.setColor(QPalette::PlaceholderText, c.dim);
    p.setColor(QPalette::Text, c.text);
    p.setColor(QPalette::Button, c.raised);
    p.setColor(QPalette::ButtonText, c.text);
    p.setColor(QPalette::BrightText, c.warning);
    p.setColor(QPalette::Link, c.a);
    p.setColor(QPalette::LinkVisited, c.a);
    p.setColor(QPalette::Highlight, c.selection);
    p.setColor(QPalette::HighlightedText, Qt::white);
    p.setColor(QPalette::Light, c.raised.lighter(c.dark ? 130 : 100));
    p.setColor(QPalette::Midlight, c.raised);
    p.setColor(QPalette::Mid, c.line);
    p.setColor(QPalette::Dark, c.dark ? c.window.darker(130) : c.line.darker(115));
    p.setColor(QPalette::Shadow, QColor(0, 0, 0, c.dark ? 160 : 60));
    const QColor faint = blend(c.panel, c.dim, 0.65);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, faint);
    p.setColor(QPalette::Disabled, QPalette::Highlight, c.line);
    return p;
}

} // namespace

const Colours& Colours::current() { return *g_current; }

void Colours::setDark(bool dark)
{
    g_current = dark ? &darkSet() : &lightSet();
    if (QApplication::style()->name().compare(QLatin1String("fusion"), Qt::CaseInsensitive) != 0)
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(paletteOf(*g_current));
    qApp->setStyleSheet(styleSheetOf(*g_current));
}

QColor Colours::ofRatio(double ratio) const
{
    const QColor neutral = dark ? QColor(0x47, 0x4f, 0x5b) : QColor(0xc3, 0xca, 0xd2);
    const QColor endA = dark ? QColor(0x3f, 0x98, 0xa4) : QColor(0x3a, 0xa6, 0xb1);
    const QColor endB = dark ? QColor(0xd0, 0x7c, 0x42) : QColor(0xe2, 0x88, 0x4a);
    const double side = 2 * ratio - 1; // -1: A, 0: even, 1: B
    QColor colour = blend(neutral, side < 0 ? endA : endB, std::min(std::abs(side), 1.0));
    const double beyond = std::clamp(std::abs(side) - 1, 0.0, 1.0);
    if (beyond > 0)
        colour.setHslF(colour.hslHueF(), float(std::min(1.0, colour.hslSaturationF() + 0.4 * beyond)), colour.lightnessF());
    return colour;
}

QColor Colours::ofRegionGroup(int group) const
{
    switch (group) {
    case 0: return dark ? QColor(0x82, 0xa9, 0xff) : QColor(0x2c, 0x5f, 0xd0);
    case 1: return dark ? QColor(0xc3, 0xda, 0x63) : QColor(0x55, 0x70, 0x00);
    case 2: return dark ? QColor(0xe9, 0xb8, 0x6a) : QColor(0x96, 0x5c, 0x00);
    default: return dark ? QColor(0xc3, 0xa2, 0xf0) : QColor(0x7b, 0x45, 0xb8);
    }
}

} // namespace heterosis
