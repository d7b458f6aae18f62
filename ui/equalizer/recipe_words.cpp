// SPDX-License-Identifier: GPL-3.0-or-later
#include "equalizer/recipe_words.h"

#include <QStringList>

#include <cmath>
#include <set>

#include "bridge/paths.h"
#include "equalizer/corners.h"
#include "equalizer/gene_words.h"
#include "equalizer/operator_words.h"
#include "equalizer/parent_colours.h"

namespace heterosis {
namespace {

const QString kTimes = QStringLiteral(" × ");

QString number(double value) { return QString::number(value, 'g', 6); }

// "0.6 × A + 0.4 × B": parents without a share are left out.
QString sumOf(const std::vector<double>& shares)
{
    QString sum;
    for (std::size_t parent = 0; parent < shares.size(); ++parent) {
        if (std::abs(shares[parent]) < 1e-9)
            continue;
        const bool minus = shares[parent] < 0;
        if (!sum.isEmpty())
            sum += minus ? QStringLiteral(" − ") : QStringLiteral(" + ");
        else if (minus)
            sum += QStringLiteral("−");
        const double size = std::abs(shares[parent]);
        sum += (size == 1 ? QString() : number(size) + kTimes) + parentName(parent);
    }
    return sum.isEmpty() ? QStringLiteral("0") : sum;
}

std::vector<double> sharesOf(const Recipe& recipe, const Recipe::Entry& entry)
{
    if (recipe.parents.size() > 2)
        return asShares(entry.weights.value_or(std::vector<double>(recipe.parents.size(), 1)));
    const double ratio = entry.ratio.value_or(0.5);
    return {1 - ratio, ratio};
}

} // namespace

QString RecipeWords::blend(const Recipe& recipe, const Recipe::Entry& entry)
{
    const Operator op = entry.op.value_or(recipe.crossover.op);
    const auto shares = sharesOf(recipe, entry);
    switch (op) {
    case Operator::Ratio:
        return sumOf(shares);
    case Operator::Uniform: {
        const QString grain = OperatorWords::grain(entry.grain.value_or(recipe.crossover.grain));
        QStringList names;
        for (std::size_t parent = 0; parent < shares.size(); ++parent)
            names << tr("%1 % of %2").arg(number(std::round(shares[parent] * 1e4) / 100), parentName(parent));
        return tr("draw(%1; %2)").arg(grain, names.join(tr(", ")));
    }
    case Operator::Passthrough:
        return QStringLiteral("A");
    default:
        break;
    }
    QStringList names;
    for (std::size_t parent = 0; parent < recipe.parents.size(); ++parent)
        names << parentName(parent);
    const QString call = OperatorWords::name(op) + QLatin1Char('(') + names.join(QStringLiteral(", "));
    if (!infoOf(op).usesRatio)
        return call + QLatin1Char(')');
    if (recipe.parents.size() == 2)
        return call + tr("; ratio %1").arg(number(shares[1])) + QLatin1Char(')');
    QStringList weights;
    for (const double share : shares)
        weights << number(share);
    return call + tr("; weights %1").arg(weights.join(QStringLiteral(", "))) + QLatin1Char(')');
}

QString RecipeWords::formula(const Recipe& recipe, const Recipe::Entry& entry)
{
    const QString child = tr("child"), original = tr("original");
    const double strength = entry.strength.value_or(1), density = entry.density.value_or(1);
    switch (recipe.plane()) {
    case Plane::Single:
        return tr("%1 = %2").arg(child, strength == 1 ? QStringLiteral("A") : number(strength) + kTimes + QStringLiteral("A"));
    case Plane::Density:
        return density == 1 ? tr("%1 = %2").arg(child, blend(recipe, entry))
                            : tr("%1 = %2 in %3 % of the rows, A in the others").arg(child, blend(recipe, entry), number(density * 100));
    case Plane::Strength:
        break;
    }
    if (strength == 0)
        return tr("%1 = %2").arg(child, original);
    if (strength == 1)
        return tr("%1 = %2").arg(child, blend(recipe, entry));
    return tr("%1 = %2 + %3 × (%4 − %2)").arg(child, original, number(strength), blend(recipe, entry));
}

QString RecipeWords::genes(const std::string& key)
{
    const auto dot = key.find('.');
    const std::string layer = key.substr(0, dot), region = dot == std::string::npos ? "*" : key.substr(dot + 1);
    const auto known = regionNamed(region);
    const QString what = known ? GeneWords::region(*known) : QString();
    if (layer == "*")
        return region == "*" ? tr("all genes") : tr("%1 of all layers").arg(what);
    if (const auto gene = GeneId::parse(key))
        return GeneWords::gene(*gene);
    const QString where = layer == "embed" ? tr("embedding") : layer == "head" ? tr("head")
        : layer.find('-') == std::string::npos ? tr("layer %1").arg(QString::fromStdString(layer))
                                               : tr("layers %1").arg(QString::fromStdString(layer));
    return region == "*" ? where : tr("%1, %2").arg(where, what);
}

QString RecipeWords::parents(const Recipe& recipe)
{
    QStringList lines;
    const auto line = [&](const QString& name, const RecipeParent& parent) {
        const auto folder = parent.path.filename().empty() ? parent.path.parent_path().filename() : parent.path.filename();
        lines << tr("%1: %2").arg(name, fromPath(folder));
    };
    for (std::size_t parent = 0; parent < recipe.parents.size(); ++parent)
        line(parentName(parent), recipe.parents[parent]);
    if (recipe.original)
        line(tr("original"), *recipe.original);
    return lines.join(QLatin1Char('\n'));
}

// What the operators that occur do, and their options.
QString RecipeWords::operators(const Recipe& recipe)
{
    std::set<Operator> used;
    for (const Recipe::Entry& entry : recipe.genes)
        used.insert(entry.op.value_or(recipe.crossover.op));
    QStringList lines;
    for (const Operator op : used) {
        QStringList options;
        for (const MethodParameter& parameter : infoOf(op).options()) {
            const auto found = recipe.crossover.options.find(parameter.name);
            const auto values = found == recipe.crossover.options.end() ? std::vector<double>{parameter.fallback.value_or(0)} : found->second;
            QStringList texts;
            for (const double value : values)
                texts << (parameter.truth ? value != 0 ? tr("yes") : tr("no") : number(value));
            options << QString::fromUtf8(parameter.name.data(), qsizetype(parameter.name.size())) + QLatin1Char(' ') + texts.join(QLatin1Char('/'));
        }
        if (recipe.parents.size() > 1)
            lines << tr("%1: %2").arg(OperatorWords::name(op), OperatorWords::describe(op))
                    + (options.isEmpty() ? QString() : tr(" (%1)").arg(options.join(tr(", "))));
        if (op == Operator::Uniform) {
            std::set<Grain> grains;
            for (const Recipe::Entry& entry : recipe.genes)
                if (entry.op.value_or(recipe.crossover.op) == op)
                    grains.insert(entry.grain.value_or(recipe.crossover.grain));
            for (const Grain grain : grains)
                lines << tr("by %1: %2").arg(OperatorWords::grain(grain), OperatorWords::describe(grain));
        }
    }
    return lines.join(QLatin1Char('\n'));
}

QString RecipeWords::draws(const Recipe& recipe)
{
    QStringList lines{tr("seed %1").arg(recipe.seed)};
    if (const Mutation& mutation = recipe.crossover.mutation; mutation.rate > 0)
        lines << tr("mutation: %1 % of the genes get noise of %2 times their size").arg(number(mutation.rate * 100), number(mutation.size));
    if (recipe.align)
        lines << tr("the other parents' heads and MLP units are put into A's order first");
    if (recipe.dtype) {
        const std::string_view word = wordOf(*recipe.dtype);
        lines << tr("computed from inputs in %1").arg(QString::fromUtf8(word.data(), qsizetype(word.size())));
    }
    return lines.join(QLatin1Char('\n'));
}

QString RecipeWords::describe(const Recipe& recipe)
{
    QStringList rules;
    for (const Recipe::Entry& entry : recipe.genes)
        rules << tr("%1: %2").arg(genes(entry.key), formula(recipe, entry));
    QStringList parts{parents(recipe), rules.join(QLatin1Char('\n'))};
    if (rules.size() > 1)
        parts << tr("A single gene's line goes before that of a layer or a region, and those before all genes.");
    if (const QString used = operators(recipe); !used.isEmpty())
        parts << used;
    parts << draws(recipe);
    return parts.join(QStringLiteral("\n\n")) + QLatin1Char('\n');
}

} // namespace heterosis
