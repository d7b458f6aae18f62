// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string_view>
#include <vector>

namespace heterosis {

// The merge methods of mergekit's files, with what each one asks for. Their sources are named where they are computed (operators/).
enum class MergeMethod {
    Linear, Slerp, NuSlerp, MultiSlerp, Karcher, TaskArithmetic, Ties, DareLinear, DareTies, Della, DellaLinear, Breadcrumbs,
    BreadcrumbsTies, ModelStock, Sce, NearSwap, ArceeFusion, Ram, RamPlus, Passthrough,
};

enum class ParameterPlace {
    Shared, // one for a tensor: the parameters of the file or of a slice
    Input,  // one for each model, which may set its own
    Other,  // one for each model but the base
};

struct MethodParameter {
    std::string_view name;
    ParameterPlace place = ParameterPlace::Shared;
    bool truth = false;                 // a switch
    bool required = false;
    std::optional<double> fallback;     // absent and not required: nothing
};

enum class BaseModel {
    Unused,   // only gives config and tokenizer
    Optional, // the origin of the deltas where there is one
    Required,
};

struct MethodInfo {
    MergeMethod method = MergeMethod::Linear;
    std::string_view name;
    BaseModel base = BaseModel::Unused;
    std::size_t least = 1, most = 0;    // models beside the base (beside none, where the base is unused); most 0: any number
    std::vector<MethodParameter> parameters;

    const MethodParameter* parameter(std::string_view parameterName) const;
};

const std::vector<MethodInfo>& mergeMethods();
const MethodInfo& infoOf(MergeMethod method);
const MethodInfo* methodNamed(std::string_view name); // nullptr where there is none

} // namespace heterosis
