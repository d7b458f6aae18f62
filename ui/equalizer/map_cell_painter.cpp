// SPDX-License-Identifier: GPL-3.0-or-later
#include "equalizer/map_cell_painter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

#include "style/colours.h"

namespace heterosis {
namespace {

double luminance(const QColor& colour) // WCAG 2.1, relative luminance
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

// Black or white, whichever stands out more.
QColor inkOn(const QColor& ground)
{
    return luminance(ground) > 0.179 ? QColor(0x0c, 0x0f, 0x13) : QColor(0xf4, 0xf6, 0xf9);
}

void paintHatch(QPainter& painter, const QRectF& rect, const QColor& ink)
{
    painter.save();
    painter.setClipRect(rect.adjusted(1, 1, -1, -1), Qt::IntersectClip);
    painter.setPen(QPen(faded(ink, 0.38), 1));
    for (double x = rect.left() - rect.height(); x < rect.right(); x += 5)
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    painter.restore();
}

void paintLock(QPainter& painter, const QPointF& corner, const QColor& ink, const QColor& ground)
{
    const QRectF body(corner.x() - 6, corner.y() + 3.5, 5, 3.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(body.adjusted(-1.5, -3.5, 1, 1), 2, 2);
    painter.setBrush(ink);
    painter.drawRect(body);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ink, 1.2));
    painter.drawArc(QRectF(body.left() + 0.8, body.top() - 2.6, 3.4, 5.2), 0, 180 * 16);
}

// The parents' distance in this gene: a bar at the bottom, long where they lie far apart.
void paintHeat(QPainter& painter, const QRectF& rect, double heat, const QColor& ink, double height)
{
    const QRectF track(rect.left() + 3, rect.bottom() - height - 2, rect.width() - 9, height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(faded(ink, 0.16));
    painter.drawRect(track);
    painter.setBrush(faded(ink, 0.85));
    painter.drawRect(QRectF(track.left(), track.top(), std::max(1.0, track.width() * heat), track.height()));
}

// Where the second coordinate has left its neutral place: a bar up the right edge, as high as the value.
void paintSecond(QPainter& painter, const QRectF& rect, double share, const QColor& ink)
{
    const QRectF track(rect.right() - 4, rect.top() + 3, 2, rect.height() - 6);
    painter.setPen(Qt::NoPen);
    painter.setBrush(faded(ink, 0.16));
    painter.drawRect(track);
    painter.setBrush(faded(ink, 0.85));
    painter.drawRect(track.adjusted(0, track.height() * (1 - std::clamp(share, 0.0, 1.0)), 0, 0));
}

QFont sized(QFont font, double pixels, bool bold)
{
    font.setPixelSize(std::max(7, int(std::lround(pixels))));
    font.setBold(bold);
    return font;
}

bool drawFitting(QPainter& painter, const QRectF& rect, const QString& text, int alignment)
{
    if (text.isEmpty() || QFontMetricsF(painter.font()).horizontalAdvance(text) > rect.width())
        return false;
    painter.drawText(rect, alignment, text);
    return true;
}

void paintGeneValue(QPainter& painter, const QRectF& room, const CellLook& look)
{
    const QFont base = painter.font();
    const bool tight = room.width() < 34 && look.locked > 0; // the lock needs the upper corner
    painter.setFont(sized(base, std::min(11.5, room.height() - 2), false));
    if (tight || !drawFitting(painter, room.adjusted(2, 0, -2, 0), look.value, Qt::AlignCenter)) {
        painter.setFont(sized(base, 9, false));
        drawFitting(painter, room, look.brief, tight ? Qt::AlignHCenter | Qt::AlignBottom : Qt::AlignCenter);
    }
    painter.setFont(base);
}

// The mean, and what there is to say about the cell's genes beside it, or below where it is high enough.
void paintOverviewValue(QPainter& painter, const QRectF& room, const CellLook& look)
{
    const QFont base = painter.font(), large = sized(base, 14, true), small = sized(base, 11, false);
    const double value = QFontMetricsF(large).horizontalAdvance(look.value);
    const double detail = look.detail.isEmpty() ? 0 : QFontMetricsF(small).horizontalAdvance(look.detail);
    const bool below = room.height() >= 52 || value + detail + 8 > room.width() - 8;
    const double left = room.center().x() - (value + (detail > 0 ? detail + 8 : 0)) / 2;
    painter.setFont(large);
    if (detail == 0)
        drawFitting(painter, room, look.value, Qt::AlignCenter);
    else if (below)
        drawFitting(painter, QRectF(room.left(), room.center().y() - 19, room.width(), 18), look.value, Qt::AlignCenter);
    else
        painter.drawText(QRectF(left, room.top(), value + 2, room.height()), Qt::AlignLeft | Qt::AlignVCenter, look.value);
    painter.setFont(small);
    if (detail > 0 && below)
        drawFitting(painter, QRectF(room.left(), room.center().y() - 1, room.width(), 15), look.detail, Qt::AlignCenter);
    else if (detail > 0)
        painter.drawText(QRectF(left + value + 8, room.top() + 1, detail + 2, room.height()), Qt::AlignLeft | Qt::AlignVCenter, look.detail);
    painter.setFont(base);
}

// An arrow through the cell's middle down the loss, in the numbers' place; in the overview at the right edge, beside them. As on the pad,
// right is towards B and up is stronger, each in the cell's own proportions.
void paintPull(QPainter& painter, const QRectF& rect, const CellLook& look, const QColor& ink, const QColor& ground)
{
    const double roomX = look.overview ? rect.width() / 8 : rect.width() / 2 - 7, roomY = rect.height() / 2 - 5;
    QPointF way(look.pullX * roomX, -look.pullY * roomY);
    const double length = std::hypot(way.x(), way.y());
    if (roomX < 3 || roomY < 2 || length <= 0)
        return;
    const QPointF middle = look.overview ? QPointF(rect.right() - roomX - 9, rect.center().y()) : rect.center() - QPointF(0, 1);
    const QPointF unit = way / length, across(-unit.y(), unit.x());
    way = unit * std::max(length, 2.5);
    const QPointF tip = middle + way, tail = middle - way, neck = tip - unit * std::min(6.0, 3 + length * 0.4);
    const double half = std::min(3.5, 2 + length * 0.2);
    for (const auto& [colour, wider] : {std::pair(faded(ground, 0.9), 2.0), std::pair(ink, 0.0)}) { // stands out from the marks below it
        painter.setPen(QPen(colour, 1.6 + wider, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawLine(tail, neck);
        painter.setPen(QPen(colour, 0.5 + wider));
        painter.setBrush(colour);
        painter.drawPolygon(QPolygonF({tip, neck + across * half, neck - across * half}));
    }
}

void paintValue(QPainter& painter, const QRectF& rect, const CellLook& look, const QColor& ink)
{
    const double marks = look.overview ? (look.spread >= 0.005 ? 12 : 4) : look.heat >= 0 ? 4.5 : 0;
    const QRectF room = rect.adjusted(1, look.stripes.empty() ? 0 : 5, look.y >= 0 ? -5 : -1, -marks);
    painter.setPen(ink);
    if (look.overview)
        paintOverviewValue(painter, room, look);
    else if (room.height() >= 11)
        paintGeneValue(painter, room, look);
}

// From mean - spread to mean + spread on the way from A (left) to B (right).
void paintSpread(QPainter& painter, const QRectF& rect, const CellLook& look, const QColor& ink)
{
    const QRectF inner = rect.adjusted(5, 0, -5, 0);
    const auto at = [&](double x) { return inner.left() + inner.width() * std::clamp(x, 0.0, 1.0); };
    const double y = rect.bottom() - 10.5;
    painter.setPen(QPen(faded(ink, 0.8), 1.4));
    painter.drawLine(QPointF(at(look.x - look.spread), y), QPointF(at(look.x + look.spread), y));
    for (const double end : {look.x - look.spread, look.x + look.spread})
        painter.drawLine(QPointF(at(end), y - 2.5), QPointF(at(end), y + 2.5));
}

// Which parent gave which units: a bar along the cell's top, clear of the marks in its corners.
void paintStripes(QPainter& painter, const QRectF& rect, const CellLook& look, const QColor& ink)
{
    if (look.stripes.empty() || rect.height() < 12)
        return;
    const double right = look.locked > 0 ? 9 : 5;
    const QRectF bar(rect.left() + 6, rect.top() + 2, rect.width() - 6 - right, look.overview ? 5 : 4);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    const double width = bar.width() / double(look.stripes.size());
    for (std::size_t i = 0; i < look.stripes.size(); ++i)
        painter.fillRect(QRectF(bar.left() + double(i) * width, bar.top(), width + 0.5, bar.height()), QColor(look.stripes[i]));
    painter.restore();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(faded(ink, 0.6), 0.8));
    painter.drawRect(bar);
}

} // namespace

void paintCell(QPainter& painter, const QRectF& rect, const CellLook& look)
{
    const Colours& colours = Colours::current();
    const QColor ground = look.ground ? QColor(*look.ground) : colours.ofRatio(look.x);
    const QColor ink = inkOn(ground);
    const double radius = look.overview ? 4 : 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(rect, radius, radius);
    if (look.locked == look.genes)
        paintHatch(painter, rect, ink);
    if (look.heat >= 0)
        paintHeat(painter, rect, look.heat, ink, look.overview ? 3.5 : 2.5);
    if (look.overview && look.spread >= 0.005)
        paintSpread(painter, rect, look, ink);
    if (look.y >= 0)
        paintSecond(painter, rect, look.y, ink);
    paintStripes(painter, rect, look, ink);
    const bool pulled = look.pullX != 0 || look.pullY != 0;
    if (!pulled || look.overview)
        paintValue(painter, rect, look, ink);
    if (pulled)
        paintPull(painter, rect, look, ink, ground);
    if (look.alone) { // a folded corner
        const double size = std::min(7.0, rect.width() / 3);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawPolygon(QPolygonF({rect.bottomRight(), rect.bottomRight() - QPointF(size, 0), rect.bottomRight() - QPointF(0, size)}));
    }
    if (look.offset) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        const double corner = rect.width() < 34 ? 2.6 : 4; // clear of the number
        painter.drawEllipse(rect.topLeft() + QPointF(corner, corner), 1.5, 1.5);
    }
    if (look.locked > 0 && rect.width() >= 14 && rect.height() >= 12)
        paintLock(painter, rect.topRight() + QPointF(look.y >= 0 ? -5 : -1, 0), ink, ground);
    if (look.selected == 0)
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.text, 2, look.selected == look.genes ? Qt::SolidLine : Qt::DotLine));
    painter.drawRoundedRect(rect, radius, radius);
}

} // namespace heterosis
