// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QColor>

namespace heterosis {

// The few colours that carry meaning; everything else comes from the application's palette. Two sets, dark and light, each with
// at least 3:1 contrast to its background; colour is never the only sign.
struct Colours {
    QColor original, a, child, b;   // the four columns, from grey over teal and green to orange
    QColor window, panel, raised, line, text, dim, warning, selection;
    bool dark = true;

    static const Colours& current();          // of the theme that is in force
    static void setDark(bool dark);           // also sets the application's palette and style sheet
    // A to B on the gene map: teal over neutral to orange; ratios beyond 0..1 grow more saturated.
    QColor ofRatio(double ratio) const;
    QColor ofRegionGroup(int group) const;    // 0 attention, 1 MLP, 2 norms, 3 embedding and head
};

inline QColor faded(QColor colour, double alpha)
{
    colour.setAlphaF(float(alpha));
    return colour;
}

} // namespace heterosis
