// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>

#include "studbook/gene_figures.h"
#include "studbook/gene_grid.h"

namespace heterosis {

// Which parent won which gene among the fittest of a generation: layers from left to right, regions from top to bottom; teal where A
// won, orange where B won, with the share of the fittest whose gene leans to B. Of more than two parents the letter of the one with the
// largest mean share, the more orange the less is left of A.
class GeneChart final : public GeneGrid {
    Q_OBJECT
public:
    explicit GeneChart(QWidget* parent = nullptr);
    void setFigures(std::shared_ptr<const GeneFigures> figures);
    void setGeneration(int generation); // shows the last one that is there where this one is not
    int generation() const { return m_generation; }
    QString csv() const override;

protected:
    bool hasCells() const override { return fittest() != nullptr; }
    QString nothing() const override;
    QColor colourOf(std::size_t gene) const override;
    QString figureOf(std::size_t gene) const override;
    QString describe(std::size_t gene) const override;

private:
    struct Cell {
        double ratio = 0.5, shareB = 0, second = 1;
        std::vector<double> shares = {};            // of more than two parents: each one's mean; the ratio is what is not A's
        QString winner() const;
    };
    Cell cellOf(std::size_t gene) const;
    const std::vector<std::vector<Allele>>* fittest() const;
    std::shared_ptr<const GeneFigures> m_figures;
    int m_wanted = 1 << 20, m_generation = -1;
};

} // namespace heterosis
