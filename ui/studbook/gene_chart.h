// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include <memory>

#include "studbook/chart.h"
#include "studbook/gene_figures.h"

namespace heterosis {

// Which parent won which gene among the fittest of a generation: layers from left to right, regions from top to bottom; teal where A
// won, orange where B won, with the share of the fittest whose gene leans to B.
class GeneChart : public QWidget, public Chart {
    Q_OBJECT
public:
    explicit GeneChart(QWidget* parent = nullptr);
    void setFigures(std::shared_ptr<const GeneFigures> figures);
    void setGeneration(int generation); // shows the last one that is there where this one is not
    int generation() const { return m_generation; }
    void paintOn(QCPPainter& painter, const QSize& size) override;
    QString csv() const override;
    QSize sizeHint() const override { return {420, 200}; }
    QSize minimumSizeHint() const override { return {200, 110}; }

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Cell {
        double ratio = 0.5, shareB = 0, second = 1;
    };
    Cell cellOf(std::size_t gene) const;
    const std::vector<std::vector<Allele>>* fittest() const;
    void arrange();
    QRectF boxOf(std::size_t gene, const QSize& size) const;
    void draw(QPainter& painter, const QSize& size) const;
    std::shared_ptr<const GeneFigures> m_figures;
    std::vector<Region> m_rows;
    std::vector<int> m_columns;         // layers, with those of embedding and head
    int m_wanted = 1 << 20, m_generation = -1;
};

} // namespace heterosis
