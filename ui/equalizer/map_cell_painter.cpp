// SPDX-License-Identifier: GPL-3.0-or-later
#include "equalizer/map_cell_painter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

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

QColor faded(QColor colour, double alpha)
{
    colour.setAlphaF(float(alpha));
    return colour;
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
    const QRectF body(corner.x() - 7, corner.y() + 4.5, 6, 4.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(body.adjusted(-1.5, -4.5, 1.5, 1.5), 2, 2);
    painter.setBrush(ink);
    painter.drawRect(body);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ink, 1.2));
    painter.drawArc(QRectF(body.left() + 1, body.top() - 3, 4, 6), 0, 180 * 16);
}

// The parents' distance in this gene: a bar at the bottom, long where they lie far apart.
void paintHeat(QPainter& painter, const QRectF& rect, double heat, const QColor& ink, double height)
{
    const QRectF track(rect.left() + 3, rect.bottom() - height - 2, rect.width() - 6, height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(faded(ink, 0.16));
    painter.drawRect(track);
    painter.setBrush(faded(ink, 0.85));
    painter.drawRect(QRectF(track.left(), track.top(), std::max(1.0, track.width() * heat), track.height()));
}

// Where the second coordinate has left its neutral place: a notch up the right edge, as high as the value.
void paintSecond(QPainter& painter, const QRectF& rect, double share, const QColor& ink)
{
    const QRectF inner = rect.adjusted(2, 3, -2, -3);
    const double y = inner.bottom() - inner.height() * std::clamp(share, 0.0, 1.0);
    painter.setPen(QPen(faded(ink, 0.9), 1.6));
    painter.drawLine(QPointF(inner.right() - 4, y), QPointF(inner.right() + 1, y));
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

void paintValue(QPainter& painter, const QRectF& rect, const CellLook& look, const QColor& ink)
{
    const double bar = look.heat >= 0 ? 5 : 0;
    const QRectF room = rect.adjusted(1, 0, -1, -bar);
    const QFont base = painter.font();
    painter.setPen(ink);
    if (!look.overview) {
        if (room.height() < 11)
            return;
        painter.setFont(sized(base, std::min(11.5, room.height() - 2), false));
        if (!drawFitting(painter, room.adjusted(2, 0, -2, 0), look.value, Qt::AlignCenter)) {
            painter.setFont(sized(base, 9, false));
            QString brief = look.value;
            if (brief.startsWith(QLatin1String("0.")))
                brief.remove(0, 1);
            drawFitting(painter, room, brief, Qt::AlignCenter);
        }
    } else {
        const bool two = !look.detail.isEmpty() && room.height() >= 30;
        painter.setFont(sized(base, 14, true));
        drawFitting(painter, two ? QRectF(room.left(), room.center().y() - 17, room.width(), 18) : room, look.value, Qt::AlignCenter);
        painter.setFont(sized(base, 10.5, false));
        if (two)
            drawFitting(painter, QRectF(room.left(), room.center().y() + 1, room.width(), 14), look.detail, Qt::AlignCenter);
    }
    painter.setFont(base);
}

// From mean - spread to mean + spread on the way from A (left) to B (right).
void paintSpread(QPainter& painter, const QRectF& rect, const CellLook& look, const QColor& ink)
{
    const QRectF inner = rect.adjusted(5, 0, -5, 0);
    const auto at = [&](double x) { return inner.left() + inner.width() * std::clamp(x, 0.0, 1.0); };
    const double y = rect.bottom() - 9.5;
    painter.setPen(QPen(faded(ink, 0.8), 1.4));
    painter.drawLine(QPointF(at(look.x - look.spread), y), QPointF(at(look.x + look.spread), y));
    for (const double end : {look.x - look.spread, look.x + look.spread})
        painter.drawLine(QPointF(at(end), y - 2.5), QPointF(at(end), y + 2.5));
}

} // namespace

void paintCell(QPainter& painter, const QRectF& rect, const CellLook& look)
{
    const Colours& colours = Colours::current();
    const QColor ground = colours.ofRatio(look.x);
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
    paintValue(painter, rect, look, ink);
    if (look.offset) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawEllipse(rect.topLeft() + QPointF(4, 4), 1.6, 1.6);
    }
    if (look.locked > 0 && rect.width() >= 14 && rect.height() >= 12)
        paintLock(painter, rect.topRight() + QPointF(-1, 0), ink, ground);
    if (look.selected == 0)
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.text, 2, look.selected == look.genes ? Qt::SolidLine : Qt::DotLine));
    painter.drawRoundedRect(rect.adjusted(0, 0, 0, 0), radius, radius);
}

} // namespace heterosis
