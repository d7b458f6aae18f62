// SPDX-License-Identifier: GPL-3.0-or-later
#include "equalizer/operator_words.h"

namespace heterosis {

std::vector<OperatorWords::Group> OperatorWords::groups()
{
    using enum Operator;
    return {
        {tr("Between the parents"), {Ratio, Slerp, NuSlerp, MultiSlerp, Karcher, NearSwap}},
        {tr("Whole pieces of one parent or the other"), {Uniform, Passthrough}},
        {tr("What each parent learned, added up"), {TaskArithmetic, Ties, DareLinear, DareTies, Della, DellaLinear, Breadcrumbs, BreadcrumbsTies, Sce}},
        {tr("By agreement"), {ModelStock, ArceeFusion, Ram, RamPlus}},
        {tr("By statistics over your data"), {Fisher, RegMean}},
    };
}

QString OperatorWords::name(Operator op)
{
    const std::string_view name = infoOf(op).name;
    return QString::fromUtf8(name.data(), qsizetype(name.size()));
}

QString OperatorWords::describe(Operator op)
{
    switch (op) {
    case Operator::Ratio: return tr("weighted mean of the parents");
    case Operator::Uniform: return tr("each piece from a parent drawn by the seed");
    case Operator::Slerp: return tr("along the arc from A to B");
    case Operator::NuSlerp: return tr("arc between what the parents learned");
    case Operator::MultiSlerp: return tr("arc between any number of parents");
    case Operator::Karcher: return tr("the middle of the parents on the sphere");
    case Operator::TaskArithmetic: return tr("sum of the differences from the original");
    case Operator::Ties: return tr("large differences whose signs agree");
    case Operator::DareLinear: return tr("a drawn share of differences, scaled up");
    case Operator::DareTies: return tr("drawn differences whose signs agree");
    case Operator::Della: return tr("drawn by size, signs agree");
    case Operator::DellaLinear: return tr("drawn by size, added up");
    case Operator::Breadcrumbs: return tr("without the largest and smallest differences");
    case Operator::BreadcrumbsTies: return tr("the same, and signs agree");
    case Operator::ModelStock: return tr("towards the original as far as the parents disagree");
    case Operator::Sce: return tr("where the parents vary most, weighted by energy");
    case Operator::NearSwap: return tr("A, and B where the two are close");
    case Operator::ArceeFusion: return tr("the changes of B that matter most");
    case Operator::Ram: return tr("mean of what overlaps, all of what does not");
    case Operator::RamPlus: return tr("the same, and unshared changes amplified");
    case Operator::Passthrough: return tr("parent A as it is");
    case Operator::Fisher: return tr("each weight from the parents whose data needs it most");
    case Operator::RegMean: return tr("layers that answer each parent's data as that parent does");
    }
    return {};
}

QString OperatorWords::grain(Grain grain)
{
    switch (grain) {
    case Grain::Share: return tr("share");
    case Grain::Tensor: return tr("tensor");
    case Grain::Layer: return tr("layer");
    case Grain::Head: return tr("attention head");
    case Grain::Row: return tr("row");
    case Grain::Element: return tr("single weight");
    }
    return {};
}

QString OperatorWords::describe(Grain grain)
{
    switch (grain) {
    case Grain::Share: return tr("each tensor blends at a ratio drawn around its own");
    case Grain::Tensor: return tr("whole tensors change places");
    case Grain::Layer: return tr("whole layers change places");
    case Grain::Head: return tr("heads and MLP units change places as a whole");
    case Grain::Row: return tr("output rows change places");
    case Grain::Element: return tr("each weight is drawn by itself");
    }
    return {};
}

QString OperatorWords::option(std::string_view name)
{
    if (name == "density")
        return tr("The share of differences that is kept");
    if (name == "lambda")
        return tr("The sum of the differences is multiplied with this");
    if (name == "normalize" || name == "normalize_weights")
        return tr("The weights are divided by their sum");
    if (name == "rescale")
        return tr("What was kept is scaled up to stand for what was dropped");
    if (name == "gamma")
        return tr("The share of the largest differences that is left out");
    if (name == "epsilon")
        return tr("How far the chance of being kept moves with the size, or what counts as no change");
    if (name == "nuslerp_row_wise")
        return tr("Rows are turned one by one instead of columns");
    if (name == "nuslerp_flatten")
        return tr("The whole tensor is turned as one vector");
    if (name == "select_topk")
        return tr("The share of places with the largest variance that is kept");
    if (name == "filter_wise")
        return tr("One angle for each row instead of the whole tensor");
    if (name == "t")
        return tr("How close the parents must be for B to count");
    if (name == "max_iter")
        return tr("The most steps towards the middle");
    if (name == "tol" || name == "eps")
        return tr("Below this a difference counts as none");
    if (name == "r")
        return tr("How strongly unshared changes are amplified");
    if (name == "alpha")
        return tr("The most that a change is amplified; of regmean, how much inputs that move together count");
    if (name == "scale")
        return tr("The parent is multiplied with this");
    return {};
}

OptionRange OptionRange::of(std::string_view name)
{
    if (name == "lambda" || name == "scale")
        return {-10, 10};
    if (name == "max_iter")
        return {1, 10'000, true};
    if (name == "t" || name == "r" || name == "alpha")
        return {0, 1000};
    return {};
}

} // namespace heterosis
