// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/crossover.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/error.h"
#include "inheritance/child.h"

namespace heterosis {

namespace {

using Axis = PartCoefficients::Axis;
using operators::Draws;

constexpr double kSpread = 0.2; // of a share: a half is drawn from 0.3 .. 0.7

// The part's name without its layer: "query", "token_embedding".
std::string_view withoutLayer(std::string_view name)
{
    const auto dot = name.find('.');
    const bool numbered = dot != name.npos && name.substr(0, dot).find_first_not_of("0123456789") == name.npos;
    return numbered ? name.substr(dot + 1) : name;
}

bool holds(const std::vector<std::string>& names, std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

Draws drawsOf(std::uint64_t seed, const std::string& purpose, const std::string& unit) { return Draws(seed, "crossover " + purpose + " " + unit); }

std::vector<double> aroundShares(std::vector<double> shares, const Draws& draws)
{
    if (shares.size() == 2) {
        const double r = shares[1], spread = std::min({kSpread, r, 1 - r});
        const double drawn = r + spread * (2.0 * double(draws(0)) - 1);
        return {1 - drawn, drawn};
    }
    double sum = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        shares[i] *= 1 - 2 * kSpread + 4 * kSpread * double(draws(std::int64_t(i)));
        sum += shares[i];
    }
    for (double& share : shares) {
        share /= sum;
    }
    return shares;
}

std::vector<double> within(std::vector<double> shares)
{
    double sum = 0;
    for (double& share : shares) {
        share = std::clamp(share, 0.0, 1.0);
        sum += share;
    }
    for (double& share : shares) {
        share /= sum;
    }
    return shares;
}

std::vector<double> onlyOf(std::size_t parent, std::size_t parents)
{
    std::vector<double> shares(parents, 0.0);
    shares[parent] = 1;
    return shares;
}

Mix mixOf(const std::vector<double>& shares, const Allele& allele, Plane plane)
{
    const double strength = plane == Plane::Density ? 1 : allele.second;
    Mix mix {.original = plane == Plane::Strength ? float(1 - strength) : 0};
    for (const double share : shares) {
        mix.parents.push_back(float(strength * share));
    }
    return mix;
}

std::string layerName(const GeneId& gene)
{
    return gene.layer == GeneId::kEmbed ? "embed" : gene.layer == GeneId::kHead ? "head" : std::to_string(gene.layer);
}

// A gene's share of a part, and how its parents are drawn.
class Drawing {
public:
    Drawing(const ModelMap& map, const Gene& gene, const GenePiece& piece, const Genome& genome, Plane plane, std::size_t parents)
        : m_map(map), m_gene(gene), m_allele(genome.alleles.at(gene.id)), m_seed(m_allele.seed.value_or(genome.seed)), m_plane(plane), m_parents(parents),
          m_part(map.parts[std::size_t(piece.part)]), m_name(drawName(map, gene, piece)), m_count(piece.end - piece.begin), m_rows(rowsInPart(gene, piece))
    {
    }

    PartCoefficients plain(const std::vector<double>& shares) const
    {
        PartCoefficients out;
        out.mixes.push_back(mixOf(shares, m_allele, m_plane));
        return out;
    }

    PartCoefficients uniform(const std::vector<double>& shares, Grain grain) const
    {
        switch (grain) {
        case Grain::Share: return plain(aroundShares(shares, drawsOf(m_seed, "share", m_name)));
        case Grain::Tensor: return whole(shares, drawsOf(m_seed, "tensor", m_name));
        case Grain::Layer: return whole(shares, drawsOf(m_seed, "layer", layerName(m_gene.id)));
        case Grain::Head: return units(shares);
        case Grain::Row: {
            const Draws draws = drawsOf(m_seed, "row", m_name);
            return chosen(Axis::Rows, m_count, shares, [&](std::int64_t row) { return draws(m_rows.first + row); });
        }
        case Grain::Element: break;
        }
        PartCoefficients out;
        out.axis = Axis::Elements;
        addParents(out);
        out.draws = drawsOf(m_seed, "element", m_name + std::string(m_part.part.ends_with(".bias") ? ".bias" : ".weight"));
        out.shares = shares;
        out.firstRow = m_rows.first;
        return out;
    }

    // Positions beyond the density take A.
    void thin(PartCoefficients& out) const
    {
        const bool columns = out.axis == Axis::Columns;
        const std::int64_t count = columns ? columnsOf(m_part) : m_rows.all;
        const auto taking = std::llround(std::clamp(m_allele.second, 0.0, 1.0) * double(count));
        if (taking == count) {
            return;
        }
        const Mix stay = mixOf(onlyOf(0, m_parents), m_allele, m_plane);
        if (taking == 0) {
            out = {};
            out.mixes = {stay};
            return;
        }
        auto ranks = rowRanks(columns ? m_name + " columns" : m_name, count, m_seed);
        if (!columns) {
            ranks = {ranks.begin() + m_rows.first, ranks.begin() + m_rows.first + m_count};
        }
        const auto a = std::uint8_t(out.mixes.size());
        out.mixes.push_back(stay);
        if (out.axis == Axis::Elements) {
            std::transform(ranks.begin(), ranks.end(), std::back_inserter(out.rows), [&](std::uint32_t rank) { return rank < taking; });
            return;
        }
        if (out.axis == Axis::Whole) {
            out.axis = Axis::Rows;
            out.chosen.assign(ranks.size(), 0);
        }
        for (std::size_t i = 0; i < ranks.size(); ++i) {
            out.chosen[i] = ranks[i] < taking ? out.chosen[i] : a;
        }
    }

private:
    void addParents(PartCoefficients& out) const
    {
        for (std::size_t parent = 0; parent < m_parents; ++parent) {
            out.mixes.push_back(mixOf(onlyOf(parent, m_parents), m_allele, m_plane));
        }
    }

    PartCoefficients whole(const std::vector<double>& shares, const Draws& draws) const
    {
        return plain(onlyOf(choose(double(draws(0)), shares), m_parents));
    }

    template <class Draw> PartCoefficients chosen(Axis axis, std::int64_t count, const std::vector<double>& shares, Draw draw) const
    {
        PartCoefficients out;
        out.axis = axis;
        addParents(out);
        for (std::int64_t i = 0; i < count; ++i) {
            out.chosen.push_back(std::uint8_t(choose(double(draw(i)), shares)));
        }
        return out;
    }

    PartCoefficients units(const std::vector<double>& shares) const
    {
        const std::string_view name = withoutLayer(m_name);
        const bool matrix = m_part.shape.size() > 1;
        for (const UnitAxes& axes : m_map.moves) {
            const bool rows = holds(axes.rows, name), columns = matrix && holds(axes.columns, name);
            const std::int64_t count = rows ? m_rows.all : columnsOf(m_part);
            if ((rows || columns) && axes.units > 0 && count % axes.units == 0) {
                const bool tokens = m_gene.id.layer == GeneId::kEmbed || m_gene.id.layer == GeneId::kHead; // one layer to themselves
                const Draws draws = drawsOf(m_seed, "unit", (tokens ? "" : layerName(m_gene.id) + ".") + axes.name);
                const std::int64_t size = count / axes.units;
                if (rows) {
                    return chosen(Axis::Rows, m_count, shares, [&](std::int64_t row) { return draws((m_rows.first + row) / size); });
                }
                return chosen(Axis::Columns, count, shares, [&](std::int64_t column) { return draws(column / size); });
            }
        }
        return whole(shares, drawsOf(m_seed, "tensor", m_name));
    }

    const ModelMap& m_map;
    const Gene& m_gene;
    const Allele& m_allele;
    std::uint64_t m_seed;
    Plane m_plane;
    std::size_t m_parents;
    const Part& m_part;
    std::string m_name;
    std::int64_t m_count; // rows of the piece
    RowsInPart m_rows;    // of the gene in the part
};

} // namespace

std::vector<float> PartCoefficients::along(int input) const
{
    const auto of = [&](const Mix& mix) { return input < 0 ? mix.original : mix.parents[std::size_t(input)]; };
    if (axis == Axis::Whole) {
        return {of(mixes.at(0))};
    }
    std::vector<float> out;
    out.reserve(chosen.size());
    for (const std::uint8_t mix : chosen) {
        out.push_back(of(mixes[mix]));
    }
    return out;
}

std::size_t choose(double u, const std::vector<double>& shares)
{
    double sum = 0;
    for (std::size_t parent = shares.size(); parent-- > 1;) {
        sum += shares[parent];
        if (u < sum) {
            return parent;
        }
    }
    // Rounding of the sum must not give a gene to a parent without a share.
    const auto first = std::find_if(shares.begin(), shares.end(), [](double share) { return share > 0; });
    return first == shares.end() ? 0 : std::size_t(first - shares.begin());
}

std::vector<double> sharesOf(const Allele& allele, std::size_t parents)
{
    if (parents < 2) {
        return {1};
    }
    if (parents == 2) {
        return {1 - allele.ratio, allele.ratio};
    }
    if (allele.weights.empty()) {
        return std::vector<double>(parents, 1.0 / double(parents));
    }
    const double sum = std::accumulate(allele.weights.begin(), allele.weights.end(), 0.0);
    if (allele.weights.size() != parents || !std::isfinite(sum) || std::abs(sum) < 1e-6) {
        throw Error({.message = text("The weights of a gene are one number for each of the {} parents, and their sum is not 0", parents),
                     .remedy = text("Write the share of each parent, such as {}", "[0.5, 0.25, 0.25]")});
    }
    std::vector<double> shares = allele.weights;
    for (double& share : shares) {
        share /= sum;
    }
    return shares;
}

std::optional<PartCoefficients> coefficientsOf(const ModelMap& map, const Gene& gene, const GenePiece& piece, const Genome& genome, Plane plane,
                                               std::size_t parents)
{
    const Allele& allele = genome.alleles.at(gene.id);
    if (!std::isfinite(allele.ratio) || !std::isfinite(allele.second)) {
        throw Error(text("The value of gene {} is not a finite number", gene.id.text()));
    }
    const Operator op = allele.op.value_or(genome.crossover.op);
    const Drawing drawing(map, gene, piece, genome, plane, parents);
    PartCoefficients out;
    switch (op) {
    case Operator::Ratio: out = drawing.plain(sharesOf(allele, parents)); break;
    case Operator::Uniform: out = drawing.uniform(within(sharesOf(allele, parents)), allele.grain.value_or(genome.crossover.grain)); break;
    case Operator::Passthrough: {
        const auto scale = genome.crossover.options.find("scale");
        out.scaled = scale != genome.crossover.options.end() && scale->second.at(0) != 1;
        std::vector<double> shares = onlyOf(0, parents);
        shares[0] = out.scaled ? scale->second[0] : 1;
        out.mixes = drawing.plain(shares).mixes;
        break;
    }
    default: return {};
    }
    if (plane == Plane::Density) {
        drawing.thin(out);
    }
    out.noise = noiseOf(genome, gene.id);
    return out;
}

PartCoefficients coefficientsOfParent(const ModelMap& map, const Gene& gene, const GenePiece& piece, const Genome& genome, Plane plane,
                                      std::size_t parents, std::size_t parent)
{
    const Drawing drawing(map, gene, piece, genome, plane, parents);
    PartCoefficients out = drawing.plain(onlyOf(parent, parents));
    if (plane == Plane::Density) {
        drawing.thin(out);
    }
    return out;
}

double noiseOf(const Genome& genome, const GeneId& gene)
{
    const Mutation& mutation = genome.crossover.mutation;
    const bool mutates = mutation.rate > 0 && double(drawsOf(genome.seed, "mutation", gene.text())(0)) < mutation.rate;
    return mutates ? mutation.size : 0;
}

std::string drawName(const ModelMap& map, const Gene& gene, const GenePiece& piece)
{
    const Part& part = map.parts[std::size_t(piece.part)];
    const std::int64_t all = part.shape.empty() ? 1 : part.shape[std::size_t(part.shape.size() < 2 ? 0 : part.rowAxis)];
    if (piece.end - piece.begin != all) {
        return gene.id.text();
    }
    for (const std::string_view suffix : {".weight", ".bias"}) {
        if (part.part.ends_with(suffix)) {
            return part.part.substr(0, part.part.size() - suffix.size());
        }
    }
    return part.part;
}

RowsInPart rowsInPart(const Gene& gene, const GenePiece& piece)
{
    RowsInPart rows;
    for (const GenePiece& one : gene.pieces) {
        if (one.part == piece.part) {
            rows.first += one.begin < piece.begin ? one.end - one.begin : 0;
            rows.all += one.end - one.begin;
        }
    }
    return rows;
}

std::int64_t columnsOf(const Part& part)
{
    std::int64_t columns = 1;
    for (std::size_t axis = 0; axis < part.shape.size(); ++axis) {
        columns *= part.shape.size() > 1 && int(axis) != part.rowAxis ? part.shape[axis] : 1;
    }
    return columns;
}

} // namespace heterosis
