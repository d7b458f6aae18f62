// SPDX-License-Identifier: GPL-3.0-or-later
#include "studbook/run_charts.h"

#include <QHelpEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <limits>

#include "studbook/studbook_words.h"
#include "style/colours.h"

namespace heterosis {

namespace {

constexpr double kNear = 12;     // pixels
constexpr double kClick = 4;     // further than this, a press was a drag
constexpr double kOutOfSight = 1; // times the height of the children's band
constexpr std::size_t kMostBaselines = 9;
constexpr int kLegendRows = 3;   // of the fitness chart, which is low and wide

QColor faded(QColor colour, double alpha)
{
    colour.setAlphaF(float(alpha));
    return colour;
}

// Whole numbers only, and few enough to be read.
QSharedPointer<QCPAxisTicker> wholeNumbers()
{
    auto ticker = QSharedPointer<QCPAxisTickerFixed>::create();
    ticker->setTickStep(1);
    ticker->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
    return ticker;
}

// Where the fewest dots lie, for the legend: it takes about half of the width and of the height.
Qt::Alignment emptiestCorner(const std::vector<QPointF>& dots)
{
    QRectF all;
    for (const QPointF& dot : dots)
        all |= QRectF(dot, QSizeF(1e-9, 1e-9));
    const QPointF middle = all.center();
    Qt::Alignment best = Qt::AlignRight | Qt::AlignBottom;
    std::ptrdiff_t fewest = std::numeric_limits<std::ptrdiff_t>::max();
    for (const Qt::AlignmentFlag side : {Qt::AlignRight, Qt::AlignLeft})
        for (const Qt::AlignmentFlag end : {Qt::AlignBottom, Qt::AlignTop}) {
            const auto count = std::count_if(dots.begin(), dots.end(), [&](const QPointF& dot) {
                return (dot.x() > middle.x()) == (side == Qt::AlignRight) && (dot.y() > middle.y()) == (end == Qt::AlignTop);
            });
            if (count < fewest) {
                fewest = count;
                best = Qt::Alignment(side) | end;
            }
        }
    return best;
}

QCPScatterStyle disc(const QColor& colour, double size) { return QCPScatterStyle(QCPScatterStyle::ssDisc, colour, size); }

} // namespace

void RunPlot::setHerd(std::shared_ptr<const Herd> herd, std::int64_t run)
{
    m_herd = std::move(herd);
    m_run = run;
    build();
}

void RunPlot::build()
{
    clearPlottables();
    clearItems();
    stylePlot(*this);
    legend->setVisible(false);
    if (m_herd)
        fill();
    showAll();
    mark();
    bool any = false; // axes without anything on them would say numbers that mean nothing
    for (int i = 0; i < plottableCount() && !any; ++i)
        plottable(i)->getKeyRange(any);
    axisRect()->setVisible(any);
    replot(QCustomPlot::rpQueuedReplot);
}

void RunPlot::setCurrent(IndividualId id)
{
    if (id == m_current)
        return;
    m_current = id;
    if (m_herd)
        mark();
    replot(QCustomPlot::rpQueuedReplot);
}

bool RunPlot::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || !m_herd)
        return ZoomPlot::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int member = memberAt(help->pos());
    QToolTip::showText(help->globalPos(), member >= 0 ? StudbookWords::describe(*m_herd, member) : toolTip(), this);
    return true;
}

void RunPlot::changeEvent(QEvent* event)
{
    ZoomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        build();
}

void RunPlot::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->position();
    ZoomPlot::mousePressEvent(event);
}

void RunPlot::mouseReleaseEvent(QMouseEvent* event)
{
    ZoomPlot::mouseReleaseEvent(event);
    if (!m_herd || (event->position() - m_pressed).manhattanLength() > kClick)
        return;
    if (const int member = memberAt(event->position()); member >= 0)
        Q_EMIT pointed(m_herd->members[std::size_t(member)].id);
}

void RunPlot::mouseDoubleClickEvent(QMouseEvent* event)
{
    const int member = m_herd ? memberAt(event->position()) : -1;
    if (member >= 0) {
        Q_EMIT opened(m_herd->members[std::size_t(member)].id);
        return;
    }
    ZoomPlot::mouseDoubleClickEvent(event);
}

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
    legend->setFillOrder(QCPLayoutGrid::foRowsFirst);
    legend->setWrap(kLegendRows);
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

void FrontChart::setJudges(std::size_t x, std::size_t y)
{
    if (x == m_x && y == m_y)
        return;
    m_x = x;
    m_y = y;
    setHerd(m_herd, m_run);
}

void FrontChart::fill()
{
    m_shown.clear();
    m_front.clear();
    m_mark = nullptr;
    setLabels({}, {});
    if (m_x >= m_herd->judges.size() || m_y >= m_herd->judges.size())
        return;
    const Colours& c = Colours::current();
    std::vector<int> run, founders;
    const auto value = [this](int i, std::size_t judge) { return m_herd->members[std::size_t(i)].values[judge]; };
    const auto judged = [&](int i) { return std::isfinite(value(i, m_x)) && std::isfinite(value(i, m_y)); };
    for (std::size_t i = 0; i < m_herd->members.size(); ++i)
        if (judged(int(i)) && m_herd->members[i].run == m_run)
            run.push_back(int(i));
    for (const int i : m_herd->founders())
        if (judged(i))
            founders.push_back(i);
    m_front = m_herd->front(run, m_x, m_y, StudbookWords::lessIsBetter(m_herd->judges[m_x].judge), StudbookWords::lessIsBetter(m_herd->judges[m_y].judge));
    const auto dots = [&](const QString& name, const std::vector<int>& members, const QPen& pen, const QCPScatterStyle& style) {
        QVector<double> xs, ys;
        for (const int i : members) {
            xs << value(i, m_x);
            ys << value(i, m_y);
        }
        auto* made = new QCPCurve(xAxis, yAxis);
        made->setName(name);
        made->setPen(pen);
        made->setLineStyle(pen.style() == Qt::NoPen ? QCPCurve::lsNone : QCPCurve::lsLine);
        made->setScatterStyle(style);
        made->setData(xs, ys);
    };
    dots(tr("children"), run, QPen(Qt::NoPen), disc(faded(c.dim, 0.6), 5));
    dots(tr("nobody beats them in both"), m_front, QPen(c.child, 1.6), disc(c.child, 7));
    dots(tr("parents and original"), founders, QPen(Qt::NoPen), QCPScatterStyle(QCPScatterStyle::ssDiamond, QPen(c.b, 1.6), QBrush(c.panel), 10));
    m_shown = run;
    m_shown.insert(m_shown.end(), founders.begin(), founders.end());
    m_mark = addGraph();
    m_mark->removeFromLegend();
    m_mark->setLineStyle(QCPGraph::lsNone);
    m_mark->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(c.text, 2), Qt::NoBrush, 11));
    const auto arrow = [this](std::size_t judge) {
        const bool less = StudbookWords::lessIsBetter(m_herd->judges[judge].judge);
        return less ? tr("%1 (less is better)").arg(StudbookWords::judge(*m_herd, judge)) : tr("%1 (more is better)").arg(StudbookWords::judge(*m_herd, judge));
    };
    setLabels(arrow(m_x), arrow(m_y));
    legend->setVisible(!m_shown.empty());
    std::vector<QPointF> places;
    for (const int i : m_shown)
        places.emplace_back(value(i, m_x), value(i, m_y));
    axisRect()->insetLayout()->setInsetAlignment(0, emptiestCorner(places));
}

void FrontChart::mark()
{
    if (!m_mark)
        return;
    const int index = m_herd->indexOf(m_current);
    if (std::find(m_shown.begin(), m_shown.end(), index) != m_shown.end()) {
        const auto& values = m_herd->members[std::size_t(index)].values;
        m_mark->setData({values[m_x]}, {values[m_y]}, true);
    } else {
        m_mark->setData({}, {}, true);
    }
}

int FrontChart::memberAt(const QPointF& at) const
{
    int nearest = -1;
    double least = kNear;
    for (const int i : m_shown) {
        const auto& values = m_herd->members[std::size_t(i)].values;
        const double away = std::hypot(xAxis->coordToPixel(values[m_x]) - at.x(), yAxis->coordToPixel(values[m_y]) - at.y());
        if (away < least) {
            least = away;
            nearest = i;
        }
    }
    return nearest;
}

QString FrontChart::csv() const
{
    if (m_shown.empty())
        return {};
    QString lines = QStringLiteral("id,%1,%2,front\n").arg(QString::fromStdString(m_herd->judges[m_x].judge), QString::fromStdString(m_herd->judges[m_y].judge));
    for (const int i : m_shown) {
        const Herd::Member& member = m_herd->members[std::size_t(i)];
        const bool front = std::find(m_front.begin(), m_front.end(), i) != m_front.end();
        lines += QStringLiteral("%1,%2,%3,%4\n").arg(member.id).arg(member.values[m_x], 0, 'g', 12).arg(member.values[m_y], 0, 'g', 12).arg(int(front));
    }
    return lines;
}

void DiversityChart::setDiversity(const std::map<int, double>& diversity)
{
    m_diversity = diversity;
    setHerd(m_herd, m_run);
}

void DiversityChart::fill()
{
    QVector<double> keys{}, values{};
    for (const auto& [generation, value] : m_diversity) {
        keys << generation;
        values << value;
    }
    QCPGraph* line = addGraph();
    line->setPen(QPen(Colours::current().a, 2));
    line->setScatterStyle(disc(Colours::current().a, 6));
    line->setData(keys, values, true);
    if (!keys.isEmpty()) { // the axis begins at 0: all alike
        QCPGraph* floor = addGraph();
        floor->setPen(Qt::NoPen);
        floor->setData({keys.first()}, {0.0}, true);
    }
    xAxis->setTicker(wholeNumbers());
    setLabels(tr("generation"), tr("mean distance of two genomes"));
}

QString DiversityChart::csv() const
{
    QString lines = QStringLiteral("generation,diversity\n");
    for (const auto& [generation, value] : m_diversity)
        lines += QStringLiteral("%1,%2\n").arg(generation).arg(value, 0, 'g', 12);
    return lines;
}

} // namespace heterosis
