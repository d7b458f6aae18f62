// SPDX-License-Identifier: GPL-3.0-or-later
#include "equalizer/map_grid.h"

#include <algorithm>
#include <map>

namespace heterosis {
namespace {

int rowOf(const std::vector<Region>& rows, Region region)
{
    const auto found = std::find(rows.begin(), rows.end(), region);
    return found == rows.end() ? -1 : int(found - rows.begin());
}

} // namespace

MapGrid MapGrid::ofGenes(const EqualizerModel& model)
{
    MapGrid grid;
    for (const Region region : model.mapRows())
        if (region != Region::Embedding && region != Region::Head)
            grid.regions.push_back(region);
    if (grid.regions.empty())
        grid.regions = model.mapRows();
    const int rows = grid.rowCount(), normRow = rowOf(grid.regions, Region::Norm);
    for (int layer = -1; layer <= model.layers(); ++layer)
        grid.columns.push_back({layer, layer});
    for (const GeneId gene : model.genes()) {
        Cell cell{rowOf(grid.regions, gene.region), int(model.positionOf(gene)) + 1, 1, {gene}};
        if (cell.row < 0) { // embedding or head: as tall as the rows that nothing else of its column needs
            cell.row = 0;
            cell.rows = gene.region == Region::Head && normRow > 0 ? normRow : rows;
        }
        grid.cells.push_back(std::move(cell));
    }
    return grid;
}

MapGrid MapGrid::ofOverview(const EqualizerModel& model)
{
    MapGrid grid;
    grid.overview = true;
    const int layers = std::max(model.layers(), 1), bands = std::min(4, layers);
    for (int band = 0; band < bands; ++band)
        grid.columns.push_back({band * layers / bands, (band + 1) * layers / bands - 1});
    std::map<std::pair<int, int>, std::vector<GeneId>> buckets; // group, band
    for (const GeneId gene : model.genes()) {
        const int position = std::clamp(int(model.positionOf(gene)), 0, layers - 1);
        const auto band = std::find_if(grid.columns.begin(), grid.columns.end(), [&](const Column& c) { return position <= c.last; });
        buckets[{groupOf(gene.region), int(band - grid.columns.begin())}].push_back(gene);
    }
    for (auto& [place, genes] : buckets) {
        if (grid.groups.empty() || grid.groups.back() != place.first)
            grid.groups.push_back(place.first);
        grid.cells.push_back({int(grid.groups.size()) - 1, place.second, 1, std::move(genes)});
    }
    return grid;
}

int MapGrid::cellAt(int row, int column) const
{
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (cells[i].column == column && row >= cells[i].row && row < cells[i].row + cells[i].rows)
            return int(i);
    return -1;
}

std::vector<int> MapGrid::cellsIn(int row1, int column1, int row2, int column2) const
{
    const auto [top, bottom] = std::minmax(row1, row2);
    const auto [left, right] = std::minmax(column1, column2);
    std::vector<int> chosen;
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (cells[i].column >= left && cells[i].column <= right && cells[i].row <= bottom && cells[i].row + cells[i].rows > top)
            chosen.push_back(int(i));
    return chosen;
}

std::vector<GeneId> MapGrid::genesOf(const std::vector<int>& chosen) const
{
    std::vector<GeneId> genes;
    for (const int cell : chosen)
        genes.insert(genes.end(), cells[cell].genes.begin(), cells[cell].genes.end());
    return genes;
}

} // namespace heterosis
