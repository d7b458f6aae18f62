// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>

#include "inheritance/operators/draws.h"
#include "inheritance/operators/selection.h"

namespace heterosis::operators {

// Which part of a task vector stays.
enum class Sparsity {
    Whole,
    Magnitude, // the largest ones: P. Yadav et al., TIES-Merging, 2023, arxiv.org/abs/2306.01708
    Outliers,  // without the smallest and without the largest ones: M. Davari, E. Belilovsky, Model Breadcrumbs, 2023, arxiv.org/abs/2312.06795
    Random,    // each one with the same chance: L. Yu et al., Language Models are Super Mario (DARE), 2023, arxiv.org/abs/2311.03099
    Ranked,    // the larger in its row, the likelier: P. T. Deep et al., DELLA-Merging, 2024, arxiv.org/abs/2406.11617
};

struct SparsityRule {
    Sparsity sparsity = Sparsity::Whole;
    double density = 1;                         // share that stays; 1 and above: everything, as it is
    double gamma = 0.01;                        // Outliers: share of the largest that goes
    double epsilon = 0.15;                      // Ranked: chances run from density - epsilon to density + epsilon over a row's ranks
    bool rescale = false;                       // what stays is scaled to the L1 norm of the whole
    std::optional<std::span<const std::byte>> mask; // Random, Ranked: given instead of drawn; 0 goes
    Draws draws {0, ""};
};

// The rule for the task vector of one input, ready to be applied to its chunks.
class Sparsifier {
public:
    // Reads the whole task vector where the rule depends on it.
    Sparsifier(const Operands& operands, std::size_t input, const SparsityRule& rule);
    // Clears what goes and scales what stays.
    void apply(std::int64_t first, std::int64_t count, float* delta) const;

private:
    void keep(std::int64_t first, std::int64_t count, const float* delta, std::uint8_t* kept) const;
    void drawRanked(const Operands& operands);
    void measureScale(const Operands& operands);

    SparsityRule m_rule;
    bool m_whole = false, m_nothing = false;
    Selected m_selected;
    std::vector<std::uint8_t> m_drawn; // Ranked
    float m_scale = 1;
};

} // namespace heterosis::operators
