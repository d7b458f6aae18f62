// SPDX-License-Identifier: GPL-3.0-or-later
#include "studbook/gene_grid.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <set>

#include "equalizer/gene_words.h"
#include "equalizer/plot_library.h"
#include "style/colours.h"

namespace heterosis {

namespace {

constexpr double kLeft = 92, kTop = 22, kRight = 10, kBottom = 8;

} // namespace

GeneGrid::GeneGrid(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void GeneGrid::setGenes(std::vector<GeneId> genes)
{
    m_genes = std::move(genes);
    std::set<Region> rows;
    std::set<int> columns;
    for (const GeneId gene : m_genes) {
        rows.insert(gene.region);
        columns.insert(gene.layer);
    }
    m_rows.assign(rows.begin(), rows.end());
    m_columns.assign(columns.begin(), columns.end());
    update();
}

QRectF GeneGrid::boxOf(std::size_t gene, const QSize& size) const
{
    const GeneId id = m_genes[gene];
    const double width = (size.width() - kLeft - kRight) / double(m_columns.size());
    const double height = (size.height() - kTop - kBottom) / double(m_rows.size());
    const auto column = std::find(m_columns.begin(), m_columns.end(), id.layer) - m_columns.begin();
    const auto row = std::find(m_rows.begin(), m_rows.end(), id.region) - m_rows.begin();
    return QRectF(kLeft + double(column) * width, kTop + double(row) * height, width, height).adjusted(1, 1, -1, -1);
}

void GeneGrid::draw(QPainter& painter, const QSize& size) const
{
    const Colours& c = Colours::current();
    QFont small = font();
    small.setPixelSize(11);
    painter.setFont(small);
    painter.setPen(c.dim);
    if (!hasCells()) {
        painter.drawText(QRectF(QPointF(), QSizeF(size)), Qt::AlignCenter | Qt::TextWordWrap, nothing());
        return;
    }
    for (std::size_t gene = 0; gene < m_genes.size(); ++gene) {
        const QRectF box = boxOf(gene, size);
        const QColor colour = colourOf(gene);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(box, 2, 2);
        if (box.width() >= 22 && box.height() >= 12) {
            painter.setPen(colour.lightness() > 130 ? QColor(0x0c, 0x0f, 0x13) : QColor(0xf4, 0xf6, 0xf9));
            painter.drawText(box, Qt::AlignCenter, figureOf(gene));
        }
    }
    drawHeads(painter, size);
}

void GeneGrid::drawHeads(QPainter& painter, const QSize& size) const
{
    painter.setPen(Colours::current().dim);
    const double height = (size.height() - kTop - kBottom) / double(m_rows.size());
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        painter.drawText(QRectF(4, kTop + double(row) * height, kLeft - 12, height), Qt::AlignRight | Qt::AlignVCenter, GeneWords::region(m_rows[row]));
    const double width = (size.width() - kLeft - kRight) / double(m_columns.size());
    const int step = std::max(1, int(34 / std::max(1.0, width)) + (width < 34 ? 1 : 0));
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        const int layer = m_columns[column];
        const bool edge = layer == GeneId::kEmbed || layer == GeneId::kHead;
        if (!edge && layer % step != 0)
            continue;
        const QString text = layer == GeneId::kEmbed ? tr("embed") : layer == GeneId::kHead ? tr("head") : QString::number(layer);
        painter.drawText(QRectF(kLeft + (double(column) + 0.5) * width - 30, 3, 60, kTop - 5), Qt::AlignCenter, text);
    }
}

void GeneGrid::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Colours::current().panel);
    draw(painter, size());
}

void GeneGrid::paintOn(QCPPainter& painter, const QSize& size) { draw(painter, size); }

bool GeneGrid::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || !hasCells())
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (std::size_t gene = 0; gene < m_genes.size(); ++gene)
        if (boxOf(gene, size()).contains(help->pos())) {
            QToolTip::showText(help->globalPos(), describe(gene), this);
            return true;
        }
    QToolTip::hideText();
    return true;
}

void GeneGrid::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        update();
    QWidget::changeEvent(event);
}

} // namespace heterosis
