// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "family/model_map.h"
#include "inheritance/genome.h"
#include "inheritance/operators/draws.h"

namespace heterosis {

// What is multiplied with each input: child = original * O + sum of parents[p] * parent p, in this order.
struct Mix {
    float original = 0;
    std::vector<float> parents; // A, B, ...
    bool operator==(const Mix&) const = default;
};

// A gene's share of one part as coefficients over its inputs, with strength or density folded in. The Mixer realises them; a gated
// child multiplies its parents' outputs (Rows) or inputs (Columns) with them.
struct PartCoefficients {
    enum class Axis { Whole, Rows, Columns, Elements };
    Axis axis = Axis::Whole;
    std::vector<Mix> mixes;             // what a position can be; Whole has one
    std::vector<std::uint8_t> chosen;   // Rows, Columns: mixes[chosen[i]] is that of row or column i of the piece
    bool scaled = false;                // the coefficients do not sum to 1: even what all inputs have in common changes
    double noise = 0;                   // mutation, relative to A's root mean square; the coefficients alone do not give it

    // Elements: number i of the draws, i = (firstRow + row) * columns + column of the piece, chooses (see choose()). Where `rows` is not
    // empty, rows with 0 in it take mixes.back() instead (density: A).
    std::int64_t firstRow = 0;
    operators::Draws draws {0, ""};
    std::vector<double> shares;
    std::vector<std::uint8_t> rows;

    // The coefficients of one input along the axis (-1: the original, 0: A, ...). Not for Elements.
    std::vector<float> along(int input) const;
};

// The parent that a number 0 <= u < 1 chooses: the last one where u lies below its share, the one before where u lies below the
// sum of both, and so on; of two parents B where u < ratio.
std::size_t choose(double u, const std::vector<double>& shares);

// The shares of the parents that an allele asks for; they sum to 1. Of two: 1 - ratio and ratio; of more: its weights by their sum.
// Throws Error where they do not add up to a share.
std::vector<double> sharesOf(const Allele& allele, std::size_t parents);

// For operators whose blend is a weighted sum of the parents: ratio, uniform, passthrough (A). Nothing for the others.
//
// Uniform crossover draws from the gene's own seed, else the genome's, and a stable name, so that units do not depend on each other, on the order in which
// they are asked for, or on threads; a weight and its bias have one name (its part without .weight or .bias; of a fused tensor the
// gene). Shares are cut to 0..1 first. By grain:
//   share    each tensor's ratio r is r + s (2u - 1), s = min(0.2, r, 1 - r): a half is drawn from 0.3 .. 0.7, and 0 and 1 stay;
//            of more than two parents each share is multiplied with 0.6 + 0.8 u, then divided by their sum
//   tensor   u chooses the parent that gives the whole tensor
//   layer    one u for all tensors of a layer (what lies before the layers and after them are layers of their own)
//   head     one u for a unit, along the axes that the family's file says move together: a key/value head with its queries' rows,
//            its value rows and the columns of attention-output; an MLP unit with its rows of gate and up and its column of down; a
//            token's rows of embedding and head. Tensors without units (norms, biases of outputs) as by tensor
//   row      one u for an output row, a bias with its weight
//   element  one u for each weight
// A density orders rows, or columns where the units are columns.
std::optional<PartCoefficients> coefficientsOf(const ModelMap& map, const Gene& gene, const GenePiece& piece, const Genome& genome, Plane plane,
                                               std::size_t parents);

// The same where the blend is one parent alone.
PartCoefficients coefficientsOfParent(const ModelMap& map, const Gene& gene, const GenePiece& piece, const Genome& genome, Plane plane,
                                      std::size_t parents, std::size_t parent);

// The noise of a gene that mutates, 0 for one that does not.
double noiseOf(const Genome& genome, const GeneId& gene);

// The name that a piece's draws go by: "3.query" for query.weight, query.bias and the query rows of a fused tensor.
std::string drawName(const ModelMap& map, const Gene& gene, const GenePiece& piece);

// The rows that a gene has in one part, in one piece or several (head by head): their number, and of which the piece's is the first.
struct RowsInPart {
    std::int64_t first = 0, all = 0;
};
RowsInPart rowsInPart(const Gene& gene, const GenePiece& piece);

// Elements of one row of a part.
std::int64_t columnsOf(const Part& part);

} // namespace heterosis
