// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "family/region.h"

namespace heterosis {

// How the second coordinate of an allele is read (design.md, Words: allele). "blend" is what the operator makes of the parents.
enum class Plane {
    Strength, // original known and not a parent: child = O + strength * (blend - O)
    Density,  // original is parent A: rows ranked by the seed below density take the blend, the others stay A
    Single,   // one model open: child = strength * W
};

// How the genes of the parents are put together (operator_table.h says what each one needs and where it comes from).
enum class Operator {
    Ratio, Uniform, Slerp, NuSlerp, MultiSlerp, Karcher, TaskArithmetic, Ties, DareLinear, DareTies, Della, DellaLinear, Breadcrumbs,
    BreadcrumbsTies, ModelStock, Sce, NearSwap, ArceeFusion, Ram, RamPlus, Passthrough, Fisher, RegMean,
};

// What uniform crossover exchanges as a whole (crossover.h).
enum class Grain { Share, Tensor, Layer, Head, Row, Element };

inline constexpr std::size_t kMostParents = 8;

// The value of a gene.
struct Allele {
    double ratio = 0;    // 0: A, 1: B; any finite number (soft range -0.5 .. 1.5). Not used in Plane::Single
    double second = 1;   // strength 0..2 (any finite number), or density 0..1
    std::vector<double> weights = {};       // of more than two parents: the share of each one, instead of the ratio; empty: equal
    std::optional<Operator> op = {};        // absent: the genome's
    std::optional<Grain> grain = {};
    std::optional<std::uint64_t> seed = {}; // of what is drawn in this gene, where it was inherited with its draws (breeding)
    auto operator<=>(const Allele&) const = default;
};

// Noise on the weights of some genes: each gene with the chance `rate`; `size` times the root mean square of A's gene.
struct Mutation {
    double rate = 0, size = 0;
    bool operator==(const Mutation&) const = default;
};

// What holds for all genes that do not say otherwise.
struct Crossover {
    Operator op = Operator::Ratio;
    Grain grain = Grain::Share;
    std::map<std::string, std::vector<double>, std::less<>> options = {}; // parameters of operators: one number, or one a parent
    Mutation mutation = {};
    bool operator==(const Crossover&) const = default;
};

// One allele for each gene of a family, the way of crossing, and the seed of all that is drawn.
struct Genome {
    std::map<GeneId, Allele> alleles;
    std::uint64_t seed = 0;
    Crossover crossover = {};
    bool operator==(const Genome&) const = default;
};

// The genes whose alleles differ (or all, if the seeds or the ways of crossing differ).
std::vector<GeneId> differing(const Genome& from, const Genome& to);

// "share", "tensor", ...: the words of recipes.
std::string_view nameOf(Grain grain) noexcept;
std::optional<Grain> grainNamed(std::string_view name) noexcept;

} // namespace heterosis
