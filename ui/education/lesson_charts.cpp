// SPDX-License-Identifier: GPL-3.0-or-later
#include "education/lesson_charts.h"

#include <QEvent>

#include <algorithm>
#include <cmath>

#include "education/education_words.h"
#include "equalizer/gene_words.h"
#include "studbook/studbook_words.h"
#include "style/colours.h"

namespace heterosis {

namespace {

constexpr int kBins = 40;

QString number(double value) { return QString::number(value, 'g', 12); }

} // namespace

void LengthChart::setLengths(std::vector<std::uint32_t> lengths, std::int64_t context)
{
    m_lengths = std::move(lengths);
    std::sort(m_lengths.begin(), m_lengths.end());
    m_context = context;
    build();
}

// Up to a little behind the longest row or the 99th hundredth's double, so that one giant does not press all others together.
std::vector<LengthChart::Bin> LengthChart::bins() const
{
    if (m_lengths.empty())
        return {};
    const double most = std::min<double>(m_lengths.back(), 2.0 * m_lengths[m_lengths.size() * 99 / 100] + 1);
    const double width = std::max(1.0, std::ceil((most + 1) / kBins));
    std::vector<Bin> all(std::size_t(most / width) + 1);
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].from = double(i) * width;
    for (const std::uint32_t length : m_lengths)
        ++all[std::min(all.size() - 1, std::size_t(double(length) / width))].count;
    return all;
}

void LengthChart::build()
{
    clearPlottables();
    clearItems();
    stylePlot(*this);
    const Colours& c = Colours::current();
    const std::vector<Bin> all = bins();
    const double width = all.size() > 1 ? all[1].from - all[0].from : 1;
    auto* bars = new QCPBars(xAxis, yAxis);
    bars->setWidth(width * 0.92);
    bars->setPen(Qt::NoPen);
    bars->setBrush(faded(c.a, 0.8));
    for (const Bin& bin : all)
        bars->addData(bin.from + width / 2, bin.count);
    setLabels(tr("tokens of a row"), tr("rows"));
    yAxis->setTicker(wholeNumbers());
    showAll();
    const double right = all.empty() ? 1 : all.back().from + width;
    xAxis->setRange(0, right * 1.04);
    yAxis->setRangeLower(0);
    if (m_context > 0 && double(m_context) < right * 1.04) {
        auto* line = new QCPItemStraightLine(this);
        line->point1->setCoords(double(m_context), 0);
        line->point2->setCoords(double(m_context), 1);
        line->setPen(QPen(c.warning, 1.5, Qt::DashLine));
    }
    replot(QCustomPlot::rpQueuedReplot);
}

void LengthChart::changeEvent(QEvent* event)
{
    ZoomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        build();
}

QString LengthChart::csv() const
{
    QString lines = QStringLiteral("from_tokens,rows\n");
    for (const Bin& bin : bins())
        lines += QStringLiteral("%1,%2\n").arg(bin.from, 0, 'f', 0).arg(bin.count, 0, 'f', 0);
    return lines;
}

StepChart::StepChart(QWidget* parent) : ZoomPlot(parent) { build(); }

void StepChart::setSeries(std::vector<std::pair<QString, Look>> series)
{
    m_series = std::move(series);
    m_points.resize(m_series.size());
    build();
}

void StepChart::clear()
{
    for (auto& points : m_points)
        points.clear();
    build();
}

void StepChart::add(std::size_t series, double step, double value)
{
    m_points[series].emplace_back(step, value);
    graph(int(series))->addData(step, value);
    follow();
}

void StepChart::follow()
{
    if (isAllShown())
        showAll();
    replot(QCustomPlot::rpQueuedReplot);
}

void StepChart::build()
{
    const bool whole = isAllShown();
    clearGraphs();
    stylePlot(*this);
    const Colours& c = Colours::current();
    for (std::size_t i = 0; i < m_series.size(); ++i) {
        const auto& [name, look] = m_series[i];
        QCPGraph* made = addGraph();
        made->setName(name);
        const QColor colour = look == Look::Dots ? c.b : c.child;
        made->setPen(look == Look::Faint ? QPen(faded(colour, 0.35), 1) : QPen(colour, 2));
        if (look == Look::Dots)
            made->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDiamond, colour, colour, 8));
        for (const auto& [step, value] : m_points[i])
            made->addData(step, value);
    }
    legend->setVisible(m_series.size() > 1);
    axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignRight | Qt::AlignTop);
    xAxis->setTicker(wholeNumbers());
    setLabels(tr("step"), m_label);
    if (whole)
        showAll();
    replot(QCustomPlot::rpQueuedReplot);
}

void StepChart::changeEvent(QEvent* event)
{
    ZoomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        build();
}

QString StepChart::csv() const
{
    QString lines = QStringLiteral("series,step,value\n");
    for (std::size_t i = 0; i < m_series.size(); ++i)
        for (const auto& [step, value] : m_points[i])
            lines += QStringLiteral("%1,%2,%3\n").arg(m_series[i].first, number(step), number(value));
    return lines;
}

void ChangeChart::setChanges(const Json& genes)
{
    std::vector<GeneId> ids;
    m_relative.clear();
    m_most = 0;
    for (const Json& one : genes)
        if (const auto id = GeneId::parse(one.at("gene").get<std::string>())) {
            ids.push_back(*id);
            m_relative.push_back(one.at("relative").is_number() ? one["relative"].get<double>() : 0);
            m_most = std::max(m_most, m_relative.back());
        }
    setGenes(std::move(ids));
}

QString ChangeChart::nothing() const { return tr("No comparison by gene: the child was taught from a child that lies on no disk"); }

QColor ChangeChart::colourOf(std::size_t gene) const
{
    const Colours& c = Colours::current();
    const double share = m_most > 0 ? std::sqrt(m_relative[gene] / m_most) : 0; // small changes are seen too
    const auto mix = [share](int from, int to) { return int(std::lround(from + (to - from) * share)); };
    return QColor(mix(c.raised.red(), c.child.red()), mix(c.raised.green(), c.child.green()), mix(c.raised.blue(), c.child.blue()));
}

QString ChangeChart::figureOf(std::size_t gene) const { return QString::number(m_relative[gene] * 100, 'f', m_relative[gene] < 0.0995 ? 1 : 0); }

QString ChangeChart::describe(std::size_t gene) const
{
    return tr("%1\nchanged by %2 % of its own length").arg(GeneWords::gene(genes()[gene])).arg(m_relative[gene] * 100, 0, 'g', 3);
}

QString ChangeChart::csv() const
{
    QString lines = QStringLiteral("gene,relative\n");
    for (std::size_t gene = 0; gene < m_relative.size(); ++gene)
        lines += QStringLiteral("%1,%2\n").arg(QString::fromStdString(genes()[gene].text()), number(m_relative[gene]));
    return lines;
}

DifferenceChart::DifferenceChart(QWidget* parent) : ZoomPlot(parent) { build(); }

void DifferenceChart::setDifferences(const Json& differences)
{
    m_differences = differences;
    build();
}

void DifferenceChart::build()
{
    clearPlottables();
    clearItems();
    stylePlot(*this);
    const Colours& c = Colours::current();
    auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    double reach = 1e-6;
    const int rows = int(m_differences.size());
    for (int i = 0; i < rows; ++i) {
        const Json& one = m_differences[std::size_t(i)];
        const double y = rows - i;
        ticker->addTick(y, EducationWords::part(one.at("judge").get<std::string>()));
        if (!one["value"].is_number() || !one["interval"][0].is_number() || !one["interval"][1].is_number())
            continue;
        const double value = one["value"].get<double>(), low = one["interval"][0].get<double>(), high = one["interval"][1].get<double>();
        reach = std::max({reach, std::abs(low), std::abs(high)});
        const bool clear = low > 0 || high < 0;
        auto* span = addGraph();
        span->setPen(QPen(clear ? c.child : c.dim, 3));
        span->setData({low, high}, {y, y}, false);
        auto* dot = addGraph();
        dot->setLineStyle(QCPGraph::lsNone);
        dot->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, clear ? c.child : c.dim, 11));
        dot->setData({value}, {y}, true);
    }
    auto* zero = new QCPItemStraightLine(this);
    zero->point1->setCoords(0, 0);
    zero->point2->setCoords(0, 1);
    zero->setPen(QPen(c.dim, 1, Qt::DashLine));
    yAxis->setTicker(ticker);
    setLabels(tr("after less before, with the 95 % interval"), {});
    xAxis->setRange(-1.15 * reach, 1.15 * reach);
    yAxis->setRange(0.4, rows + 0.6);
    replot(QCustomPlot::rpQueuedReplot);
}

void DifferenceChart::changeEvent(QEvent* event)
{
    ZoomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        build();
}

QString DifferenceChart::csv() const
{
    QString lines = QStringLiteral("data,difference,low,high\n");
    for (const Json& one : m_differences)
        lines += QStringLiteral("%1,%2,%3,%4\n").arg(QString::fromStdString(one["judge"].get<std::string>()), QString::fromStdString(one["value"].dump()),
                                                     QString::fromStdString(one["interval"][0].dump()), QString::fromStdString(one["interval"][1].dump()));
    return lines;
}

} // namespace heterosis
