// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include <vector>

#include "family/region.h"
#include "studbook/chart.h"

class QPainter;

namespace heterosis {

// A cell for each gene: layers from left to right, regions from top to bottom. What a cell shows is its heirs' business.
class GeneGrid : public QWidget, public Chart {
    Q_OBJECT
public:
    explicit GeneGrid(QWidget* parent = nullptr);
    void paintOn(QCPPainter& painter, const QSize& size) override;
    QSize sizeHint() const override { return {420, 200}; }
    QSize minimumSizeHint() const override { return {200, 110}; }

protected:
    void setGenes(std::vector<GeneId> genes);
    const std::vector<GeneId>& genes() const { return m_genes; }
    virtual bool hasCells() const = 0;
    virtual QString nothing() const = 0;                        // what stands there instead
    virtual QColor colourOf(std::size_t gene) const = 0;
    virtual QString figureOf(std::size_t gene) const = 0;       // in the cell, where it has room
    virtual QString describe(std::size_t gene) const = 0;
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QRectF boxOf(std::size_t gene, const QSize& size) const;
    void draw(QPainter& painter, const QSize& size) const;
    void drawHeads(QPainter& painter, const QSize& size) const;
    std::vector<GeneId> m_genes;
    std::vector<Region> m_rows;
    std::vector<int> m_columns;         // layers, with those of embedding and head
};

} // namespace heterosis
