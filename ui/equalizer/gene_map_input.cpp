// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and keyboard of the gene map.
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

#include "equalizer/gene_map.h"

namespace heterosis {
namespace {

constexpr double kStep = 0.05, kFineStep = 0.01;

} // namespace

GeneMap::Place GeneMap::placeAt(const QPointF& position) const
{
    if (m_grid.cells.empty())
        return {};
    const double height = m_area.height() / m_grid.rowCount();
    const auto edge = std::upper_bound(m_columnEdges.begin(), m_columnEdges.end(), position.x());
    return {std::clamp(int(std::floor((position.y() - m_area.top()) / height)), 0, m_grid.rowCount() - 1),
            std::clamp(int(edge - m_columnEdges.begin()) - 1, 0, m_grid.columnCount() - 1)};
}

int GeneMap::cellAt(const QPointF& position) const
{
    if (!m_area.contains(position) || m_grid.cells.empty())
        return -1;
    const Place place = placeAt(position);
    return m_grid.cellAt(place.row, place.column);
}

void GeneMap::setCursorPlace(Place place)
{
    if (place == m_cursor)
        return;
    m_cursor = place;
    update();
    announce();
}

void GeneMap::selectBox(Place from, Place to, const std::set<GeneId>& base)
{
    std::vector<GeneId> genes = m_grid.genesOf(m_grid.cellsIn(from.row, from.column, to.row, to.column));
    if (m_dragToggles && from == to && std::all_of(genes.begin(), genes.end(), [&](GeneId g) { return base.contains(g); })) {
        std::set<GeneId> rest = base; // a Ctrl-click on what is selected takes it out
        for (const GeneId gene : genes)
            rest.erase(gene);
        m_model->select({rest.begin(), rest.end()});
        return;
    }
    genes.insert(genes.end(), base.begin(), base.end());
    m_model->select(genes);
}

void GeneMap::selectHeader(Drag kind, int from, int to)
{
    const bool rows = kind == Drag::Rows;
    const Place first = rows ? Place{from, 0} : Place{0, from};
    const Place last = rows ? Place{to, m_grid.columnCount() - 1} : Place{m_grid.rowCount() - 1, to};
    std::vector<GeneId> genes;
    for (const int cell : m_grid.cellsIn(first.row, first.column, last.row, last.column))
        if (m_grid.cells[cell].rows == 1 || !rows) // the tall embedding belongs to no row
            genes.insert(genes.end(), m_grid.cells[cell].genes.begin(), m_grid.cells[cell].genes.end());
    if (m_dragToggles && from == to) {
        m_model->select({m_dragBase.begin(), m_dragBase.end()});
        m_model->select(genes, Select::Toggle);
        return;
    }
    genes.insert(genes.end(), m_dragBase.begin(), m_dragBase.end());
    m_model->select(genes);
}

void GeneMap::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_grid.cells.empty())
        return;
    setFocus(Qt::MouseFocusReason);
    const QPointF at = event->position();
    const Place place = placeAt(at);
    const bool extend = event->modifiers() & Qt::ShiftModifier;
    m_dragToggles = event->modifiers() & Qt::ControlModifier;
    m_dragBase = m_dragToggles ? m_model->selection() : std::set<GeneId>{};
    if (at.x() < m_area.left() && at.y() >= m_area.top())
        m_drag = Drag::Rows;
    else if (at.y() < m_area.top() && at.x() >= m_area.left())
        m_drag = Drag::Columns;
    else if (m_brush || (event->modifiers() & Qt::AltModifier))
        m_drag = Drag::Paint;
    else
        m_drag = Drag::Select;
    if (!extend || m_drag == Drag::Paint)
        m_anchor = place;
    m_dragFrom = m_anchor;
    if (m_drag == Drag::Paint)
        m_model->beginGesture(tr("Paint genes"));
    if (m_drag == Drag::Select && !extend && cellAt(at) < 0) {
        if (!m_dragToggles)
            m_model->selectNone();
        setCursorPlace(place);
        return;
    }
    dragTo(at);
}

void GeneMap::dragTo(const QPointF& position)
{
    const Place place = placeAt(position);
    switch (m_drag) {
    case Drag::Select:
        selectBox(m_dragFrom, place, m_dragBase);
        break;
    case Drag::Rows:
        selectHeader(m_drag, m_dragFrom.row, place.row);
        break;
    case Drag::Columns:
        selectHeader(m_drag, m_dragFrom.column, place.column);
        break;
    case Drag::Paint: { // every cell on the way, however fast the mouse is
        const int steps = std::max({1, std::abs(place.row - m_dragFrom.row), std::abs(place.column - m_dragFrom.column)});
        std::vector<int> cells;
        for (int i = 0; i <= steps; ++i)
            if (const int cell = m_grid.cellAt(m_dragFrom.row + int(std::lround(double(place.row - m_dragFrom.row) * i / steps)),
                                               m_dragFrom.column + int(std::lround(double(place.column - m_dragFrom.column) * i / steps)));
                cell >= 0)
                cells.push_back(cell);
        m_model->paint(m_grid.genesOf(cells), m_brushValue);
        m_dragFrom = place;
        break;
    }
    case Drag::None:
        return;
    }
    setCursorPlace(place);
}

void GeneMap::mouseMoveEvent(QMouseEvent* event)
{
    if (m_drag != Drag::None && (event->buttons() & Qt::LeftButton))
        m_joiner.post([this, at = event->position()] { dragTo(at); });
}

void GeneMap::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_joiner.flush();
    if (m_drag == Drag::Paint)
        m_model->endGesture();
    m_drag = Drag::None;
}

// The second press of a double click is a press like any other.
void GeneMap::mouseDoubleClickEvent(QMouseEvent* event)
{
    mousePressEvent(event);
}

void GeneMap::cancelDrag()
{
    m_joiner.drop();
    if (m_drag == Drag::Paint)
        m_model->cancelGesture();
    else if (m_drag != Drag::None)
        m_model->select({m_dragBase.begin(), m_dragBase.end()});
    m_drag = Drag::None;
}

void GeneMap::wheelEvent(QWheelEvent* event)
{
    const int cell = cellAt(event->position());
    const double turns = event->angleDelta().y() / 120.0;
    if (cell < 0 || turns == 0 || m_drag != Drag::None) {
        event->ignore();
        return;
    }
    nudgeCell(m_grid.cells[cell].genes, turns, event->modifiers() & Qt::ShiftModifier, m_wheel.id(cell));
    event->accept();
}

void GeneMap::nudgeCell(const std::vector<GeneId>& genes, double steps, bool fine, int join)
{
    m_model->beginGesture(tr("Nudge genes"), join);
    m_model->nudge(genes, steps * (fine ? kFineStep : kStep), 0);
    m_model->endGesture();
}

void GeneMap::moveCursor(int rows, int columns, Qt::KeyboardModifiers modifiers)
{
    Place to{std::clamp(m_cursor.row + rows, 0, m_grid.rowCount() - 1), std::clamp(m_cursor.column + columns, 0, m_grid.columnCount() - 1)};
    while (m_grid.cellAt(to.row, to.column) < 0) { // the head's column has few cells: slide along until there is one
        const Place from = to;
        if (columns != 0)
            to.row = to.row < m_grid.rowCount() - 1 ? to.row + 1 : 0;
        else
            to.row = std::clamp(to.row + (rows > 0 ? 1 : -1), 0, m_grid.rowCount() - 1);
        if (to == from || to.row == m_cursor.row) {
            to = m_cursor;
            break;
        }
    }
    setCursorPlace(to);
    m_dragToggles = false;
    if (modifiers & Qt::ShiftModifier)
        selectBox(m_anchor, m_cursor, {});
    else if (!(modifiers & Qt::ControlModifier)) {
        m_anchor = m_cursor;
        selectBox(m_cursor, m_cursor, {});
    }
}

bool GeneMap::selectionKey(QKeyEvent* event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers();
    switch (event->key()) {
    case Qt::Key_Left: moveCursor(0, -1, modifiers); return true;
    case Qt::Key_Right: moveCursor(0, 1, modifiers); return true;
    case Qt::Key_Up: moveCursor(-1, 0, modifiers); return true;
    case Qt::Key_Down: moveCursor(1, 0, modifiers); return true;
    case Qt::Key_Home: moveCursor(0, -m_grid.columnCount(), modifiers); return true;
    case Qt::Key_End: moveCursor(0, m_grid.columnCount(), modifiers); return true;
    case Qt::Key_Space:
        m_anchor = m_cursor;
        m_model->select(cursorGenes(), Select::Toggle);
        return true;
    case Qt::Key_Escape:
        if (m_drag != Drag::None)
            cancelDrag();
        else
            m_model->selectNone();
        return true;
    default:
        return false;
    }
}

// Keys that change values act on the selection where the cursor stands in it, else on the cursor's cell.
bool GeneMap::valueKey(QKeyEvent* event)
{
    std::vector<GeneId> genes = cursorGenes();
    if (std::any_of(genes.begin(), genes.end(), [&](GeneId gene) { return m_model->isSelected(gene); }))
        genes = m_model->targets();
    const bool fine = event->modifiers() & Qt::ShiftModifier;
    const auto nudge = [&](double steps, int key) { nudgeCell(genes, steps, fine, m_keys.id(key, event->isAutoRepeat())); };
    const Axis& axis = m_model->axes().x;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_PageUp: nudge(1, 1); return true;
    case Qt::Key_Minus:
    case Qt::Key_Underscore:
    case Qt::Key_PageDown: nudge(-1, 1); return true;
    case Qt::Key_0: m_model->paint(genes, axis.low); return true;
    case Qt::Key_5: m_model->paint(genes, axis.neutral); return true;
    case Qt::Key_1: m_model->paint(genes, axis.kind == Axis::Kind::Ratio ? axis.high : 1); return true;
    case Qt::Key_2:
        if (axis.high < 2)
            return false;
        m_model->paint(genes, axis.high);
        return true;
    default:
        return false;
    }
}

bool GeneMap::wants(const QKeyEvent* event)
{
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    constexpr int keys[] = {Qt::Key_Space, Qt::Key_Escape, Qt::Key_Plus, Qt::Key_Equal, Qt::Key_Minus, Qt::Key_Underscore,
                            Qt::Key_0, Qt::Key_1, Qt::Key_2, Qt::Key_5, Qt::Key_Home, Qt::Key_End, Qt::Key_PageUp, Qt::Key_PageDown};
    return std::find(std::begin(keys), std::end(keys), event->key()) != std::end(keys);
}

void GeneMap::keyPressEvent(QKeyEvent* event)
{
    if (m_grid.cells.empty() || (m_drag != Drag::None && event->key() != Qt::Key_Escape)) {
        event->ignore();
        return;
    }
    const bool value = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (!selectionKey(event) && !(value && valueKey(event)))
        QWidget::keyPressEvent(event);
}

} // namespace heterosis
