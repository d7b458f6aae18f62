// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "inheritance/genome.h"
#include "inheritance/merge_methods.h"

namespace heterosis {

// What our engine gathers of a parent over the user's data (statistics.h), for the operators that weigh parents by it.
enum class StatisticsKind {
    Fisher, // of every weight the mean square of the gradient of an example's log likelihood
    Gram,   // of every linear layer's inputs X the mean of X^T X over the tokens
};
inline constexpr StatisticsKind kStatisticsKinds[] = {StatisticsKind::Fisher, StatisticsKind::Gram};
std::string_view nameOf(StatisticsKind kind) noexcept;    // "fisher", "regmean": as the command line calls them

// What an operator needs, for recipes and for the window. The merge methods' sources are named in operators/.
struct OperatorInfo {
    Operator op = Operator::Ratio;
    std::string_view name;
    std::optional<MergeMethod> method;  // whose numbers it gives; none: coefficients over the parents (crossover.h)
    bool usesRatio = true;              // else all parents count alike
    bool interpolates = false;          // a parent with the whole share is given back bit for bit
    bool fromA = false;                 // goes from A to B, whatever the original
    bool drawsNumbers = false;          // depends on the seed
    std::size_t least = 2, most = kMostParents;
    std::optional<StatisticsKind> needs = {}; // of every parent

    // Of the method, those that a recipe sets in "options": all but weights and what the ratio stands for.
    std::vector<MethodParameter> options() const;
};

const std::vector<OperatorInfo>& operatorTable();
const OperatorInfo& infoOf(Operator op);
const OperatorInfo* operatorNamed(std::string_view name); // nullptr where there is none; "linear" is ratio

// Throws Error where an operator cannot cross so many parents.
void requireParents(const OperatorInfo& info, std::size_t parents, bool original);

// Whether a gene's bytes depend on the genome's seed.
bool usesSeed(const Genome& genome, const Allele& allele, Plane plane);

} // namespace heterosis
