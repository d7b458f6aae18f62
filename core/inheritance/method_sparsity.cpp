// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/method_sparsity.h"

namespace heterosis {

bool electsSigns(MergeMethod method)
{
    using enum MergeMethod;
    return method == Ties || method == DareTies || method == Della || method == BreadcrumbsTies;
}

operators::Sparsity sparsityOf(MergeMethod method)
{
    using enum MergeMethod;
    switch (method) {
    case Ties: return operators::Sparsity::Magnitude;
    case DareLinear:
    case DareTies: return operators::Sparsity::Random;
    case Della:
    case DellaLinear: return operators::Sparsity::Ranked;
    case Breadcrumbs:
    case BreadcrumbsTies: return operators::Sparsity::Outliers;
    default: return operators::Sparsity::Whole;
    }
}

bool exceedsChances(const operators::SparsityRule& rule)
{
    const bool drawn = rule.sparsity == operators::Sparsity::Ranked && rule.density > 0 && rule.density < 1;
    return drawn && (rule.density + rule.epsilon >= 1 || rule.density - rule.epsilon <= 0);
}

Text chancesMessage(const operators::SparsityRule& rule)
{
    return text("The density {} with epsilon {} gives chances beyond 0 and 1", rule.density, rule.epsilon);
}

Text chancesRemedy() { return text("Choose epsilon so that density - epsilon and density + epsilon lie between 0 and 1"); }

} // namespace heterosis
