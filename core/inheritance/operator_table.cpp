// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/operator_table.h"

#include <algorithm>

#include "base/error.h"

namespace heterosis {

namespace {

OperatorInfo own(Operator op, std::string_view name, std::size_t least)
{
    return {.op = op, .name = name, .interpolates = true, .drawsNumbers = op == Operator::Uniform, .least = least};
}

OperatorInfo method(Operator op, MergeMethod merge) { return {.op = op, .name = infoOf(merge).name, .method = merge}; }

OperatorInfo interpolating(Operator op, MergeMethod merge, std::size_t most)
{
    OperatorInfo info = method(op, merge);
    info.interpolates = true;
    info.most = most;
    return info;
}

OperatorInfo drawing(Operator op, MergeMethod merge)
{
    OperatorInfo info = method(op, merge);
    info.drawsNumbers = true;
    return info;
}

OperatorInfo democratic(Operator op, MergeMethod merge)
{
    OperatorInfo info = method(op, merge);
    info.usesRatio = false;
    return info;
}

OperatorInfo fromAToB(Operator op, MergeMethod merge, bool usesRatio)
{
    OperatorInfo info = method(op, merge);
    info.usesRatio = usesRatio;
    info.fromA = true;
    info.most = 2;
    return info;
}

OperatorInfo statistical(Operator op, std::string_view name, StatisticsKind needs)
{
    OperatorInfo info = own(op, name, 2);
    info.needs = needs;
    return info;
}

std::vector<OperatorInfo> makeTable()
{
    using O = Operator;
    using M = MergeMethod;
    OperatorInfo passthrough = own(O::Passthrough, "passthrough", 1);
    passthrough.usesRatio = false;
    return {
        own(O::Ratio, "ratio", 1),
        own(O::Uniform, "uniform", 1),
        interpolating(O::Slerp, M::Slerp, 2),
        interpolating(O::NuSlerp, M::NuSlerp, 2),
        interpolating(O::MultiSlerp, M::MultiSlerp, kMostParents),
        democratic(O::Karcher, M::Karcher),
        method(O::TaskArithmetic, M::TaskArithmetic),
        method(O::Ties, M::Ties),
        drawing(O::DareLinear, M::DareLinear),
        drawing(O::DareTies, M::DareTies),
        drawing(O::Della, M::Della),
        drawing(O::DellaLinear, M::DellaLinear),
        method(O::Breadcrumbs, M::Breadcrumbs),
        method(O::BreadcrumbsTies, M::BreadcrumbsTies),
        democratic(O::ModelStock, M::ModelStock),
        democratic(O::Sce, M::Sce),
        fromAToB(O::NearSwap, M::NearSwap, true),
        fromAToB(O::ArceeFusion, M::ArceeFusion, false),
        democratic(O::Ram, M::Ram),
        democratic(O::RamPlus, M::RamPlus),
        passthrough,
        statistical(O::Fisher, "fisher", StatisticsKind::Fisher),
        statistical(O::RegMean, "regmean", StatisticsKind::Gram),
    };
}

} // namespace

std::string_view nameOf(StatisticsKind kind) noexcept { return kind == StatisticsKind::Fisher ? "fisher" : "regmean"; }

std::vector<MethodParameter> OperatorInfo::options() const
{
    if (op == Operator::Passthrough) {
        return {{.name = "scale", .fallback = 1}};
    }
    if (op == Operator::RegMean) {
        return {{.name = "alpha", .fallback = 0.9}};
    }
    std::vector<MethodParameter> parameters;
    for (MethodParameter parameter : method ? infoOf(*method).parameters : std::vector<MethodParameter>()) {
        if (parameter.name == "t" && op == Operator::NearSwap) {
            parameter.fallback = 1;
            parameter.required = false;
        }
        if (!parameter.required && parameter.name != "int8_mask") {
            parameters.push_back(parameter);
        }
    }
    return parameters;
}

const std::vector<OperatorInfo>& operatorTable()
{
    static const std::vector<OperatorInfo> table = makeTable();
    return table;
}

const OperatorInfo& infoOf(Operator op) { return operatorTable()[std::size_t(op)]; }

const OperatorInfo* operatorNamed(std::string_view name)
{
    const auto& table = operatorTable();
    const std::string_view wanted = name == "linear" ? "ratio" : name;
    const auto found = std::find_if(table.begin(), table.end(), [&](const OperatorInfo& info) { return info.name == wanted; });
    return found == table.end() ? nullptr : &*found;
}

void requireParents(const OperatorInfo& info, std::size_t parents, bool original)
{
    const std::string name(info.name);
    if (parents < info.least || parents > info.most) {
        throw Error({.message = parents < info.least ? text("The operator {} needs at least {} parents", name, info.least)
                                                     : text("The operator {} crosses at most {} parents", name, info.most),
                     .place = "operator",
                     .remedy = text("Choose another operator, or other parents")});
    }
    if (info.op == Operator::ModelStock && parents + (original ? 1 : 0) < 3) {
        throw Error({.message = text("The operator {} needs an original beside two parents, or a third parent", name),
                     .place = "operator",
                     .remedy = text("Name the common base as \"original\"")});
    }
}

bool usesSeed(const Genome& genome, const Allele& allele, Plane plane)
{
    return (plane == Plane::Density && allele.second < 1) || infoOf(allele.op.value_or(genome.crossover.op)).drawsNumbers
        || genome.crossover.mutation.rate > 0;
}

} // namespace heterosis
