// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include <optional>

#include "equalizer/frame_joiner.h"
#include "equalizer/map_cell_painter.h"
#include "equalizer/map_grid.h"

namespace heterosis {

// The gene map: columns are layers (embedding first, head last), rows are regions; or, as an overview, four depth bands by four
// region groups. A cell is coloured by its ratio, its bar is the parents' distance. Mouse and keyboard: gene_map_input.cpp.
class GeneMap : public QWidget {
    Q_OBJECT
public:
    explicit GeneMap(EqualizerModel* model, QWidget* parent = nullptr);

    bool isOverview() const { return m_grid.overview; }
    void setOverview(bool overview);
    bool brush() const { return m_brush; }
    void setBrush(bool on);
    double brushValue() const { return m_brushValue; }
    void setBrushValue(double value);

    QRectF rectOf(GeneId gene) const; // the cell that shows it
    std::vector<GeneId> genesAt(const QPointF& position) const;
    std::vector<GeneId> cursorGenes() const;
    QString describeCell(int cell) const; // as tool tip and accessible name say it
    QString rowName(int row) const;
    QString columnName(int column) const;
    const MapGrid& grid() const { return m_grid; }
    QRectF cellRect(int cell) const;
    int cursorCell() const { return m_grid.cellAt(m_cursor.row, m_cursor.column); }

    QSize sizeHint() const override { return {760, 260}; }
    QSize minimumSizeHint() const override { return {300, 150}; }

Q_SIGNALS:
    void overviewChanged(bool overview);
    void brushChanged(bool on);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Place {
        int row = 0, column = 0;
        bool operator==(const Place&) const = default;
    };
    enum class Drag { None, Select, Paint, Rows, Columns };

    void rebuild();
    void refresh(); // repaints the cells whose look has changed
    CellLook lookOf(const MapGrid::Cell& cell) const;
    void addDraws(const MapGrid::Cell& cell, const EqualizerModel::Summary& sum, CellLook& look) const;
    void addPulls(std::vector<CellLook>& looks) const;
    void layOut();
    void paintHeaders(QPainter& painter) const;
    void paintCursor(QPainter& painter) const;

    Place placeAt(const QPointF& position) const; // the nearest
    int cellAt(const QPointF& position) const;
    void selectBox(Place from, Place to, const std::set<GeneId>& base);
    void selectHeader(Drag kind, int from, int to);
    void dragTo(const QPointF& position);
    void cancelDrag();
    void moveCursor(int rows, int columns, Qt::KeyboardModifiers modifiers);
    void setCursorPlace(Place place);
    void nudgeCell(const std::vector<GeneId>& genes, double steps, bool fine, int join);
    bool selectionKey(QKeyEvent* event);
    bool valueKey(QKeyEvent* event);
    static bool wants(const QKeyEvent* event);
    void announce();

    EqualizerModel* m_model;
    MapGrid m_grid;
    std::vector<CellLook> m_looks;
    std::vector<double> m_columnEdges; // columns + 1
    QRectF m_area;                     // of the cells
    Place m_cursor, m_anchor;
    Drag m_drag = Drag::None;
    Place m_dragFrom;
    bool m_dragToggles = false;
    std::set<GeneId> m_dragBase;
    bool m_brush = false;
    double m_brushValue = 1;
    FrameJoiner m_joiner;
    Burst m_keys, m_wheel;
};

} // namespace heterosis
