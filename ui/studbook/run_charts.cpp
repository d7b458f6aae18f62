// SPDX-License-Identifier: GPL-3.0-or-later
#include "studbook/run_charts.h"

#include <QHelpEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

#include "studbook/studbook_words.h"
#include "style/colours.h"

namespace heterosis {

namespace {

constexpr double kClick = 4; // pixels; further than this, a press was a drag

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
