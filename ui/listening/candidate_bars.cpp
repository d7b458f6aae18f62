// SPDX-License-Identifier: GPL-3.0-or-later
#include "listening/candidate_bars.h"

#include <QLocale>
#include <QPainter>
#include <QScreen>

#include <algorithm>

#include "style/colours.h"

namespace heterosis {

namespace {

constexpr int kChips = 3, kGap = 6, kPad = 8, kBar = 3;

QString shownProbability(double p) { return QLocale::c().toString(p, 'f', 2); }

} // namespace

QString shownToken(const std::string& text)
{
    QString shown = QString::fromStdString(text);
    if (shown.isEmpty())
        return QStringLiteral("∅");
    shown.replace(QLatin1Char('\n'), QStringLiteral("⏎"));
    shown.replace(QLatin1Char('\t'), QStringLiteral("⇥"));
    if (shown.startsWith(QLatin1Char(' ')))
        shown[0] = QChar(0x2423);
    return shown;
}

CandidateStrip::CandidateStrip(const QColor& colour, QWidget* parent) : QWidget(parent), m_colour(colour)
{
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.92);
    setFont(small);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CandidateStrip::setColour(const QColor& colour)
{
    m_colour = colour;
    update();
}

void CandidateStrip::setToken(const HeardToken* token)
{
    m_top = token ? token->top : std::vector<CandidateText>{};
    m_top.resize(std::min<std::size_t>(m_top.size(), kChips));
    QStringList spoken;
    for (const CandidateText& candidate : m_top)
        spoken << shownToken(candidate.text) + QLatin1Char(' ') + shownProbability(candidate.p);
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    update();
}

QSize CandidateStrip::sizeHint() const { return {240, fontMetrics().height() + 2 * 5 + kBar + 3}; }

void CandidateStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours& c = Colours::current();
    const double wide = (width() - (kChips - 1) * kGap) / double(kChips);
    for (std::size_t i = 0; i < m_top.size(); ++i) {
        const QRectF chip(double(i) * (wide + kGap) + 0.5, 0.5, wide - 1, height() - 1);
        painter.setPen(c.line);
        painter.setBrush(c.panel);
        painter.drawRoundedRect(chip, 4, 4);
        const QRectF inner = chip.adjusted(kPad, 4, -kPad, -kBar - 5);
        const QString number = shownProbability(m_top[i].p);
        const int numberWide = fontMetrics().horizontalAdvance(number) + 6;
        painter.setPen(c.text);
        painter.drawText(inner.adjusted(0, 0, -numberWide, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(shownToken(m_top[i].text), Qt::ElideRight, int(inner.width()) - numberWide));
        painter.setPen(c.dim);
        painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, number);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_colour);
        const double length = std::max(2.0, inner.width() * std::clamp(m_top[i].p, 0.0, 1.0));
        painter.drawRect(QRectF(inner.left(), chip.bottom() - kBar - 3, length, kBar));
    }
}

TokenPopup::TokenPopup(QWidget* parent) : QWidget(parent, Qt::ToolTip)
{
    setObjectName(QStringLiteral("tokenPopup"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_ShowWithoutActivating);
}

void TokenPopup::showFor(const HeardToken& token, const QColor& colour, const QPoint& globalBelow)
{
    m_token = token;
    m_colour = colour;
    const int line = fontMetrics().height() + 5;
    resize(230, line * int(1 + m_token.top.size()) + 18);
    QPoint at = globalBelow + QPoint(-20, 8);
    if (const QScreen* screen = parentWidget()->screen()) {
        const QRect room = screen->availableGeometry();
        if (at.y() + height() > room.bottom())
            at.setY(globalBelow.y() - height() - fontMetrics().height() * 2);
        at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
    }
    move(at);
    setAccessibleName(tr("%1, probability %2").arg(shownToken(token.text), shownProbability(token.p)));
    show();
    update();
}

void TokenPopup::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours& c = Colours::current();
    painter.fillRect(rect(), c.panel);
    painter.setPen(c.line);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    const int line = fontMetrics().height() + 5;
    const int numberWide = fontMetrics().horizontalAdvance(QStringLiteral("0.00"));
    int y = 7;
    painter.setPen(c.text);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.drawText(QRect(10, y, width() - 20, line), Qt::AlignLeft | Qt::AlignVCenter, shownToken(m_token.text));
    painter.drawText(QRect(10, y, width() - 20, line), Qt::AlignRight | Qt::AlignVCenter, shownProbability(m_token.p));
    painter.setFont(font());
    y += line + 3;
    const int textWide = 90, barWide = width() - 20 - textWide - numberWide - 12;
    for (const CandidateText& candidate : m_token.top) {
        painter.setPen(c.text);
        painter.drawText(QRect(10, y, textWide, line), Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(shownToken(candidate.text), Qt::ElideRight, textWide - 4));
        painter.setPen(c.dim);
        painter.drawText(QRect(10, y, width() - 20, line), Qt::AlignRight | Qt::AlignVCenter, shownProbability(candidate.p));
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_colour);
        painter.drawRect(QRectF(10 + textWide, y + line / 2.0 - 3, std::max(1.0, barWide * std::clamp(candidate.p, 0.0, 1.0)), 6));
        y += line;
    }
}

} // namespace heterosis
