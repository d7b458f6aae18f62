// SPDX-License-Identifier: GPL-3.0-or-later
#include "studbook/gene_chart.h"

#include "equalizer/gene_words.h"
#include "style/colours.h"

namespace heterosis {

GeneChart::GeneChart(QWidget* parent) : GeneGrid(parent) { setObjectName(QStringLiteral("geneChart")); }

void GeneChart::setFigures(std::shared_ptr<const GeneFigures> figures)
{
    m_figures = std::move(figures);
    setGenes(m_figures ? m_figures->genes : std::vector<GeneId>());
    setGeneration(m_wanted);
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

QString GeneChart::nothing() const { return tr("No generation has been judged yet"); }
QColor GeneChart::colourOf(std::size_t gene) const { return Colours::current().ofRatio(cellOf(gene).ratio); }
QString GeneChart::figureOf(std::size_t gene) const { return QString::number(int(cellOf(gene).shareB * 100 + 0.5)); }

QString GeneChart::describe(std::size_t gene) const
{
    const Cell cell = cellOf(gene);
    return tr("%1\nmean ratio %2, strength %3\n%4 of %5 of the fittest lean to B")
        .arg(GeneWords::gene(m_figures->genes[gene]), GeneWords::value(cell.ratio), GeneWords::value(cell.second))
        .arg(int(cell.shareB * double(fittest()->size()) + 0.5))
        .arg(fittest()->size());
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
