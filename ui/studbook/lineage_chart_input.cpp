// SPDX-License-Identifier: GPL-3.0-or-later
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

#include "studbook/lineage_chart.h"
#include "studbook/studbook_words.h"

namespace heterosis {

namespace {

constexpr double kClick = 4;              // further than this, a press was a drag
constexpr double kLeastX = 1, kMostX = 600, kLeastY = 0.05, kMostY = 60;

} // namespace

void LineageChart::zoomAt(const QPointF& at, double x, double y)
{
    const double scaleX = std::clamp(m_view.scaleX * x, kLeastX, kMostX), scaleY = std::clamp(m_view.scaleY * y, kLeastY, kMostY);
    m_view.x = at.x() - (at.x() - m_view.x) * scaleX / m_view.scaleX;
    m_view.y = at.y() - (at.y() - m_view.y) * scaleY / m_view.scaleY;
    m_view.scaleX = scaleX;
    m_view.scaleY = scaleY;
    m_byHand = true;
    update();
}

void LineageChart::select(int member)
{
    m_current = member;
    update();
    if (member >= 0)
        Q_EMIT pointed(current());
}

void LineageChart::reveal(int member)
{
    const QPointF now = at(m_view, member);
    const QRectF inside = QRectF(rect()).adjusted(24, 34, -24, -16);
    if (inside.contains(now))
        return;
    m_view.x += std::clamp(now.x(), inside.left(), std::max(inside.left(), inside.right())) - now.x();
    m_view.y += std::clamp(now.y(), inside.top(), std::max(inside.top(), inside.bottom())) - now.y();
    m_byHand = true;
}

// Left to the first parent, right to the best child, up and down within the generation.
bool LineageChart::walk(int key)
{
    if (!m_herd || m_herd->members.empty())
        return false;
    int next = m_current;
    if (m_current < 0) {
        next = m_columns.back().empty() ? 0 : m_columns.back().front();
    } else if (key == Qt::Key_Left) {
        const auto& parents = m_herd->members[std::size_t(m_current)].parents;
        next = parents.empty() ? m_current : parents.front();
    } else if (key == Qt::Key_Right) {
        const auto& children = m_herd->children[std::size_t(m_current)];
        const auto best = std::max_element(children.begin(), children.end(), [this](int x, int y) { return worth(x) < worth(y); });
        next = best == children.end() ? m_current : *best;
    } else {
        const auto& column = m_columns[std::size_t(m_herd->members[std::size_t(m_current)].level)];
        const int row = m_rows[std::size_t(m_current)] + (key == Qt::Key_Down ? 1 : -1);
        next = row < 0 || row >= int(column.size()) ? m_current : column[std::size_t(row)];
    }
    reveal(next);
    select(next);
    return true;
}

void LineageChart::keyPressEvent(QKeyEvent* event)
{
    const QPointF middle = QRectF(rect()).center();
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (walk(event->key()))
            return;
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomAt(middle, 1.25, 1.25); return;
    case Qt::Key_Minus: zoomAt(middle, 0.8, 0.8); return;
    case Qt::Key_F:
    case Qt::Key_Home: fit(); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0) {
            Q_EMIT opened(current());
            return;
        }
        break;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

bool LineageChart::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int member = m_herd ? memberAt(help->pos()) : -1;
    if (member >= 0)
        QToolTip::showText(help->globalPos(), StudbookWords::describe(*m_herd, member), this);
    else
        QToolTip::hideText();
    return true;
}

void LineageChart::mousePressEvent(QMouseEvent* event)
{
    m_pressed = m_last = event->position();
    m_dragging = false;
}

void LineageChart::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & (Qt::LeftButton | Qt::MiddleButton)) {
        m_dragging |= (event->position() - m_pressed).manhattanLength() > kClick;
        if (m_dragging) {
            m_view.x += event->position().x() - m_last.x();
            m_view.y += event->position().y() - m_last.y();
            m_byHand = true;
            update();
        }
        m_last = event->position();
        return;
    }
    const int hover = m_herd ? memberAt(event->position()) : -1;
    if (hover == m_hover)
        return;
    m_hover = hover;
    setCursor(hover >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void LineageChart::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_dragging || event->button() != Qt::LeftButton || !m_herd)
        return;
    if (const int member = memberAt(event->position()); member >= 0)
        select(member);
}

void LineageChart::mouseDoubleClickEvent(QMouseEvent* event)
{
    const int member = m_herd ? memberAt(event->position()) : -1;
    if (member >= 0)
        Q_EMIT opened(m_herd->members[std::size_t(member)].id);
    else
        fit();
}

void LineageChart::wheelEvent(QWheelEvent* event)
{
    const double turns = (event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x()) / 120.0;
    const double factor = std::pow(1.18, turns);
    const bool sideways = event->modifiers() & Qt::ControlModifier, upright = event->modifiers() & Qt::ShiftModifier;
    zoomAt(event->position(), upright ? 1 : factor, sideways ? 1 : factor);
    event->accept();
}

void LineageChart::contextMenuEvent(QContextMenuEvent* event)
{
    const int member = event->reason() == QContextMenuEvent::Keyboard ? m_current : m_herd ? memberAt(event->pos()) : -1;
    if (member >= 0)
        Q_EMIT menuWanted(m_herd->members[std::size_t(member)].id, event->globalPos());
}

void LineageChart::resizeEvent(QResizeEvent*)
{
    if (!m_byHand)
        fit();
}

void LineageChart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        update();
    QWidget::changeEvent(event);
}

void LineageChart::leaveEvent(QEvent*)
{
    m_hover = -1;
    update();
}

void LineageChart::focusInEvent(QFocusEvent*) { update(); }
void LineageChart::focusOutEvent(QFocusEvent*) { update(); }

} // namespace heterosis
