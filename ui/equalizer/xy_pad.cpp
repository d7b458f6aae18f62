// SPDX-License-Identifier: GPL-3.0-or-later
#include "equalizer/xy_pad.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <cmath>

#include "equalizer/gene_words.h"
#include "equalizer/parent_colours.h"
#include "style/colours.h"

namespace heterosis {
namespace {

constexpr double kStep = 0.05, kFine = 0.2, kCoarse = 4; // kStep times these with Shift and Ctrl
constexpr std::size_t kTrail = 12;

double factorOf(Qt::KeyboardModifiers modifiers)
{
    return modifiers & Qt::ShiftModifier ? kFine : modifiers & Qt::ControlModifier ? kCoarse : 1;
}

bool near(const GenePoint& a, const GenePoint& b)
{
    return std::abs(a.x - b.x) < 1e-4 && std::abs(a.y - b.y) < 1e-4;
}

} // namespace

XyPad::XyPad(EqualizerModel* model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
    connect(model, &EqualizerModel::genomeChanged, this, &XyPad::refresh);
    connect(model, &EqualizerModel::locksChanged, this, &XyPad::refresh);
    connect(model, &EqualizerModel::selectionChanged, this, &XyPad::forget);
    connect(model, &EqualizerModel::familyChanged, this, &XyPad::forget);
    connect(model->undoStack(), &QUndoStack::indexChanged, this, &XyPad::remember);
    forget();
}

void XyPad::forget()
{
    m_trail.clear();
    layOut();
    refresh();
    update();
    remember();
}

void XyPad::remember()
{
    if (m_model->inGesture())
        return;
    const GenePoint now = m_model->summary().mean;
    if (!m_trail.empty() && near(m_trail.back(), now))
        return;
    m_trail.push_back(now);
    if (m_trail.size() > kTrail)
        m_trail.erase(m_trail.begin());
    update();
}

void XyPad::refresh()
{
    const EqualizerModel::Summary now = m_model->summary();
    if (now.count == m_shown.count && now.mean == m_shown.mean && now.spread == m_shown.spread && now.locked == m_shown.locked)
        return;
    m_shown = now;
    update();
    setAccessibleName(tr("Pad"));
    setAccessibleDescription(GeneWords::describe(*m_model, tr("Chosen genes"), m_model->targets()));
    QAccessibleEvent change(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&change);
}

void XyPad::layOut()
{
    const bool two = m_model->axes().y.has_value();
    const bool corners = m_model->corners(); // names stand above the plane as well as below
    m_plot = QRectF(rect()).adjusted(two && !corners ? 30 : 12, corners ? 26 : 10, -12, -26);
}

void XyPad::resizeEvent(QResizeEvent*)
{
    layOut();
}

QPointF XyPad::toPixel(const GenePoint& point) const
{
    const Axes& axes = m_model->axes();
    const double x = (point.x - axes.x.softLow) / (axes.x.softHigh - axes.x.softLow);
    const double y = axes.y ? (point.y - axes.y->softLow) / (axes.y->softHigh - axes.y->softLow) : 0.5;
    return {m_plot.left() + std::clamp(x, 0.0, 1.0) * m_plot.width(), m_plot.bottom() - std::clamp(y, 0.0, 1.0) * m_plot.height()};
}

void XyPad::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGrid(painter);
    paintLabels(painter);
    if (!m_model->hasFamily())
        return;
    painter.save();
    painter.setClipRect(m_plot.adjusted(-10, -10, 10, 10));
    paintTrail(painter);
    paintPoint(painter);
    painter.restore();
}

void XyPad::paintGrid(QPainter& painter) const
{
    const Colours& colours = Colours::current();
    const Axes& axes = m_model->axes();
    painter.setPen(Qt::NoPen);
    painter.setBrush(faded(colours.window, 0.55)); // beyond the usual range
    painter.drawRoundedRect(m_plot, 4, 4);
    const double top = axes.y ? axes.y->high : 1, bottom = axes.y ? axes.y->low : 1;
    QRectF usual(toPixel({axes.x.low, top}), toPixel({axes.x.high, bottom}));
    if (!axes.y)
        usual = QRectF(QPointF(usual.left(), m_plot.top()), QPointF(usual.right(), m_plot.bottom()));
    painter.setBrush(colours.raised);
    painter.drawRect(usual);
    painter.setPen(QPen(colours.line, 1));
    for (int i = 0; i <= 4; ++i) {
        const double x = std::round(usual.left() + usual.width() * i / 4) + 0.5, y = std::round(usual.top() + usual.height() * i / 4) + 0.5;
        painter.drawLine(QPointF(x, usual.top()), QPointF(x, usual.bottom()));
        if (axes.y)
            painter.drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right(), y));
    }
    const QPointF neutral = toPixel(axes.neutral());
    painter.setPen(QPen(faded(colours.dim, 0.7), 1, Qt::DashLine));
    painter.drawLine(QPointF(neutral.x(), m_plot.top()), QPointF(neutral.x(), m_plot.bottom()));
    painter.drawLine(QPointF(m_plot.left(), neutral.y()), QPointF(m_plot.right(), neutral.y()));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(hasFocus() ? QPen(colours.a, 2) : QPen(colours.line, 1));
    painter.drawRoundedRect(m_plot, 4, 4);
}

void XyPad::paintLabels(QPainter& painter) const
{
    const Colours& colours = Colours::current();
    const Axes& axes = m_model->axes();
    if (m_model->corners())
        return paintCorners(painter);
    const auto ink = [&](double end) {
        return axes.x.kind != Axis::Kind::Ratio ? colours.dim : end == axes.x.low ? colours.a : colours.b;
    };
    QFont bold = font();
    bold.setBold(axes.x.kind == Axis::Kind::Ratio);
    painter.setFont(bold);
    for (const double end : {axes.x.low, axes.x.high}) {
        painter.setPen(ink(end));
        painter.drawText(QRectF(toPixel({end, 0}).x() - 20, m_plot.bottom() + 4, 40, 20), Qt::AlignHCenter | Qt::AlignTop,
                         GeneWords::axisShort(axes.x.kind, end));
    }
    painter.setFont(font());
    painter.setPen(colours.dim);
    painter.drawText(QRectF(m_plot.left(), m_plot.bottom() + 4, m_plot.width(), 20), Qt::AlignHCenter | Qt::AlignTop, GeneWords::axis(axes.x.kind));
    if (!axes.y)
        return;
    for (const double end : {axes.y->low, axes.y->neutral, axes.y->high})
        painter.drawText(QRectF(0, toPixel({0, end}).y() - 10, m_plot.left() - 6, 20), Qt::AlignRight | Qt::AlignVCenter, QString::number(end));
    painter.save();
    painter.translate(2, m_plot.top() + m_plot.height() * (axes.y->high > 1 ? 0.25 : 0.5));
    painter.rotate(-90);
    painter.drawText(QRectF(-60, 0, 120, 18), Qt::AlignCenter, GeneWords::axis(axes.y->kind));
    painter.restore();
}

void XyPad::paintCorners(QPainter& painter) const
{
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    const bool three = m_model->parents() == 3;
    const GenePoint places[] = {{0, 0}, {1, 0}, {three ? 0.5 : 0.0, 1}, {1, 1}};
    for (std::size_t parent = 0; parent < std::min<std::size_t>(4, m_model->parents()); ++parent) {
        const QPointF at = toPixel(places[parent]);
        const double top = places[parent].y > 0.5 ? m_plot.top() - 22 : m_plot.bottom() + 4;
        painter.setPen(parentColour(parent));
        painter.drawText(QRectF(std::clamp(at.x() - 20, 0.0, width() - 40.0), top, 40, 18), Qt::AlignCenter, parentName(parent));
    }
    painter.setFont(font());
}

void XyPad::paintTrail(QPainter& painter) const
{
    const Colours& colours = Colours::current();
    for (std::size_t i = 0; i < m_trail.size(); ++i) {
        const double age = double(i + 1) / double(m_trail.size()); // 1: the newest
        const QPointF here = toPixel(m_trail[i]), next = toPixel(i + 1 < m_trail.size() ? m_trail[i + 1] : m_shown.mean);
        painter.setPen(QPen(faded(colours.original, 0.2 + 0.5 * age), 1.2, Qt::DashLine));
        painter.drawLine(here, next);
        painter.setPen(Qt::NoPen);
        painter.setBrush(faded(colours.original, 0.25 + 0.6 * age));
        painter.drawEllipse(here, 3, 3);
    }
}

void XyPad::paintPoint(QPainter& painter) const
{
    const Colours& colours = Colours::current();
    const QPointF at = toPixel(m_shown.mean);
    const QColor mark = m_shown.count > 0 && m_shown.locked == m_shown.count ? colours.original : colours.child;
    const QPointF reach = toPixel({m_shown.mean.x + m_shown.spread.x, m_shown.mean.y + m_shown.spread.y}) - at;
    if (m_shown.spread.x > 0 || m_shown.spread.y > 0) {
        const double rx = std::max(1.0, std::abs(reach.x())), ry = std::max(1.0, std::abs(reach.y()));
        painter.setPen(QPen(faded(mark, 0.8), 1.2));
        painter.setBrush(faded(mark, 0.12));
        painter.drawEllipse(at, rx, ry);
        painter.drawLine(at - QPointF(rx, 0), at + QPointF(rx, 0));
        painter.drawLine(at - QPointF(0, ry), at + QPointF(0, ry));
    }
    painter.setPen(QPen(mark, 2));
    painter.setBrush(faded(mark, 0.22));
    painter.drawEllipse(at, 10, 10);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.text);
    painter.drawEllipse(at, 3.5, 3.5);
}

void XyPad::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_model->hasFamily())
        return;
    m_last = event->position();
    m_moved = {0, 0};
    m_dragging = true;
    m_model->beginGesture(tr("Move genes"));
}

void XyPad::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_dragging)
        return;
    const Axes& axes = m_model->axes();
    const QPointF by = (event->position() - m_last) * (event->modifiers() & Qt::ShiftModifier ? kFine : 1);
    m_last = event->position();
    m_moved.x += by.x() / m_plot.width() * (axes.x.softHigh - axes.x.softLow);
    if (axes.y)
        m_moved.y -= by.y() / m_plot.height() * (axes.y->softHigh - axes.y->softLow);
    m_joiner.post([this] { m_model->moveBy(m_moved.x, m_moved.y); });
}

void XyPad::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_dragging)
        return;
    m_joiner.flush();
    m_dragging = false;
    m_model->endGesture();
}

void XyPad::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const GenePoint neutral = m_model->axes().neutral();
    m_model->set(neutral.x, neutral.y);
}

void XyPad::step(double dx, double dy, int join)
{
    m_model->beginGesture(tr("Move genes"), join);
    m_model->moveBy(dx, dy);
    m_model->endGesture();
}

void XyPad::wheelEvent(QWheelEvent* event)
{
    const double turns = event->angleDelta().y() / 120.0 * kStep * kFine * (event->modifiers() & Qt::ControlModifier ? 5 : 1);
    event->accept();
    if (m_dragging || turns == 0)
        return;
    const bool y = m_model->axes().y.has_value();
    step(y ? 0 : turns, y ? turns : 0, m_wheel.id(0));
}

void XyPad::keyPressEvent(QKeyEvent* event)
{
    if (m_dragging) {
        if (event->key() == Qt::Key_Escape) {
            m_joiner.drop();
            m_dragging = false;
            m_model->cancelGesture();
        }
        return;
    }
    const double by = kStep * factorOf(event->modifiers());
    const auto move = [&](double dx, double dy) { step(dx, dy, m_keys.id(event->key(), event->isAutoRepeat())); };
    const Axes& axes = m_model->axes();
    switch (event->key()) {
    case Qt::Key_Left: return move(-by, 0);
    case Qt::Key_Right: return move(by, 0);
    case Qt::Key_Down: return move(0, -by);
    case Qt::Key_Up: return move(0, by);
    case Qt::Key_PageDown: return move(0, -kStep * kCoarse);
    case Qt::Key_PageUp: return move(0, kStep * kCoarse);
    case Qt::Key_Home: return m_model->set(axes.x.low, std::nullopt);
    case Qt::Key_End: return m_model->set(axes.x.high, std::nullopt);
    case Qt::Key_Backspace:
    case Qt::Key_Delete: return m_model->set(axes.neutral().x, axes.neutral().y);
    default: QWidget::keyPressEvent(event);
    }
}

bool XyPad::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && m_dragging && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void XyPad::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        m_shown = {};
        refresh();
        update();
    }
    QWidget::changeEvent(event);
}

void XyPad::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void XyPad::focusOutEvent(QFocusEvent* event)
{
    if (m_dragging && event->reason() == Qt::ActiveWindowFocusReason) { // the release will go elsewhere
        m_joiner.flush();
        m_dragging = false;
        m_model->endGesture();
    }
    QWidget::focusOutEvent(event);
    update();
}

} // namespace heterosis
