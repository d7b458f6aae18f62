// SPDX-License-Identifier: GPL-3.0-or-later
#include "equalizer/gene_words.h"

#include "equalizer/operator_words.h"
#include "equalizer/parent_colours.h"

#include <cmath>

namespace heterosis {

QString GeneWords::region(Region region)
{
    switch (region) {
    case Region::Query: return tr("query");
    case Region::Key: return tr("key");
    case Region::Value: return tr("value");
    case Region::AttentionOutput: return tr("attn out");
    case Region::Gate: return tr("gate");
    case Region::Up: return tr("up");
    case Region::Down: return tr("down");
    case Region::Norm: return tr("norm");
    case Region::Embedding: return tr("embedding");
    case Region::Head: return tr("head");
    }
    return {};
}

QString GeneWords::group(int group)
{
    switch (group) {
    case 0: return tr("attention");
    case 1: return tr("MLP");
    case 2: return tr("norms");
    default: return tr("embedding, head");
    }
}

QString GeneWords::layer(const EqualizerModel& model, double position)
{
    if (position <= -1)
        return tr("embedding");
    if (position >= model.layers())
        return tr("head");
    const bool whole = std::abs(position - std::round(position)) < 0.005;
    if (whole && !model.family().layerLabels.empty())
        return layerName(model, int(std::round(position)));
    return tr("layer %1").arg(value(position, whole ? 0 : 1));
}

QString GeneWords::layerName(const EqualizerModel& model, int layer)
{
    const auto& labels = model.family().layerLabels;
    return std::size_t(layer) < labels.size() ? QString::fromStdString(labels[std::size_t(layer)]) : QString::number(layer);
}

QString GeneWords::gene(const EqualizerModel& model, GeneId gene)
{
    const bool named = gene.layer >= 0 && std::size_t(gene.layer) < model.family().layerLabels.size();
    return named ? tr("%1 %2").arg(layerName(model, gene.layer), region(gene.region)) : GeneWords::gene(gene);
}

QString GeneWords::gene(GeneId gene)
{
    if (gene.layer == GeneId::kEmbed)
        return gene.region == Region::Embedding ? tr("embedding") : tr("embedding %1").arg(region(gene.region));
    if (gene.layer == GeneId::kHead)
        return gene.region == Region::Head ? tr("head") : tr("head %1").arg(region(gene.region));
    return tr("layer %1 %2").arg(gene.layer).arg(region(gene.region));
}

QString GeneWords::axis(Axis::Kind kind)
{
    switch (kind) {
    case Axis::Kind::Ratio: return tr("ratio");
    case Axis::Kind::Strength: return tr("strength");
    case Axis::Kind::Density: return tr("density");
    case Axis::Kind::Contribution: return tr("contribution");
    case Axis::Kind::Across: return tr("across");
    case Axis::Kind::Up: return tr("upward");
    }
    return {};
}

QString GeneWords::axisShort(Axis::Kind kind, double end)
{
    if (kind == Axis::Kind::Ratio && (end == 0 || end == 1))
        return end == 0 ? tr("A") : tr("B");
    return QString::number(end);
}

QString GeneWords::value(double value, int decimals)
{
    const QString text = QString::number(value, 'f', decimals);
    return text.startsWith(QLatin1Char('-')) && text.toDouble() == 0 ? text.mid(1) : text; // no "-0.00"
}

QString GeneWords::brief(double number)
{
    QString text = value(number);
    if (text.startsWith(QLatin1String("0.")))
        text.remove(0, 1);
    else if (text.startsWith(QLatin1String("-0.")))
        text.remove(1, 1);
    else
        return value(number, 1);
    return text;
}

QString GeneWords::withSpread(double mean, double spread)
{
    return spread < 0.005 ? value(mean) : tr("%1 ± %2").arg(value(mean), value(spread));
}

QString GeneWords::weights(const EqualizerModel::Summary& sum, const Axes& axes)
{
    QStringList parts;
    for (std::size_t parent = 0; parent < sum.weights.size(); ++parent)
        parts << tr("%1 %2").arg(parentName(parent), value(sum.weights[parent]));
    if (axes.beside)
        parts << tr("%1 %2").arg(axis(axes.beside->kind), withSpread(sum.second, sum.secondSpread));
    return parts.join(tr(", "));
}

QString GeneWords::crossing(const EqualizerModel& model, GeneId id)
{
    const Operator op = model.operatorOf(id);
    if (op != Operator::Uniform)
        return OperatorWords::name(op);
    const QString way = tr("%1 by %2").arg(OperatorWords::name(op), OperatorWords::grain(model.grainOf(id)));
    const GeneMask* mask = model.mask(id);
    if (!mask || mask->stripes.empty() || model.corners())
        return way;
    double share = 0;
    for (const auto& stripe : mask->stripes)
        share += double(stripe.at(1)) / double(mask->stripes.size());
    return tr("%1, drawn %2 of B").arg(way, value(share));
}

QStringList GeneWords::pulled(const EqualizerModel& model, const std::vector<GeneId>& genes)
{
    if (!model.sensitivity())
        return {};
    const GenePoint pull = model.pull(genes);
    QStringList parts{tr("the data pulls towards %1 (%2 nats)").arg(parentName(pull.x < 0 ? 0 : 1), value(std::abs(pull.x), 3))};
    if (model.family().plane == Plane::Strength)
        parts << (pull.y < 0 ? tr("weaker (%1 nats)") : tr("stronger (%1 nats)")).arg(value(std::abs(pull.y), 3));
    return parts;
}

QString GeneWords::describe(const EqualizerModel& model, GeneId id)
{
    const GenePoint point = model.point(id);
    QStringList parts{gene(model, id)};
    if (model.corners())
        parts << weights(model.summaryOf({id}), model.axes());
    else
        parts << tr("%1 %2").arg(axis(model.axes().x.kind), value(point.x));
    if (model.axes().y && !model.corners())
        parts << tr("%1 %2").arg(axis(model.axes().y->kind), value(point.y));
    if (model.parents() > 1 && (model.crossesAlone(id) || model.operatorOf(id) != Operator::Ratio))
        parts << crossing(model, id);
    if (const GeneDistance* distance = model.distance(id)) {
        if (!distance->finite)
            parts << tr("holds numbers that are not finite");
        else if (model.axes().y)
            parts << tr("distance %1").arg(value(distance->relative, 3));
    }
    parts << pulled(model, {id});
    if (!model.followsCurve(id))
        parts << tr("offset %1").arg(value(model.offset(id)));
    if (model.isLocked(id))
        parts << tr("locked");
    return parts.join(tr(", "));
}

QString GeneWords::describe(const EqualizerModel& model, const QString& name, const std::vector<GeneId>& genes)
{
    if (genes.size() == 1)
        return describe(model, genes.front());
    const EqualizerModel::Summary sum = model.summaryOf(genes);
    QStringList parts{name, tr("%1 genes").arg(sum.count)};
    if (model.corners())
        parts << weights(sum, model.axes());
    else
        parts << tr("%1 %2").arg(axis(model.axes().x.kind), withSpread(sum.mean.x, sum.spread.x));
    if (model.axes().y && !model.corners())
        parts << tr("%1 %2").arg(axis(model.axes().y->kind), withSpread(sum.mean.y, sum.spread.y));
    parts << pulled(model, genes);
    if (sum.locked)
        parts << tr("%1 locked").arg(sum.locked);
    return parts.join(tr(", "));
}

} // namespace heterosis
