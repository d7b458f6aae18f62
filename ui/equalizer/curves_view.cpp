// SPDX-License-Identifier: GPL-3.0-or-later
#include "equalizer/curves_view.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

#include "equalizer/curve_plot.h"
#include "equalizer/gene_words.h"
#include "equalizer/value_spin.h"
#include "style/colours.h"

namespace heterosis {
namespace {

constexpr int kRegionChoice = 100; // choices below are groups

QIcon dot(const QColor& colour, double ratio)
{
    QPixmap pixmap(QSize(10, 10) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(QRectF(1, 1, 8, 8));
    return pixmap;
}

} // namespace

CurvesView::CurvesView(EqualizerModel* model, QWidget* parent)
    : QFrame(parent)
    , m_model(model)
    , m_plot(new CurvePlot(model))
{
    setProperty("role", QStringLiteral("panel"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 6, 8, 6);
    layout->setSpacing(2);
    layout->addLayout(buildHeader());
    layout->addWidget(m_plot, 1);
    layout->addLayout(buildFooter());

    connect(model, &EqualizerModel::familyChanged, this, &CurvesView::fillChoices);
    connect(m_plot, &CurvePlot::scopeChanged, this, &CurvesView::showScope);
    connect(m_plot, &CurvePlot::currentChanged, this, &CurvesView::showNode);
    connect(m_plot, &CurvePlot::editRequested, this, [this] {
        m_value->setFocus(Qt::OtherFocusReason);
        m_value->selectAll();
    });
    retranslate();
    fillChoices();
}

QHBoxLayout* CurvesView::buildHeader()
{
    m_title = new QLabel;
    m_title->setProperty("role", QStringLiteral("title"));
    m_spectrum = new QComboBox;
    m_regions = new QComboBox;
    m_beyond = new QToolButton;
    m_beyond->setCheckable(true);
    m_beyond->setText(QStringLiteral("±"));
    connect(m_beyond, &QToolButton::toggled, m_plot, &CurvePlot::setBeyond);
    connect(m_plot, &CurvePlot::beyondChanged, m_beyond, &QToolButton::setChecked);
    connect(m_spectrum, &QComboBox::activated, this, [this](int index) { m_plot->setSpectrum(Spectrum(index)); });
    connect(m_regions, &QComboBox::activated, this, [this](int index) { choose(m_regions->itemData(index).toInt()); });
    auto* header = new QHBoxLayout;
    header->addWidget(m_title);
    header->addStretch();
    header->addWidget(m_beyond);
    header->addWidget(m_spectrum);
    header->addWidget(m_regions);
    return header;
}

QHBoxLayout* CurvesView::buildFooter()
{
    auto* footer = new QHBoxLayout;
    footer->setSpacing(4);
    for (int group = 0; group < kRegionGroups; ++group) {
        m_groups[group] = new QToolButton;
        m_groups[group]->setCheckable(true);
        m_groups[group]->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        m_groups[group]->setIconSize({10, 10});
        connect(m_groups[group], &QToolButton::clicked, this, [this, group] { choose(group); });
        footer->addWidget(m_groups[group]);
    }
    footer->addStretch();
    m_layerName = new QLabel;
    m_valueName = new QLabel;
    m_widthName = new QLabel;
    m_layer = new ValueSpin;
    m_value = new ValueSpin;
    m_width = new ValueSpin;
    const std::pair<QLabel*, ValueSpin*> fields[] = {{m_layerName, m_layer}, {m_valueName, m_value}, {m_widthName, m_width}};
    for (int i = 0; i < 3; ++i) {
        const auto& [name, spin] = fields[i];
        name->setProperty("role", QStringLiteral("dim"));
        name->setBuddy(spin);
        footer->addWidget(name);
        footer->addWidget(spin);
        connect(spin, &ValueSpin::typed, this, [this, i](double value) { changeNode(i, value, false); });
        connect(spin, &ValueSpin::stepped, this, [this, i](double by) { changeNode(i, by, true); });
    }
    m_layer->setDecimals(1);
    m_layer->setSingleStep(1);
    m_width->setDecimals(1);
    m_width->setSingleStep(0.5);
    m_width->setRange(Curve::kMinWidth, Curve::kMaxWidth);
    return footer;
}

std::vector<Region> CurvesView::regionsOfChoice(int choice) const
{
    std::vector<Region> regions;
    for (const Region region : m_model->mapRows())
        if (choice >= kRegionChoice ? int(region) == choice - kRegionChoice : groupOf(region) == choice)
            regions.push_back(region);
    return regions;
}

void CurvesView::fillChoices()
{
    const QSignalBlocker quiet(m_regions);
    m_regions->clear();
    const std::vector<Region> rows = m_model->mapRows();
    const double ratio = devicePixelRatioF();
    for (int group = 0; group < kRegionGroups; ++group) {
        const bool occurs = std::any_of(rows.begin(), rows.end(), [group](Region r) { return groupOf(r) == group; });
        m_groups[group]->setVisible(occurs || rows.empty());
        m_groups[group]->setEnabled(occurs);
        m_groups[group]->setIcon(dot(Colours::current().ofRegionGroup(group), ratio));
        m_groups[group]->setText(GeneWords::group(group));
        if (occurs)
            m_regions->addItem(m_groups[group]->icon(), GeneWords::group(group), group);
    }
    m_regions->insertSeparator(m_regions->count());
    for (const Region region : rows)
        m_regions->addItem(dot(Colours::current().ofRegionGroup(groupOf(region)), ratio), GeneWords::region(region), kRegionChoice + int(region));
    m_layer->setRange(-1, m_model->layers());
    m_value->setAxis(m_model->axes().x);
    m_valueName->setText(GeneWords::axis(m_model->axes().x.kind));
    m_value->setAccessibleName(tr("Node's %1").arg(m_valueName->text()));
    m_beyond->setVisible(m_model->axes().x.softLow < m_model->axes().x.low);
    const std::vector<Region>& scope = m_plot->scope();
    const bool stays = !scope.empty() && std::all_of(scope.begin(), scope.end(), [&](Region r) { return std::find(rows.begin(), rows.end(), r) != rows.end(); });
    if (!stays)
        choose(0);
    showScope();
    showNode();
}

void CurvesView::choose(int choice)
{
    m_plot->setScope(regionsOfChoice(choice));
    showScope();
}

void CurvesView::showScope()
{
    const std::vector<Region>& scope = m_plot->scope();
    int index = -1;
    for (int i = m_regions->count() - 1; i >= 0; --i)
        if (m_regions->itemData(i).isValid() && regionsOfChoice(m_regions->itemData(i).toInt()) == scope)
            index = i;
    m_regions->setCurrentIndex(index);
    for (int group = 0; group < kRegionGroups; ++group)
        m_groups[group]->setChecked(!scope.empty() && groupOf(scope.front()) == group);
}

void CurvesView::showNode()
{
    const CurveHandle* handle = m_plot->current();
    for (ValueSpin* spin : {m_layer, m_value, m_width})
        spin->setEnabled(handle);
    if (!handle)
        return;
    m_layer->show(handle->node.layer, 0);
    m_value->show(handle->node.value, 0);
    m_width->show(handle->node.width, 0);
}

void CurvesView::changeNode(int field, double value, bool relative)
{
    const CurveHandle* handle = m_plot->current();
    if (!handle)
        return;
    Node node = handle->node;
    double* const fields[] = {&node.layer, &node.value, &node.width};
    *fields[field] = relative ? *fields[field] + value : value;
    m_plot->setCurrentNode(node);
}

void CurvesView::retranslate()
{
    m_title->setText(tr("Curves over the layers"));
    m_layerName->setText(tr("layer"));
    m_widthName->setText(tr("width"));
    m_layer->setAccessibleName(tr("Node's layer"));
    m_width->setAccessibleName(tr("Node's width"));
    m_layer->setToolTip(tr("Layer of the chosen node; −1 is the embedding, the last number the head"));
    m_width->setToolTip(tr("Reach of the chosen node in layers (wheel over the node, or [ and ])"));
    m_beyond->setToolTip(tr("Show the range beyond A and B"));
    const int shown = std::max(0, m_spectrum->currentIndex());
    m_spectrum->clear();
    m_spectrum->addItems({tr("spectrum: all regions"), tr("spectrum: these regions"), tr("no spectrum")});
    m_spectrum->setCurrentIndex(shown);
    m_spectrum->setToolTip(tr("The parents' distance in each layer"));
    m_regions->setPlaceholderText(tr("several regions"));
    m_regions->setToolTip(tr("Which regions the nodes belong to"));
    m_regions->setAccessibleName(tr("Regions of the curve"));
    m_spectrum->setAccessibleName(tr("Spectrum behind the curves"));
}

void CurvesView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        fillChoices();
    QFrame::changeEvent(event);
}

} // namespace heterosis
