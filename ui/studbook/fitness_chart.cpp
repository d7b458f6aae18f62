// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "studbook/run_charts.h"
#include "studbook/studbook_words.h"
#include "style/colours.h"

namespace heterosis {

namespace {

constexpr double kOutOfSight = 1; // times the height of the children's band
constexpr std::size_t kMostBaselines = 9;
constexpr int kLegendRows = 3;    // the chart is low and wide

} // namespace

QCPGraph* FitnessChart::line(const QString& name, const QPen& pen)
{
    QCPGraph* made = addGraph();
    made->setName(name);
    made->setPen(pen);
    if (name.isEmpty())
        made->removeFromLegend();
    return made;
}

void FitnessChart::fill()
{
    const Colours& c = Colours::current();
    legend->setFillOrder(QCPLayoutGrid::foRowsFirst, false);
    legend->setWrap(kLegendRows);
    m_generations = m_herd->generations(m_run);
    std::erase_if(m_generations, [](const Herd::Generation& g) { return g.judged == 0; });
    QVector<double> keys, best, median, low, high;
    for (const Herd::Generation& g : m_generations) {
        keys << g.number;
        best << g.best;
        median << g.median;
        low << g.lower;
        high << g.upper;
    }
    QCPGraph* lower = line({}, QPen(Qt::NoPen));
    lower->setData(keys, low, true);
    QCPGraph* upper = line(tr("middle half"), QPen(Qt::NoPen));
    upper->setData(keys, high, true);
    upper->setBrush(faded(c.child, 0.16));
    upper->setChannelFillGraph(lower);
    line(tr("median"), QPen(faded(c.child, 0.75), 1.4, Qt::DashLine))->setData(keys, median, true);
    QCPGraph* top = line(tr("best"), QPen(c.child, 2.2));
    top->setData(keys, best, true);
    top->setScatterStyle(disc(c.child, 6));
    drawBaselines();
    m_mark = line({}, QPen(Qt::NoPen));
    m_mark->setLineStyle(QCPGraph::lsNone);
    m_mark->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(c.text, 2), Qt::NoBrush, 11));
    xAxis->setTicker(wholeNumbers());
    setLabels(tr("generation"), tr("fitness"));
    legend->setVisible(!m_generations.empty());
    std::vector<QPointF> places;
    for (const Herd::Generation& g : m_generations)
        for (const double value : {g.best, g.median, g.lower, g.upper})
            places.emplace_back(g.number, value);
    axisRect()->insetLayout()->setInsetAlignment(0, emptiestCorner(places));
}

// Parents and the original, each with its value. One that is so far behind that the children would be a flat line beside it is not in sight until
// somebody zooms out.
void FitnessChart::drawBaselines()
{
    if (m_generations.empty())
        return;
    const Colours& c = Colours::current();
    const auto baselines = m_herd->baselines(m_run);
    double low = m_generations.front().lower, high = m_generations.front().best;
    for (const Herd::Generation& g : m_generations) {
        low = std::min(low, g.lower);
        high = std::max(high, g.best);
    }
    for (const Herd::Baseline& one : baselines)
        high = std::max(high, one.fitness);
    const double deepest = low - std::max(kOutOfSight * (high - low), 1e-9);
    const double left = m_generations.front().number, right = std::max<double>(m_generations.back().number, left + 0.5);
    for (std::size_t i = 0; i < baselines.size() && i < kMostBaselines; ++i) {
        const bool original = baselines[i].original;
        const QPen pen(original ? c.original : i % 2 == 0 ? c.a : c.b, 1.3, original ? Qt::DotLine : Qt::DashDotLine);
        const bool near = baselines[i].fitness >= deepest;
        QCPGraph* base = line(tr("%1: %2").arg(StudbookWords::name(m_herd->members[std::size_t(baselines[i].member)]), StudbookWords::number(baselines[i].fitness, 3))
                                  + (near ? QString() : QStringLiteral(" ↓")), pen);
        if (near) {
            base->setData({left, right}, {baselines[i].fitness, baselines[i].fitness}, true);
            continue;
        }
        auto* far = new QCPItemStraightLine(this);
        far->point1->setCoords(left, baselines[i].fitness);
        far->point2->setCoords(right, baselines[i].fitness);
        far->setPen(pen);
    }
}

void FitnessChart::mark()
{
    if (!m_mark)
        return;
    const int index = m_herd->indexOf(m_current);
    const Herd::Member* member = index < 0 ? nullptr : &m_herd->members[std::size_t(index)];
    if (member && member->fitness && member->generation && member->run == m_run)
        m_mark->setData({double(*member->generation)}, {*member->fitness}, true);
    else
        m_mark->setData({}, {}, true);
}

int FitnessChart::memberAt(const QPointF& at) const
{
    for (const Herd::Generation& g : m_generations)
        if (std::hypot(xAxis->coordToPixel(g.number) - at.x(), yAxis->coordToPixel(g.best) - at.y()) < kNear)
            return g.members.front();
    return -1;
}

QString FitnessChart::csv() const
{
    QString lines = QStringLiteral("generation,judged,best_id,best,median,lower_quartile,upper_quartile\n");
    for (const Herd::Generation& g : m_generations)
        lines += QStringLiteral("%1,%2,%3,%4,%5,%6,%7\n").arg(g.number).arg(g.judged).arg(m_herd->members[std::size_t(g.members.front())].id)
                     .arg(g.best, 0, 'g', 12).arg(g.median, 0, 'g', 12).arg(g.lower, 0, 'g', 12).arg(g.upper, 0, 'g', 12);
    return lines;
}

} // namespace heterosis
