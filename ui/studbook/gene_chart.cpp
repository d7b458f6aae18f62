// SPDX-License-Identifier: GPL-3.0-or-later
#include "studbook/gene_chart.h"

#include <algorithm>

#include "equalizer/gene_words.h"
#include "equalizer/parent_colours.h"
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
        const Allele& allele = alleles[gene];
        cell.ratio += allele.weights.empty() ? allele.ratio : 1 - allele.weights.front();
        cell.second += allele.second;
        cell.shareB += allele.ratio > 0.5;
        cell.shares.resize(allele.weights.size());
        for (std::size_t parent = 0; parent < cell.shares.size(); ++parent)
            cell.shares[parent] += allele.weights[parent] / double(all.size());
    }
    for (double* value : {&cell.ratio, &cell.second, &cell.shareB})
        *value /= double(all.size());
    return cell;
}

QString GeneChart::Cell::winner() const
{
    return QString(QChar('A' + int(std::max_element(shares.begin(), shares.end()) - shares.begin())));
}

QString GeneChart::nothing() const { return tr("No generation has been judged yet"); }

QColor GeneChart::colourOf(std::size_t gene) const
{
    const Cell cell = cellOf(gene);
    return cell.shares.empty() ? Colours::current().ofRatio(cell.ratio) : mixedColour(cell.shares);
}

QString GeneChart::figureOf(std::size_t gene) const
{
    const Cell cell = cellOf(gene);
    return cell.shares.empty() ? QString::number(int(cell.shareB * 100 + 0.5)) : cell.winner();
}

QString GeneChart::describe(std::size_t gene) const
{
    const Cell cell = cellOf(gene);
    if (!cell.shares.empty()) {
        QStringList shares;
        for (std::size_t parent = 0; parent < cell.shares.size(); ++parent)
            shares << QStringLiteral("%1 %2").arg(QChar('A' + int(parent))).arg(GeneWords::value(cell.shares[parent]));
        return tr("%1\nmean shares %2, strength %3").arg(GeneWords::gene(m_figures->genes[gene]), shares.join(QStringLiteral(", ")), GeneWords::value(cell.second));
    }
    return tr("%1\nmean ratio %2, strength %3\n%4 of %5 of the fittest lean to B")
        .arg(GeneWords::gene(m_figures->genes[gene]), GeneWords::value(cell.ratio), GeneWords::value(cell.second))
        .arg(int(cell.shareB * double(fittest()->size()) + 0.5))
        .arg(fittest()->size());
}

QString GeneChart::csv() const
{
    QString lines = QStringLiteral("gene,mean_ratio,share_b,mean_second");
    const std::size_t parents = fittest() && !m_figures->genes.empty() ? cellOf(0).shares.size() : 0;
    for (std::size_t parent = 0; parent < parents; ++parent)
        lines += QStringLiteral(",mean_%1").arg(QChar('a' + int(parent)));
    lines += QLatin1Char('\n');
    for (std::size_t gene = 0; fittest() && gene < m_figures->genes.size(); ++gene) {
        const Cell cell = cellOf(gene);
        lines += QStringLiteral("%1,%2,%3,%4").arg(QString::fromStdString(m_figures->genes[gene].text())).arg(cell.ratio, 0, 'g', 12)
                     .arg(cell.shareB, 0, 'g', 12).arg(cell.second, 0, 'g', 12);
        for (const double share : cell.shares)
            lines += QStringLiteral(",%1").arg(share, 0, 'g', 12);
        lines += QLatin1Char('\n');
    }
    return lines;
}

} // namespace heterosis
