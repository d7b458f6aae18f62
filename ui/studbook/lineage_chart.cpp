// SPDX-License-Identifier: GPL-3.0-or-later
#include "studbook/lineage_chart.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>

#include "equalizer/plot_library.h"
#include "studbook/studbook_words.h"
#include "style/colours.h"

namespace heterosis {

namespace {

constexpr int kShades = 12;
constexpr std::size_t kMostLines = 600;   // more of them are one grey surface, and slow
constexpr std::size_t kFineLines = 250;   // up to here they are smoothed
constexpr qsizetype kMostRound = 700;     // dots; more of them are squares
constexpr double kMarginX = 34, kMarginTop = 26, kMarginBottom = 12;

QColor between(const QColor& from, const QColor& to, double t)
{
    const auto mix = [t](int x, int y) { return int(std::lround(x + (y - x) * t)); };
    return QColor(mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue()));
}

double radiusOf(double scaleX, double scaleY) { return std::clamp(std::min(scaleX * 0.28, scaleY * 0.40), 0.75, 7.0); }

// The columns' labels stand at least so far apart.
int labelStep(double scaleX)
{
    for (const int step : {1, 2, 5, 10, 20, 50, 100, 200, 500})
        if (step * scaleX >= 40)
            return step;
    return 1000;
}

} // namespace

LineageChart::LineageChart(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("lineageChart"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void LineageChart::setHerd(std::shared_ptr<const Herd> herd)
{
    const IndividualId before = current();
    const bool grew = m_herd && herd && herd->members.size() >= m_herd->members.size();
    m_herd = std::move(herd);
    m_columns.assign(std::size_t(m_herd ? m_herd->levels : 0), {});
    m_rows.assign(m_herd ? m_herd->members.size() : 0, 0);
    m_edges.clear();
    m_worst = m_best = 0;
    m_tallest = 1;
    m_hover = -1;
    bool any = false;
    for (std::size_t i = 0; m_herd && i < m_herd->members.size(); ++i) {
        const Herd::Member& member = m_herd->members[i];
        m_columns[std::size_t(member.level)].push_back(int(i));
        for (const int parent : member.parents)
            m_edges.emplace_back(parent, int(i));
        if (member.fitness && member.origin != "import") { // an original that is far behind would leave all children one shade
            m_worst = any ? std::min(m_worst, *member.fitness) : *member.fitness;
            m_best = any ? std::max(m_best, *member.fitness) : *member.fitness;
            any = true;
        }
    }
    for (std::vector<int>& column : m_columns) {
        std::stable_sort(column.begin(), column.end(), [this](int x, int y) { return worth(x) > worth(y); });
        m_tallest = std::max(m_tallest, int(column.size()));
        for (std::size_t row = 0; row < column.size(); ++row)
            m_rows[std::size_t(column[row])] = int(row);
    }
    m_current = m_herd && before ? m_herd->indexOf(before) : -1;
    if (!grew || !m_byHand)
        fit();
    update();
}

double LineageChart::worth(int member) const
{
    const auto& fitness = m_herd->members[std::size_t(member)].fitness;
    if (!fitness)
        return -1;
    return m_best > m_worst ? std::clamp((*fitness - m_worst) / (m_best - m_worst), 0.0, 1.0) : 1;
}

IndividualId LineageChart::current() const { return m_current < 0 || !m_herd ? 0 : m_herd->members[std::size_t(m_current)].id; }

void LineageChart::setCurrent(IndividualId id)
{
    const int member = m_herd ? m_herd->indexOf(id) : -1;
    if (member == m_current)
        return;
    m_current = member;
    update();
}

LineageChart::View LineageChart::fitted(const QSize& size) const
{
    View view;
    const double columns = std::max(1, int(m_columns.size()) - 1), rows = std::max(1, m_tallest - 1);
    view.scaleX = std::min(140.0, (size.width() - 2 * kMarginX) / columns);
    view.scaleY = std::min(24.0, (size.height() - kMarginTop - kMarginBottom - 8) / rows);
    view.x = kMarginX;
    view.y = kMarginTop + 4;
    return view;
}

void LineageChart::fit()
{
    m_view = fitted(size());
    m_byHand = false;
    update();
}

QPointF LineageChart::at(const View& view, int member) const
{
    return {view.x + m_herd->members[std::size_t(member)].level * view.scaleX, view.y + m_rows[std::size_t(member)] * view.scaleY};
}

QPointF LineageChart::toPixel(IndividualId id) const
{
    const int member = m_herd ? m_herd->indexOf(id) : -1;
    return member < 0 ? QPointF(-1, -1) : at(m_view, member);
}

int LineageChart::memberAt(const QPointF& pixel) const
{
    if (m_columns.empty())
        return -1;
    const int level = int(std::lround((pixel.x() - m_view.x) / m_view.scaleX));
    if (level < 0 || level >= int(m_columns.size()) || m_columns[std::size_t(level)].empty())
        return -1;
    const auto& column = m_columns[std::size_t(level)];
    const int row = std::clamp(int(std::lround((pixel.y() - m_view.y) / m_view.scaleY)), 0, int(column.size()) - 1);
    const QPointF away = at(m_view, column[std::size_t(row)]) - pixel;
    return std::hypot(away.x(), away.y()) <= std::max(8.0, radiusOf(m_view.scaleX, m_view.scaleY) + 3) ? column[std::size_t(row)] : -1;
}

void LineageChart::drawLines(QPainter& painter, const View& view, const QSize& size) const
{
    const QRectF seen(-view.scaleX, -20, size.width() + 2 * view.scaleX, size.height() + 40);
    QVector<QLineF> lines;
    // Evenly chosen where there are too many: an edge stands for its neighbours.
    const int firstLevel = int(std::floor(-view.x / view.scaleX)) - 1, lastLevel = int(std::ceil((size.width() - view.x) / view.scaleX)) + 1;
    const auto visible = [&](const std::pair<int, int>& edge) {
        const int from = m_herd->members[std::size_t(edge.first)].level, to = m_herd->members[std::size_t(edge.second)].level;
        if (to < firstLevel || from > lastLevel)
            return false;
        const QPointF a = at(view, edge.first), b = at(view, edge.second);
        return !(std::max(a.y(), b.y()) < seen.top() || std::min(a.y(), b.y()) > seen.bottom());
    };
    std::vector<std::size_t> all;
    all.reserve(m_edges.size());
    for (std::size_t i = 0; i < m_edges.size(); ++i)
        if (visible(m_edges[i]))
            all.push_back(i);
    const double step = std::max(1.0, double(all.size()) / double(kMostLines));
    for (double i = 0; i < double(all.size()); i += step) {
        const auto& edge = m_edges[all[std::size_t(i)]];
        lines.append(QLineF(at(view, edge.first), at(view, edge.second)));
    }
    const Colours& c = Colours::current();
    painter.setRenderHint(QPainter::Antialiasing, std::size_t(lines.size()) <= kFineLines);
    painter.setPen(QPen(between(c.panel, c.dim, std::size_t(lines.size()) <= kFineLines ? 0.42 : 0.16), 0));
    painter.drawLines(lines);
}

// The lines to parents and children of one of them, and to all ancestors, fainter.
void LineageChart::drawKin(QPainter& painter, const View& view, int member) const
{
    const Colours& c = Colours::current();
    painter.setRenderHint(QPainter::Antialiasing);
    QVector<QLineF> far, near;
    std::vector<int> wave{member};
    std::vector<bool> seen(m_herd->members.size());
    for (std::size_t i = 0; i < wave.size() && far.size() < int(kFineLines); ++i)
        for (const int parent : m_herd->members[std::size_t(wave[i])].parents) {
            (wave[i] == member ? near : far).append(QLineF(at(view, parent), at(view, wave[i])));
            if (!seen[std::size_t(parent)]) {
                seen[std::size_t(parent)] = true;
                wave.push_back(parent);
            }
        }
    painter.setPen(QPen(between(c.panel, c.a, 0.75), 1.2));
    painter.drawLines(far);
    painter.setPen(QPen(c.a, 1.8));
    painter.drawLines(near);
    near.clear();
    for (const int child : m_herd->children[std::size_t(member)])
        if (near.size() < int(kFineLines))
            near.append(QLineF(at(view, member), at(view, child)));
    painter.setPen(QPen(c.b, 1.4));
    painter.drawLines(near);
}

void LineageChart::drawDots(QPainter& painter, const View& view, const QSize& size) const
{
    const Colours& c = Colours::current();
    const double radius = radiusOf(view.scaleX, view.scaleY);
    std::array<QVector<QRectF>, kShades + 1> shades; // the last: not judged
    QVector<QRectF> founders;
    for (const auto& column : m_columns) {
        if (column.empty())
            continue;
        const double x = at(view, column.front()).x();
        if (x < -radius || x > size.width() + radius)
            continue;
        const int first = std::max(0, int(std::floor((-radius - view.y) / view.scaleY)));
        const int last = std::min(int(column.size()) - 1, int(std::ceil((size.height() + radius - view.y) / view.scaleY)));
        for (int row = first; row <= last; ++row) {
            const int member = column[std::size_t(row)];
            const QRectF box(x - radius, view.y + row * view.scaleY - radius, 2 * radius, 2 * radius);
            const double value = worth(member);
            if (m_herd->members[std::size_t(member)].origin == "import")
                founders.append(box);
            else
                shades[value < 0 ? std::size_t(kShades) : std::min(std::size_t(value * kShades), std::size_t(kShades - 1))].append(box);
        }
    }
    qsizetype count = 0;
    for (const QVector<QRectF>& boxes : shades)
        count += boxes.size();
    const bool round = radius >= 2 && count <= kMostRound;
    painter.setPen(Qt::NoPen);
    painter.setRenderHint(QPainter::Antialiasing, round);
    const auto paint = [&](const QVector<QRectF>& boxes, const QColor& colour) {
        if (!round) {
            painter.setBrush(colour);
            painter.drawRects(boxes);
            return;
        }
        painter.setBrush(colour);
        for (const QRectF& box : boxes)
            painter.drawEllipse(box);
    };
    const QColor poor = between(c.panel, c.dim, 0.55);
    for (int shade = 0; shade < kShades; ++shade)
        paint(shades[std::size_t(shade)], between(poor, c.child, double(shade) / (kShades - 1)));
    painter.setPen(round ? QPen(c.dim, 1) : QPen(Qt::NoPen));
    paint(shades[kShades], round ? c.panel : poor);
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.b);
    for (const QRectF& box : founders) { // a square: not by colour alone
        painter.drawRect(box.adjusted(radius * 0.1, radius * 0.1, -radius * 0.1, -radius * 0.1));
    }
}

// By the generation of those that were bred; a column without them by how its members came to be.
QString LineageChart::heading(int level) const
{
    if (level == 0)
        return tr("founders");
    const std::vector<int>& column = m_columns[std::size_t(level)];
    const auto bred = std::find_if(column.begin(), column.end(), [this](int i) { return m_herd->members[std::size_t(i)].generation.has_value(); });
    if (bred != column.end())
        return tr("gen %1").arg(*m_herd->members[std::size_t(*bred)].generation);
    return StudbookWords::origin(m_herd->members[std::size_t(column.front())].origin);
}

void LineageChart::drawHeads(QPainter& painter, const View& view, const QSize& size) const
{
    const Colours& c = Colours::current();
    QFont small = font();
    small.setPixelSize(11);
    painter.setFont(small);
    painter.fillRect(QRectF(0, 0, size.width(), kMarginTop - 8), c.panel);
    painter.setPen(c.dim);
    const int step = labelStep(view.scaleX);
    for (int level = 0; level < int(m_columns.size()); level += step) {
        const double x = view.x + level * view.scaleX;
        if (m_columns[std::size_t(level)].empty() || x < -20 || x > size.width() + 20)
            continue;
        painter.drawText(QRectF(x - 40, 2, 80, 16), Qt::AlignCenter, heading(level));
    }
    if (!m_herd || m_herd->members.empty())
        painter.drawText(QRectF(QPointF(), QSizeF(size)), Qt::AlignCenter, tr("Nobody is in the studbook yet"));
}

void LineageChart::draw(QPainter& painter, const View& view, const QSize& size) const
{
    const Colours& c = Colours::current();
    if (!m_columns.empty()) {
        drawLines(painter, view, size);
        for (const int member : {m_current, m_hover})
            if (member >= 0)
                drawKin(painter, view, member);
        drawDots(painter, view, size);
        painter.setBrush(Qt::NoBrush);
        painter.setRenderHint(QPainter::Antialiasing);
        const double ring = radiusOf(view.scaleX, view.scaleY) + 3.5;
        if (m_current >= 0) {
            painter.setPen(QPen(c.text, 2));
            painter.drawEllipse(at(view, m_current), ring, ring);
        }
        if (m_hover >= 0 && m_hover != m_current) {
            painter.setPen(QPen(c.dim, 1.5));
            painter.drawEllipse(at(view, m_hover), ring, ring);
        }
    }
    drawHeads(painter, view, size);
}

void LineageChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Colours::current().panel);
    draw(painter, m_view, size());
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(Colours::current().a, 1));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void LineageChart::paintOn(QCPPainter& painter, const QSize& size) { draw(painter, fitted(size), size); }

QString LineageChart::csv() const
{
    QString lines = QStringLiteral("parent,child\n");
    for (const auto& [parent, child] : m_edges)
        lines += QStringLiteral("%1,%2\n").arg(m_herd->members[std::size_t(parent)].id).arg(m_herd->members[std::size_t(child)].id);
    return lines;
}

} // namespace heterosis
