// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/merge_methods.h"

#include <algorithm>

namespace heterosis {

namespace {

using Parameters = std::vector<MethodParameter>;

MethodParameter number(std::string_view name, double fallback) { return {.name = name, .fallback = fallback}; }
MethodParameter onOff(std::string_view name, bool fallback) { return {.name = name, .truth = true, .fallback = fallback ? 1 : 0}; }
MethodParameter ofOthers(std::string_view name, double fallback)
{
    return {.name = name, .place = ParameterPlace::Other, .fallback = fallback};
}

MethodParameter weightOf(ParameterPlace place) { return {.name = "weight", .place = place, .required = true}; }

// Task arithmetic and its kin.
Parameters taskVectors(bool normalize, bool rescale, std::optional<MethodParameter> more = {})
{
    Parameters parameters {onOff("int8_mask", false), onOff("normalize", normalize), onOff("rescale", rescale),
                           number("lambda", 1),       weightOf(ParameterPlace::Other), ofOthers("density", 1)};
    if (more) {
        parameters.push_back(*more);
    }
    return parameters;
}

std::vector<MethodInfo> makeTable()
{
    using enum MergeMethod;
    const auto none = BaseModel::Unused, maybe = BaseModel::Optional, needed = BaseModel::Required;
    const MethodParameter t {.name = "t", .required = true}, gamma = ofOthers("gamma", 0.01), epsilon = ofOthers("epsilon", 0.15);
    return {
        {Linear, "linear", none, 1, 0, {weightOf(ParameterPlace::Input), onOff("normalize", true)}},
        {Slerp, "slerp", needed, 1, 1, {t}},
        {NuSlerp, "nuslerp", maybe, 2, 2,
         {weightOf(ParameterPlace::Other), onOff("nuslerp_row_wise", false), onOff("nuslerp_flatten", true)}},
        {MultiSlerp, "multislerp", maybe, 1, 0,
         {weightOf(ParameterPlace::Other), onOff("normalize_weights", true), number("eps", 1e-8)}},
        {Karcher, "karcher", none, 1, 0, {number("max_iter", 10), number("tol", 1e-5)}},
        {TaskArithmetic, "task_arithmetic", needed, 0, 0, taskVectors(false, false)},
        {Ties, "ties", needed, 0, 0, taskVectors(true, false)},
        {DareLinear, "dare_linear", needed, 0, 0, taskVectors(false, true)},
        {DareTies, "dare_ties", needed, 0, 0, taskVectors(false, true)},
        {Della, "della", needed, 0, 0, taskVectors(true, true, epsilon)},
        {DellaLinear, "della_linear", needed, 0, 0, taskVectors(false, true, epsilon)},
        {Breadcrumbs, "breadcrumbs", needed, 0, 0, taskVectors(false, false, gamma)},
        {BreadcrumbsTies, "breadcrumbs_ties", needed, 0, 0, taskVectors(false, false, gamma)},
        {ModelStock, "model_stock", needed, 2, 0, {onOff("filter_wise", false)}},
        {Sce, "sce", needed, 0, 0, {onOff("int8_mask", false), number("select_topk", 1)}},
        {NearSwap, "nearswap", needed, 1, 1, {t}},
        {ArceeFusion, "arcee_fusion", needed, 1, 1, {}},
        {Ram, "ram", needed, 0, 0, {number("epsilon", 1e-5)}},
        {RamPlus, "ramplus_tl", needed, 0, 0, {number("r", 0.1), number("alpha", 0.2), number("epsilon", 1e-5)}},
        {Passthrough, "passthrough", none, 1, 1, {{.name = "scale", .place = ParameterPlace::Input}}},
    };
}

} // namespace

const MethodParameter* MethodInfo::parameter(std::string_view parameterName) const
{
    const auto found = std::find_if(parameters.begin(), parameters.end(), [&](const MethodParameter& p) { return p.name == parameterName; });
    return found == parameters.end() ? nullptr : &*found;
}

const std::vector<MethodInfo>& mergeMethods()
{
    static const std::vector<MethodInfo> table = makeTable();
    return table;
}

const MethodInfo& infoOf(MergeMethod method) { return mergeMethods()[std::size_t(method)]; }

const MethodInfo* methodNamed(std::string_view name)
{
    const auto& table = mergeMethods();
    const auto found = std::find_if(table.begin(), table.end(), [&](const MethodInfo& info) { return info.name == name; });
    return found == table.end() ? nullptr : &*found;
}

} // namespace heterosis
