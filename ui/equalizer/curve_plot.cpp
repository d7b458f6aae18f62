// SPDX-License-Identifier: GPL-3.0-or-later
#include "equalizer/curve_plot.h"

#include <QAccessible>

#include <algorithm>
#include <cmath>

#include "equalizer/gene_words.h"
#include "style/colours.h"

namespace heterosis {

// Handles and label as one thing on a layer of their own: moving the mouse over them draws nothing else again.
class HandleLayer : public QCPLayerable {
public:
    explicit HandleLayer(CurvePlot* plot)
        : QCPLayerable(plot, QStringLiteral("handles"))
        , m_plot(plot)
    {
    }

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(true); }
    void draw(QCPPainter* painter) override { m_plot->drawHandles(painter); }

private:
    CurvePlot* m_plot;
};

namespace {

constexpr int kSamplesPerLayer = 6;
constexpr double kMargin = 0.07; // of the range, above and below

bool contains(const std::vector<Region>& regions, Region region)
{
    return std::find(regions.begin(), regions.end(), region) != regions.end();
}

void tint(QCPAxis* axis, const Colours& colours)
{
    axis->setBasePen(Qt::NoPen);
    axis->setTickPen(Qt::NoPen);
    axis->setSubTickPen(Qt::NoPen);
    axis->setTickLabelColor(colours.dim);
    axis->setTickLabelPadding(4);
    axis->grid()->setPen(QPen(faded(colours.line, 0.8), 1));
    axis->grid()->setZeroLinePen(Qt::NoPen);
}

} // namespace

CurvePlot::CurvePlot(EqualizerModel* model, QWidget* parent)
    : QCustomPlot(parent)
    , m_model(model)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setNoAntialiasingOnDrag(false);
    addLayer(QStringLiteral("curves"), layer(QStringLiteral("main")), QCustomPlot::limAbove);
    m_curveLayer = layer(QStringLiteral("curves"));
    m_curveLayer->setMode(QCPLayer::lmBuffered);
    addLayer(QStringLiteral("handles"), m_curveLayer, QCustomPlot::limAbove);
    m_handleLayer = layer(QStringLiteral("handles"));
    m_handleLayer->setMode(QCPLayer::lmBuffered);
    m_bars = new QCPBars(xAxis, yAxis);
    m_bars->setLayer(QStringLiteral("background"));
    m_offsets = addGraph();
    m_offsets->setLayer(m_curveLayer);
    m_offsets->setLineStyle(QCPGraph::lsNone);
    new HandleLayer(this); // the plot owns it
    axisRect()->setAutoMargins(QCP::msNone);
    axisRect()->setMargins(QMargins(46, 4, 12, 20));
    m_update.setSingleShot(true);
    m_update.setInterval(8);
    m_update.callOnTimeout([this] { updateCurves(); });
    m_spectrumUpdate.setSingleShot(true);
    m_spectrumUpdate.setInterval(60); // distances arrive gene by gene
    m_spectrumUpdate.callOnTimeout([this] { updateSpectrum(); });
    connect(model, &EqualizerModel::familyChanged, this, [this] {
        m_beyond = false;
        m_beyondByItself = true;
        build();
        Q_EMIT beyondChanged(false);
    });
    connect(model, &EqualizerModel::genomeChanged, this, &CurvePlot::scheduleUpdate);
    connect(model->undoStack(), &QUndoStack::indexChanged, this, &CurvePlot::scheduleUpdate); // a gesture has ended
    connect(model, &EqualizerModel::distancesChanged, this, [this] {
        if (!m_spectrumUpdate.isActive())
            m_spectrumUpdate.start();
    });
    build();
}

Curves CurvePlot::curves() const
{
    Curves all;
    for (const Region region : m_model->mapRows())
        all.emplace(region, m_model->curve(region));
    return all;
}

void CurvePlot::build()
{
    const Colours& colours = Colours::current();
    m_drag.reset();
    m_current.reset();
    m_hover = -1;
    setBackground(Qt::NoBrush);
    setBackground(QBrush(colours.panel));
    for (QCPAxis* axis : {xAxis, yAxis})
        tint(axis, colours);
    xAxis->grid()->setVisible(false);
    m_bars->setPen(Qt::NoPen);
    m_bars->setBrush(faded(colours.dim, colours.dark ? 0.20 : 0.26));
    m_bars->setWidth(0.82);
    updateAxes();
    updateSpectrum();
    updateCurves();
    replot(QCustomPlot::rpQueuedReplot);
}

void CurvePlot::setScope(const std::vector<Region>& regions)
{
    if (regions == m_scope)
        return;
    m_scope = regions;
    m_current.reset();
    updateSpectrum();
    updateCurves();
    Q_EMIT scopeChanged();
}

void CurvePlot::setSpectrum(Spectrum spectrum)
{
    m_spectrum = spectrum;
    updateSpectrum();
}

bool CurvePlot::beyondNeeded() const
{
    const Axis& axis = m_model->axes().x;
    const auto outside = [&](double value) { return value < axis.low - kMargin || value > axis.high + kMargin; };
    for (const auto& [region, curve] : curves()) {
        if (curve.nodes.empty() && !outside(curve.baseline))
            continue;
        for (double layer = -1; layer <= m_model->layers(); layer += 0.5)
            if (outside(curve.at(layer)))
                return true;
    }
    const auto far = [&](GeneId gene) { return contains(m_scope, gene.region) && outside(m_model->point(gene).x); };
    return std::any_of(m_handles.begin(), m_handles.end(), [&](const CurveHandle& handle) { return outside(handle.node.value); })
        || std::any_of(m_model->genes().begin(), m_model->genes().end(), far);
}

void CurvePlot::setBeyond(bool on)
{
    if (on == m_beyond)
        return;
    m_beyond = on;
    m_beyondByItself = m_beyondByItself && on;
    updateAxes();
    updateSpectrum();
    replot(QCustomPlot::rpQueuedReplot);
    Q_EMIT beyondChanged(on);
}

void CurvePlot::updateAxes()
{
    const Axis& axis = m_model->axes().x;
    const double low = m_beyond ? axis.softLow : axis.low, high = m_beyond ? axis.softHigh : axis.high;
    const double margin = kMargin * (high - low);
    yAxis->setRange(low - margin, high + margin);
    xAxis->setRange(-1.6, std::max(1, m_model->layers()) + 0.6);
    QFont small = font();
    small.setPixelSize(10);
    for (QCPAxis* a : {xAxis, yAxis})
        a->setTickLabelFont(small);

    auto rows = QSharedPointer<QCPAxisTickerText>::create();
    const bool ratio = axis.kind == Axis::Kind::Ratio;
    rows->addTick(axis.low, ratio ? tr("A 0.0") : GeneWords::value(axis.low, 1));
    rows->addTick(axis.neutral, ratio ? tr("even") : GeneWords::value(axis.neutral, 1));
    rows->addTick(axis.high, ratio ? tr("B 1.0") : GeneWords::value(axis.high, 1));
    if (low < axis.low)
        rows->addTick(low, GeneWords::value(low, 1));
    if (high > axis.high)
        rows->addTick(high, GeneWords::value(high, 1));
    yAxis->setTicker(rows);

    auto columns = QSharedPointer<QCPAxisTickerText>::create();
    const int layers = m_model->layers();
    if (layers > 0) {
        const double pixels = std::max(1.0, axisRect()->width() / (layers + 2.2));
        int step = 1;
        for (const int next : {2, 5, 10, 20, 50})
            if (step * pixels < 34)
                step = next;
        columns->addTick(-1, tr("embed"));
        columns->addTick(layers, tr("head"));
        for (int layer = 0; layer < layers; layer += step)
            if ((layer + 1) * pixels > 32 && (layers - layer) * pixels > 28)
                columns->addTick(layer, layer == 0 || pixels * step > 60 ? GeneWords::layer(*m_model, layer) : GeneWords::layerName(*m_model, layer));
    }
    xAxis->setTicker(columns);
    axisRect()->setBackground(QBrush());
}

void CurvePlot::updateSpectrum()
{
    const double bottom = yAxis->range().lower, height = 0.74 * yAxis->range().size();
    std::map<double, std::pair<double, int>> sums; // position: heat, genes
    for (const GeneId gene : m_model->genes()) {
        const auto heat = m_model->heat(gene);
        if (!heat || m_spectrum == Spectrum::None || (m_spectrum == Spectrum::Scope && !contains(m_scope, gene.region)))
            continue;
        auto& [sum, count] = sums[m_model->positionOf(gene)];
        sum += *heat;
        ++count;
    }
    QVector<double> keys, values;
    for (const auto& [position, sum] : sums) {
        keys << position;
        values << height * sum.first / sum.second;
    }
    m_bars->setBaseValue(bottom);
    m_bars->setData(keys, values, true);
    replot(QCustomPlot::rpQueuedReplot);
}

void CurvePlot::scheduleUpdate()
{
    if (!m_update.isActive())
        m_update.start();
}

void CurvePlot::updateCurves()
{
    m_update.stop();
    const Colours& colours = Colours::current();
    const Curves all = curves();
    m_handles = handlesOf(all, m_scope);
    std::vector<CurveLine> lines = linesOf(all);
    const auto active = [this](const CurveLine& line) {
        return std::any_of(line.regions.begin(), line.regions.end(), [this](Region r) { return contains(m_scope, r); });
    };
    std::erase_if(lines, [&](const CurveLine& line) { return line.group == 3 && line.curve.nodes.empty() && !active(line); });
    std::stable_sort(lines.begin(), lines.end(), [&](const CurveLine& a, const CurveLine& b) { return active(a) < active(b); });
    while (m_lines.size() < lines.size()) {
        m_lines.push_back(addGraph());
        m_lines.back()->setLayer(m_curveLayer);
        m_lines.back()->setAdaptiveSampling(false);
    }
    const int samples = (m_model->layers() + 1) * kSamplesPerLayer;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        QVector<double> keys, values;
        for (int s = 0; i < lines.size() && s <= samples; ++s) {
            keys << -1 + double(s) / kSamplesPerLayer;
            values << lines[i].curve.at(keys.back());
        }
        m_lines[i]->setData(keys, values, true);
        if (i < lines.size()) {
            const QColor colour = colours.ofRegionGroup(lines[i].group);
            m_lines[i]->setPen(active(lines[i]) ? QPen(colour, 2.4) : QPen(faded(colour, 0.75), 1.4));
        }
    }
    QVector<double> keys, values;
    for (const GeneId gene : m_model->genes())
        if (contains(m_scope, gene.region) && !m_model->followsCurve(gene)) {
            keys << m_model->positionOf(gene);
            values << m_model->point(gene).x;
        }
    m_offsets->setData(keys, values, true);
    const QColor dots = colours.ofRegionGroup(m_scope.empty() ? 0 : groupOf(m_scope.front()));
    m_offsets->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, faded(dots, 0.9), 4));
    if (!m_model->inGesture() && !m_beyond && m_beyondByItself && beyondNeeded()) { // never under a hand that drags
        setBeyond(true);
    } else {
        m_curveLayer->replot();
        m_handleLayer->replot();
    }
    if (m_hover >= int(m_handles.size()))
        m_hover = -1;
    Q_EMIT currentChanged();
    announce();
}

const CurveHandle* CurvePlot::current() const
{
    if (!m_current)
        return nullptr;
    const auto found = std::find_if(m_handles.begin(), m_handles.end(), [this](const CurveHandle& h) { return h.inScope && h.node == *m_current; });
    return found == m_handles.end() ? nullptr : &*found;
}

QPointF CurvePlot::toPixel(double layer, double value) const
{
    return {xAxis->coordToPixel(layer), yAxis->coordToPixel(value)};
}

QString CurvePlot::describe(const CurveHandle& handle) const
{
    std::vector<Region> ofGroup;
    for (const Region region : m_model->mapRows())
        if (groupOf(region) == handle.group)
            ofGroup.push_back(region);
    const bool whole = handle.refs.size() == ofGroup.size() && ofGroup.size() > 1;
    QStringList regions;
    for (const auto& [region, index] : handle.refs)
        regions << GeneWords::region(region);
    return tr("%1 · %2 · %3 %4 · width %5")
        .arg(whole ? GeneWords::group(handle.group) : regions.join(QStringLiteral("+")), GeneWords::layer(*m_model, handle.node.layer),
             GeneWords::axis(m_model->axes().x.kind), GeneWords::value(handle.node.value), GeneWords::value(handle.node.width, 1));
}

void CurvePlot::resizeEvent(QResizeEvent* event)
{
    if (bufferDevicePixelRatio() != devicePixelRatioF())
        setBufferDevicePixelRatio(devicePixelRatioF());
    QCustomPlot::resizeEvent(event);
    updateAxes();
    replot(QCustomPlot::rpQueuedReplot);
}

void CurvePlot::showEvent(QShowEvent* event)
{
    if (bufferDevicePixelRatio() != devicePixelRatioF()) { // the screen is only known now
        setBufferDevicePixelRatio(devicePixelRatioF());
        replot(QCustomPlot::rpQueuedReplot);
    }
    QCustomPlot::showEvent(event);
}

void CurvePlot::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        build();
    QCustomPlot::changeEvent(event);
}

void CurvePlot::announce()
{
    setAccessibleName(tr("Curves over the layers"));
    QString text = tr("No node chosen");
    if (const CurveHandle* handle = current()) {
        const auto inScope = std::count_if(m_handles.begin(), m_handles.end(), [](const CurveHandle& h) { return h.inScope; });
        text = tr("Node %1 of %2: %3").arg(handle - m_handles.data() + 1).arg(inScope).arg(describe(*handle));
    }
    if (text == accessibleDescription())
        return;
    setAccessibleDescription(text);
    QAccessibleEvent change(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&change);
}

} // namespace heterosis
