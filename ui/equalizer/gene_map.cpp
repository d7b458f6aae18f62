// SPDX-License-Identifier: GPL-3.0-or-later
#include "equalizer/gene_map.h"

#include <QAccessible>
#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

#include "equalizer/gene_words.h"
#include "equalizer/parent_colours.h"
#include "style/colours.h"

namespace heterosis {
namespace {

constexpr double kHeaderHeight = 18; // layer numbers
constexpr double kGap = 2;           // between cells

} // namespace

GeneMap::GeneMap(EqualizerModel* model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(false);
    m_grid.overview = true;
    connect(model, &EqualizerModel::familyChanged, this, &GeneMap::rebuild);
    for (const auto signal : {&EqualizerModel::genomeChanged, &EqualizerModel::selectionChanged, &EqualizerModel::locksChanged,
                              &EqualizerModel::distancesChanged, &EqualizerModel::masksChanged, &EqualizerModel::sensitivityChanged})
        connect(model, signal, this, &GeneMap::refresh);
    rebuild();
}

void GeneMap::setOverview(bool overview)
{
    if (overview == m_grid.overview)
        return;
    cancelDrag();
    const std::vector<GeneId> at = cursorGenes();
    m_grid.overview = overview;
    rebuild();
    for (std::size_t i = 0; !at.empty() && i < m_grid.cells.size(); ++i) {
        const MapGrid::Cell& cell = m_grid.cells[i];
        if (std::find(cell.genes.begin(), cell.genes.end(), at.front()) == cell.genes.end())
            continue;
        m_cursor = m_anchor = {cell.row, cell.column};
        announce();
        break;
    }
    Q_EMIT overviewChanged(overview);
}

void GeneMap::setBrush(bool on)
{
    if (on == m_brush)
        return;
    m_brush = on;
    setCursor(on ? Qt::CrossCursor : Qt::ArrowCursor);
    Q_EMIT brushChanged(on);
}

void GeneMap::setBrushValue(double value)
{
    m_brushValue = value;
}

void GeneMap::rebuild()
{
    m_drag = Drag::None;
    m_grid = m_grid.overview ? MapGrid::ofOverview(*m_model) : MapGrid::ofGenes(*m_model);
    m_cursor = m_anchor = {0, m_grid.overview || m_grid.columnCount() < 3 ? 0 : 1};
    m_looks.clear();
    layOut();
    refresh();
    update();
    announce();
}

void GeneMap::refresh()
{
    std::vector<CellLook> looks;
    looks.reserve(m_grid.cells.size());
    for (const MapGrid::Cell& cell : m_grid.cells)
        looks.push_back(lookOf(cell));
    addPulls(looks);
    for (std::size_t i = 0; i < looks.size(); ++i)
        if (i >= m_looks.size() || looks[i] != m_looks[i])
            update(cellRect(int(i)).adjusted(-4, -4, 4, 4).toAlignedRect());
    m_looks = std::move(looks);
    if (hasFocus())
        announce();
}

CellLook GeneMap::lookOf(const MapGrid::Cell& cell) const
{
    const EqualizerModel::Summary sum = m_model->summaryOf(cell.genes);
    const Axes& axes = m_model->axes();
    CellLook look;
    look.overview = m_grid.overview;
    look.x = axes.x.normalised(sum.mean.x);
    look.spread = sum.spread.x / (axes.x.high - axes.x.low);
    if (axes.y && std::abs(sum.mean.y - axes.y->neutral) > 0.005)
        look.y = axes.y->normalised(sum.mean.y);
    look.genes = sum.count;
    look.locked = sum.locked;
    double heat = 0;
    int measured = 0;
    for (const GeneId gene : cell.genes) {
        look.selected += m_model->isSelected(gene);
        look.offset = look.offset || !m_model->followsCurve(gene);
        look.alone = look.alone || m_model->crossesAlone(gene);
        if (const auto value = m_model->heat(gene)) {
            heat += *value;
            ++measured;
        }
    }
    if (measured > 0)
        look.heat = heat / measured;
    look.value = GeneWords::value(sum.mean.x);
    look.brief = GeneWords::brief(sum.mean.x);
    addDraws(cell, sum, look);
    if (m_grid.overview && (sum.spread.x >= 0.005 || look.y >= 0))
        look.detail = (sum.spread.x >= 0.005 ? tr("± %1").arg(GeneWords::value(sum.spread.x)) : QString())
            + (look.y >= 0 ? tr("  ↕ %1").arg(GeneWords::value(sum.mean.y)) : QString());
    return look;
}

// Where uniform crossover drew: the colour that it gave the gene, and stripes where a gene's units come from several parents (in the
// overview: a stripe for each gene). Of more than two parents the colour is theirs, and the number the largest share.
void GeneMap::addDraws(const MapGrid::Cell& cell, const EqualizerModel::Summary& sum, CellLook& look) const
{
    if (m_model->corners()) {
        const auto most = std::max_element(sum.weights.begin(), sum.weights.end());
        look.ground = mixedColour(sum.weights).rgb();
        look.x = 0.5;
        look.spread = 0;
        look.y = m_model->axes().beside && std::abs(sum.second - 1) > 0.005 ? m_model->axes().beside->normalised(sum.second) : -1;
        look.value = tr("%1 %2").arg(parentName(std::size_t(most - sum.weights.begin())), GeneWords::value(*most));
        look.brief = parentName(std::size_t(most - sum.weights.begin()));
        look.detail.clear();
    }
    std::vector<double> all(m_model->parents(), 0.0);
    int drawn = 0;
    for (const GeneId gene : cell.genes) {
        const GeneMask* mask = m_model->mask(gene);
        if (!mask || mask->stripes.empty() || mask->stripes.front().size() != all.size())
            continue;
        std::vector<double> own(all.size(), 0.0);
        for (const auto& stripe : mask->stripes) {
            for (std::size_t parent = 0; parent < own.size(); ++parent)
                own[parent] += double(stripe[parent]) / double(mask->stripes.size());
            if (cell.genes.size() == 1 && mask->stripes.size() > 1)
                look.stripes.push_back(mixedColour({stripe.begin(), stripe.end()}).rgb());
        }
        if (cell.genes.size() > 1)
            look.stripes.push_back(mixedColour(own).rgb());
        for (std::size_t parent = 0; parent < own.size(); ++parent)
            all[parent] += own[parent];
        ++drawn;
    }
    if (drawn != int(cell.genes.size()) || drawn == 0)
        return;
    for (double& share : all)
        share /= drawn;
    look.ground = mixedColour(all).rgb();
}

// Arrows grow with the root of what they stand for, so that small ones are seen beside large ones; the longest tenth is as long as can be.
void GeneMap::addPulls(std::vector<CellLook>& looks) const
{
    if (!m_model->sensitivity() || looks.empty())
        return;
    std::vector<GenePoint> pulls;
    std::vector<double> lengths;
    for (const MapGrid::Cell& cell : m_grid.cells) {
        pulls.push_back(m_model->pull(cell.genes));
        lengths.push_back(std::hypot(pulls.back().x, pulls.back().y));
    }
    std::vector<double> sorted = lengths;
    std::sort(sorted.begin(), sorted.end());
    const double far = sorted[(sorted.size() - 1) * 9 / 10] > 0 ? sorted[(sorted.size() - 1) * 9 / 10] : sorted.back();
    for (std::size_t i = 0; i < looks.size(); ++i) {
        if (!(lengths[i] > 1e-4 * far))
            continue;
        const double shown = std::min(1.0, std::sqrt(lengths[i] / far)) / lengths[i];
        looks[i].pullX = pulls[i].x * shown;
        looks[i].pullY = pulls[i].y * shown;
    }
}

void GeneMap::layOut()
{
    double names = 20;
    const QFontMetricsF metrics(font());
    for (int row = 0; row < m_grid.rowCount(); ++row)
        names = std::max(names, metrics.horizontalAdvance(rowName(row)));
    m_area = QRectF(rect()).adjusted(names + 10, kHeaderHeight, -4, -4);
    m_columnEdges.assign(1, m_area.left());
    for (int column = 0; column < m_grid.columnCount(); ++column)
        m_columnEdges.push_back(m_area.left() + m_area.width() * (column + 1) / m_grid.columnCount());
}

QRectF GeneMap::cellRect(int index) const
{
    if (index < 0 || index >= int(m_grid.cells.size()))
        return {};
    const MapGrid::Cell& cell = m_grid.cells[index];
    const double height = m_area.height() / std::max(1, m_grid.rowCount());
    const double left = std::round(m_columnEdges[cell.column]), right = std::round(m_columnEdges[cell.column + 1]);
    const double top = std::round(m_area.top() + cell.row * height), bottom = std::round(m_area.top() + (cell.row + cell.rows) * height);
    const double gap = m_grid.overview ? 2 * kGap : kGap;
    return QRectF(left, top, right - left, bottom - top).adjusted(gap / 2, gap / 2, -gap / 2, -gap / 2);
}

QRectF GeneMap::rectOf(GeneId gene) const
{
    for (std::size_t i = 0; i < m_grid.cells.size(); ++i)
        if (const auto& genes = m_grid.cells[i].genes; std::find(genes.begin(), genes.end(), gene) != genes.end())
            return cellRect(int(i));
    return {};
}

std::vector<GeneId> GeneMap::cursorGenes() const
{
    const int cell = cursorCell();
    return cell < 0 ? std::vector<GeneId>{} : m_grid.cells[cell].genes;
}

std::vector<GeneId> GeneMap::genesAt(const QPointF& position) const
{
    const int cell = cellAt(position);
    return cell < 0 ? std::vector<GeneId>{} : m_grid.cells[cell].genes;
}

QString GeneMap::rowName(int row) const
{
    return m_grid.overview ? GeneWords::group(m_grid.groups[row]) : GeneWords::region(m_grid.regions[row]);
}

QString GeneMap::columnName(int column) const
{
    const auto [first, last] = m_grid.columns[column];
    if (first < 0)
        return tr("embed");
    if (first >= m_model->layers() && !m_grid.overview)
        return tr("head");
    if (first == last)
        return m_grid.overview ? GeneWords::layer(*m_model, first) : GeneWords::layerName(*m_model, first);
    return tr("layers %1–%2").arg(GeneWords::layerName(*m_model, first), GeneWords::layerName(*m_model, last));
}

QString GeneMap::describeCell(int cell) const
{
    if (cell < 0)
        return {};
    const MapGrid::Cell& c = m_grid.cells[cell];
    return GeneWords::describe(*m_model, tr("%1, %2").arg(columnName(c.column), rowName(c.row)), c.genes);
}

void GeneMap::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHeaders(painter);
    for (std::size_t i = 0; i < m_grid.cells.size(); ++i) {
        const QRectF rect = cellRect(int(i));
        if (event->region().intersects(rect.adjusted(-4, -4, 4, 4).toAlignedRect()))
            paintCell(painter, rect, m_looks[i]);
    }
    if (hasFocus())
        paintCursor(painter);
    if (m_grid.cells.empty()) {
        painter.setPen(Colours::current().dim);
        painter.drawText(rect(), Qt::AlignCenter, tr("Open two parents to see their genes"));
    }
}

void GeneMap::paintHeaders(QPainter& painter) const
{
    if (m_grid.cells.empty())
        return;
    const Colours& colours = Colours::current();
    const double height = m_area.height() / std::max(1, m_grid.rowCount());
    for (int row = 0; row < m_grid.rowCount(); ++row) {
        painter.setPen(hasFocus() && row == m_cursor.row ? colours.text : colours.dim);
        painter.drawText(QRectF(0, m_area.top() + row * height, m_area.left() - 8, height), Qt::AlignRight | Qt::AlignVCenter, rowName(row));
    }
    QFont small = painter.font();
    small.setPixelSize(10);
    painter.setFont(small);
    const QFontMetricsF metrics(small);
    double free = -1e9; // labels that would touch their neighbour are left out
    const int columns = m_grid.columnCount();
    for (const bool ends : {true, false})
        for (int column = 0; column < columns; ++column) {
            const bool end = column == 0 || column == columns - 1;
            if (end != ends)
                continue;
            const QString name = columnName(column);
            const double width = metrics.horizontalAdvance(name), middle = (m_columnEdges[column] + m_columnEdges[column + 1]) / 2;
            const double left = std::min(middle - width / 2, this->width() - width - 1.0);
            const double last = m_columnEdges[columns - 1] - 8;
            if (!end && (left < std::max(free, m_columnEdges[1] + 8) || left + width > last))
                continue;
            painter.setPen(hasFocus() && column == m_cursor.column ? colours.text : colours.dim);
            painter.drawText(QRectF(left, 0, width + 2, kHeaderHeight - 2), Qt::AlignLeft | Qt::AlignBottom, name);
            if (!end)
                free = left + width + 5;
        }
    painter.setFont(font());
}

void GeneMap::paintCursor(QPainter& painter) const
{
    const QRectF rect = cellRect(cursorCell());
    if (rect.isEmpty())
        return;
    const Colours& colours = Colours::current();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.window, 3));
    painter.drawRoundedRect(rect.adjusted(2.5, 2.5, -2.5, -2.5), 2, 2);
    painter.setPen(QPen(colours.text, 1, Qt::DashLine));
    painter.drawRoundedRect(rect.adjusted(2.5, 2.5, -2.5, -2.5), 2, 2);
}

void GeneMap::resizeEvent(QResizeEvent*)
{
    layOut();
}

void GeneMap::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
        layOut();
        m_looks.clear();
        refresh();
        update();
        announce();
    }
    QWidget::changeEvent(event);
}

bool GeneMap::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int cell = cellAt(help->pos());
        QToolTip::showText(help->globalPos(), describeCell(cell), this, cellRect(cell).toAlignedRect());
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride && wants(static_cast<QKeyEvent*>(event))) {
        event->accept(); // the window may have its own use for these keys elsewhere
        return true;
    }
    return QWidget::event(event);
}

void GeneMap::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
    announce();
}

void GeneMap::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

void GeneMap::announce()
{
    setAccessibleName(tr("Gene map"));
    const QString text = describeCell(cursorCell());
    if (text == accessibleDescription())
        return;
    setAccessibleDescription(text);
    QAccessibleEvent change(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&change);
}

} // namespace heterosis
