// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QColor>
#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace heterosis {

class EqualizerModel;

// What of a cell can be seen. Cells are repainted only where this changes.
struct CellLook {
    double x = 0.5;        // 0 A .. 1 B (the contribution of a single model is scaled to it)
    double spread = 0;     // in the same scale
    double y = -1;         // share of the second axis; -1: neutral, or there is none
    double heat = -1;      // measured distance 0..1; -1: not measured
    int genes = 0, locked = 0, selected = 0;
    bool offset = false;   // differs from its curve
    bool alone = false;    // is crossed by an operator or a grain of its own
    std::optional<QRgb> ground;   // where the ratio does not say the colour: what was drawn, or of more than two parents
    double pullX = 0, pullY = 0;  // where the data pulls: towards B and stronger, at most 1 long
    std::vector<QRgb> stripes;    // which parent gave which run of units
    bool overview = false;
    QString value, brief, detail; // "0.62", ".62" for small cells, and for the overview "± 0.10"
    bool operator==(const CellLook&) const = default;
};

void paintCell(QPainter& painter, const QRectF& rect, const CellLook& look);

} // namespace heterosis
