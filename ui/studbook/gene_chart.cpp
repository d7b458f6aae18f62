// SPDX-License-Identifier: GPL-3.0-or-later
#include "studbook/gene_chart.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <set>

#include "equalizer/gene_words.h"
#include "equalizer/plot_library.h"
#include "studbook/studbook_words.h"
#include "style/colours.h"

namespace heterosis {

namespace {

constexpr double kLeft = 92, kTop = 22, kRight = 10, kBottom = 8;

} // namespace

GeneChart::GeneChart(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("geneChart"));
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void GeneChart::setFigures(std::shared_ptr<const GeneFigures> figures)
{
    m_figures = std::move(figures);
    arrange();
    setGeneration(m_wanted);
}

void GeneChart::arrange()
{
    std::set<Region> rows;
    std::set<int> columns;
    for (const GeneId gene : m_figures ? m_figures->genes : std::vector<GeneId>()) {
        rows.insert(gene.region);
        columns.insert(gene.layer);
    }
    m_rows.assign(rows.begin(), rows.end());
    m_columns.assign(columns.begin(), columns.end());
}

void GeneChart::setGeneration(int generation)
{
    m_wanted = generation;
    m_generation = -1;
    if (m_figures)
        for (const auto& [number, rows] : m_figures->fittest)
            if (number <= generation || m_generation < 0)
                m_generation = number;
    update();
}

const std::vector<std::vector<Allele>>* GeneChart::fittest() const
{
    if (!m_figures)
        return nullptr;
    const auto found = m_figures->fittest.find(m_generation);
    return found == m_figures->fittest.end() || found->second.empty() ? nullptr : &found->second;
}

GeneChart::Cell GeneChart::cellOf(std::size_t gene) const
{
    Cell cell{.ratio = 0, .shareB = 0, .second = 0};
    const auto& all = *fittest();
    for (const auto& alleles : all) {
        cell.ratio += alleles[gene].ratio;
        cell.second += alleles[gene].second;
        cell.shareB += alleles[gene].ratio > 0.5;
    }
    for (double* value : {&cell.ratio, &cell.second, &cell.shareB})
        *value /= double(all.size());
    return cell;
}

QRectF GeneChart::boxOf(std::size_t gene, const QSize& size) const
{
    const GeneId id = m_figures->genes[gene];
    const double width = (size.width() - kLeft - kRight) / double(m_columns.size());
    const double height = (size.height() - kTop - kBottom) / double(m_rows.size());
    const auto column = std::find(m_columns.begin(), m_columns.end(), id.layer) - m_columns.begin();
    const auto row = std::find(m_rows.begin(), m_rows.end(), id.region) - m_rows.begin();
    return QRectF(kLeft + double(column) * width, kTop + double(row) * height, width, height).adjusted(1, 1, -1, -1);
}

void GeneChart::draw(QPainter& painter, const QSize& size) const
{
    const Colours& c = Colours::current();
    QFont small = font();
    small.setPixelSize(11);
    painter.setFont(small);
    painter.setPen(c.dim);
    if (!fittest()) {
        painter.drawText(QRectF(QPointF(), QSizeF(size)), Qt::AlignCenter, tr("No generation has been judged yet"));
        return;
    }
    for (std::size_t gene = 0; gene < m_figures->genes.size(); ++gene) {
        const QRectF box = boxOf(gene, size);
        const Cell cell = cellOf(gene);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.ofRatio(cell.ratio));
        painter.drawRoundedRect(box, 2, 2);
        if (box.width() >= 22 && box.height() >= 12) {
            painter.setPen(c.ofRatio(cell.ratio).lightness() > 130 ? QColor(0x0c, 0x0f, 0x13) : QColor(0xf4, 0xf6, 0xf9));
            painter.drawText(box, Qt::AlignCenter, QString::number(int(cell.shareB * 100 + 0.5)));
        }
    }
    painter.setPen(c.dim);
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

void GeneChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Colours::current().panel);
    draw(painter, size());
}

void GeneChart::paintOn(QCPPainter& painter, const QSize& size) { draw(painter, size); }

bool GeneChart::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || !fittest())
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (std::size_t gene = 0; gene < m_figures->genes.size(); ++gene)
        if (boxOf(gene, size()).contains(help->pos())) {
            const Cell cell = cellOf(gene);
            QToolTip::showText(help->globalPos(),
                               tr("%1\nmean ratio %2, strength %3\n%4 of %5 of the fittest lean to B")
                                   .arg(GeneWords::gene(m_figures->genes[gene]), GeneWords::value(cell.ratio), GeneWords::value(cell.second))
                                   .arg(int(cell.shareB * double(fittest()->size()) + 0.5))
                                   .arg(fittest()->size()),
                               this);
            return true;
        }
    QToolTip::hideText();
    return true;
}

void GeneChart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        update();
    QWidget::changeEvent(event);
}

QString GeneChart::csv() const
{
    QString lines = QStringLiteral("gene,mean_ratio,share_b,mean_second\n");
    for (std::size_t gene = 0; fittest() && gene < m_figures->genes.size(); ++gene) {
        const Cell cell = cellOf(gene);
        lines += QStringLiteral("%1,%2,%3,%4\n").arg(QString::fromStdString(m_figures->genes[gene].text())).arg(cell.ratio, 0, 'g', 12)
                     .arg(cell.shareB, 0, 'g', 12).arg(cell.second, 0, 'g', 12);
    }
    return lines;
}

} // namespace heterosis
