// SPDX-License-Identifier: GPL-3.0-or-later
#include "studbook/parallel_chart.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <limits>

#include "equalizer/plot_library.h"
#include "studbook/studbook_words.h"
#include "style/colours.h"

namespace heterosis {

namespace {

constexpr double kSide = 56, kTop = 24, kBottom = 20, kNear = 6;
constexpr std::size_t kMostLines = 400; // evenly chosen where there are more

double distanceTo(const QPolygonF& line, const QPointF& at)
{
    double least = std::numeric_limits<double>::infinity();
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QPointF a = line[i - 1], d = line[i] - a;
        const double along = std::clamp(QPointF::dotProduct(at - a, d) / std::max(1e-9, QPointF::dotProduct(d, d)), 0.0, 1.0);
        const QPointF away = a + along * d - at;
        least = std::min(least, std::hypot(away.x(), away.y()));
    }
    return least;
}

} // namespace

ParallelChart::ParallelChart(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("parallelChart"));
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void ParallelChart::setHerd(std::shared_ptr<const Herd> herd, std::int64_t run)
{
    m_herd = std::move(herd);
    m_run = run;
    arrange();
    update();
}

void ParallelChart::setCurrent(IndividualId id)
{
    m_current = id;
    update();
}

double ParallelChart::valueOf(int index, const Axis& axis) const
{
    const Herd::Member& member = m_herd->members[std::size_t(index)];
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    if (axis.judge == -1)
        return member.generation ? *member.generation : none;
    return axis.judge == -2 ? member.fitness.value_or(none) : member.values[std::size_t(axis.judge)];
}

void ParallelChart::arrange()
{
    m_axes.clear();
    m_shown.clear();
    m_founders.clear();
    if (!m_herd)
        return;
    std::vector<int> judged;
    for (std::size_t i = 0; i < m_herd->members.size(); ++i)
        if (m_herd->members[i].fitness) {
            if (m_herd->members[i].run == m_run && m_herd->members[i].generation)
                judged.push_back(int(i));
            else if (m_herd->members[i].origin == "import")
                m_founders.push_back(int(i));
        }
    const double step = std::max(1.0, double(judged.size()) / double(kMostLines));
    for (double i = 0; i < double(judged.size()); i += step)
        m_shown.push_back(judged[std::size_t(i)]);
    std::vector<Axis> axes{{.judge = -1}};
    for (std::size_t judge = 0; judge < m_herd->judges.size(); ++judge)
        axes.push_back({.judge = int(judge), .turned = StudbookWords::lessIsBetter(m_herd->judges[judge].judge)});
    axes.push_back({.judge = -2});
    for (Axis& axis : axes) {
        double low = std::numeric_limits<double>::infinity(), high = -low;
        for (const auto* members : {&m_shown, &m_founders})
            for (const int member : *members)
                if (const double value = valueOf(member, axis); std::isfinite(value)) {
                    low = std::min(low, value);
                    high = std::max(high, value);
                }
        if (!(low <= high))
            continue; // nobody was asked by it
        axis.low = low;
        axis.high = high > low ? high : low + 1;
        m_axes.push_back(axis);
    }
}

double ParallelChart::axisX(std::size_t axis, const QSize& size) const
{
    return m_axes.size() < 2 ? size.width() / 2.0 : kSide + (size.width() - 2 * kSide) * double(axis) / double(m_axes.size() - 1);
}

QPolygonF ParallelChart::lineOf(int member, const QSize& size) const
{
    QPolygonF line;
    for (std::size_t i = 0; i < m_axes.size(); ++i) {
        const double value = valueOf(member, m_axes[i]);
        if (!std::isfinite(value))
            continue;
        const double share = (value - m_axes[i].low) / (m_axes[i].high - m_axes[i].low);
        line << QPointF(axisX(i, size), kTop + (size.height() - kTop - kBottom) * (m_axes[i].turned ? share : 1 - share));
    }
    return line;
}

QString ParallelChart::nameOf(const Axis& axis) const
{
    return axis.judge == -1 ? tr("generation") : axis.judge == -2 ? tr("fitness") : StudbookWords::judge(*m_herd, std::size_t(axis.judge));
}

void ParallelChart::draw(QPainter& painter, const QSize& size) const
{
    const Colours& c = Colours::current();
    QFont small = font();
    small.setPixelSize(11);
    painter.setFont(small);
    painter.setPen(c.dim);
    if (m_shown.empty()) {
        painter.drawText(QRectF(QPointF(), QSizeF(size)), Qt::AlignCenter, tr("No generation has been judged yet"));
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    double last = 1;
    for (const int member : m_shown)
        last = std::max(last, double(*m_herd->members[std::size_t(member)].generation));
    for (const int member : m_shown) { // later generations are brighter
        painter.setPen(QPen(faded(c.child, 0.10 + 0.35 * *m_herd->members[std::size_t(member)].generation / last), 1));
        painter.drawPolyline(lineOf(member, size));
    }
    for (const int member : m_founders) {
        painter.setPen(QPen(c.b, 1.5, Qt::DashLine));
        painter.drawPolyline(lineOf(member, size));
    }
    if (const int current = m_herd->indexOf(m_current); current >= 0 && m_herd->members[std::size_t(current)].fitness) {
        painter.setPen(QPen(c.text, 2.2));
        painter.drawPolyline(lineOf(current, size));
    }
    for (std::size_t i = 0; i < m_axes.size(); ++i) {
        const double x = axisX(i, size);
        const Axis& axis = m_axes[i];
        painter.setPen(QPen(c.dim, 1));
        painter.drawLine(QPointF(x, kTop), QPointF(x, size.height() - kBottom));
        const double width = std::min(130.0, (size.width() - 2 * kSide) / std::max<double>(1, double(m_axes.size() - 1)));
        const QString name = painter.fontMetrics().elidedText(nameOf(axis), Qt::ElideRight, int(std::max(60.0, width)));
        const int decimals = axis.judge == -1 ? 0 : 3;
        painter.setPen(c.text);
        painter.drawText(QRectF(x - 70, size.height() - kBottom + 2, 140, 16), Qt::AlignCenter, name);
        painter.setPen(c.dim);
        painter.drawText(QRectF(x - 40, 6, 80, 14), Qt::AlignCenter, StudbookWords::number(axis.turned ? axis.low : axis.high, decimals));
    }
}

void ParallelChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Colours::current().panel);
    draw(painter, size());
}

void ParallelChart::paintOn(QCPPainter& painter, const QSize& size) { draw(painter, size); }

int ParallelChart::memberAt(const QPointF& at) const
{
    int nearest = -1;
    double least = kNear;
    for (const auto* members : {&m_founders, &m_shown})
        for (const int member : *members)
            if (const double away = distanceTo(lineOf(member, size()), at); away < least) {
                least = away;
                nearest = member;
            }
    return nearest;
}

bool ParallelChart::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || !m_herd)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const int member = memberAt(help->pos()); member >= 0)
        QToolTip::showText(help->globalPos(), StudbookWords::describe(*m_herd, member), this);
    else
        QToolTip::hideText();
    return true;
}

void ParallelChart::mousePressEvent(QMouseEvent* event)
{
    if (const int member = m_herd ? memberAt(event->position()) : -1; member >= 0)
        Q_EMIT pointed(m_herd->members[std::size_t(member)].id);
}

void ParallelChart::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const int member = m_herd ? memberAt(event->position()) : -1; member >= 0)
        Q_EMIT opened(m_herd->members[std::size_t(member)].id);
}

void ParallelChart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        update();
    QWidget::changeEvent(event);
}

QString ParallelChart::csv() const
{
    QString lines = QStringLiteral("id,generation,fitness");
    for (std::size_t judge = 0; m_herd && judge < m_herd->judges.size(); ++judge)
        lines += QStringLiteral(",%1").arg(QString::fromStdString(m_herd->judges[judge].judge));
    lines += QLatin1Char('\n');
    for (std::size_t i = 0; m_herd && i < m_herd->members.size(); ++i) {
        const Herd::Member& member = m_herd->members[i];
        if (member.run != m_run && member.origin != "import")
            continue;
        lines += QStringLiteral("%1,%2,%3").arg(member.id).arg(member.generation ? QString::number(*member.generation) : QString())
                     .arg(member.fitness ? QString::number(*member.fitness, 'g', 12) : QString());
        for (const double value : member.values)
            lines += QLatin1Char(',') + (std::isfinite(value) ? QString::number(value, 'g', 12) : QString());
        lines += QLatin1Char('\n');
    }
    return lines;
}

} // namespace heterosis
