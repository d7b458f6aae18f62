// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "equalizer/equalizer_model.h"

namespace heterosis {

// Which genes stand where on the gene map, without a pixel: rows and columns with their genes, and cells, some of which are taller
// than a row (the embedding is one tall cell before the layers, an untied head one behind them).
struct MapGrid {
    struct Cell {
        int row = 0, column = 0, rows = 1;
        std::vector<GeneId> genes;
    };
    struct Column {
        int first = 0, last = 0; // layers; -1 embedding, the number of layers head
    };

    bool overview = false;
    std::vector<Region> regions; // the rows of single genes
    std::vector<int> groups;     // the rows of the overview
    std::vector<Column> columns;
    std::vector<Cell> cells;

    static MapGrid ofGenes(const EqualizerModel& model);
    static MapGrid ofOverview(const EqualizerModel& model); // 4 depth bands x 4 region groups

    int rowCount() const { return int(overview ? groups.size() : regions.size()); }
    int columnCount() const { return int(columns.size()); }
    int cellAt(int row, int column) const; // -1: nothing there
    std::vector<int> cellsIn(int row1, int column1, int row2, int column2) const;
    std::vector<GeneId> genesOf(const std::vector<int>& chosen) const;
};

} // namespace heterosis
