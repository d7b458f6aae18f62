// SPDX-License-Identifier: GPL-3.0-or-later
#include "equalizer/pad_panel.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

#include "equalizer/crossover_bar.h"
#include "equalizer/equalizer_actions.h"
#include "equalizer/gene_words.h"
#include "equalizer/parent_colours.h"
#include "equalizer/value_spin.h"
#include "equalizer/xy_pad.h"

namespace heterosis {
namespace {

constexpr int kSliderSteps = 100; // to 1

}

PadPanel::PadPanel(EqualizerModel* model, EqualizerActions* actions, QWidget* parent)
    : QFrame(parent)
    , m_model(model)
    , m_pad(new XyPad(model))
    , m_crossover(new CrossoverBar(model, this))
    , m_x(new ValueSpin)
    , m_y(new ValueSpin)
    , m_second(new ValueSpin)
    , m_slider(new QSlider(Qt::Vertical))
    , m_title(new QLabel)
    , m_note(new QLabel)
    , m_xName(new QLabel)
    , m_yName(new QLabel)
    , m_reset(new QToolButton)
{
    setProperty("role", QStringLiteral("panel"));
    m_title->setProperty("role", QStringLiteral("title"));
    for (QLabel* label : {m_note, m_xName, m_yName})
        label->setProperty("role", QStringLiteral("dim"));
    m_xName->setBuddy(m_x);
    m_yName->setBuddy(m_y);
    m_note->setWordWrap(true);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 10);
    layout->setSpacing(6);
    auto* header = new QHBoxLayout;
    header->addWidget(m_title);
    header->addStretch();
    header->addWidget(button(actions->lock));
    header->addWidget(m_reset);
    layout->addLayout(header);
    auto* plane = new QHBoxLayout;
    plane->addWidget(m_pad, 1);
    plane->addWidget(m_slider);
    layout->addLayout(plane, 1);
    auto* numbers = new QHBoxLayout;
    numbers->setSpacing(6);
    for (const auto& [name, spin] : {std::pair(m_xName, m_x), std::pair(m_yName, m_y)}) {
        numbers->addWidget(name);
        numbers->addWidget(spin, 1);
    }
    numbers->addWidget(m_second, 1);
    layout->addLayout(numbers);
    buildOperations(actions, layout);
    layout->addWidget(m_crossover);
    layout->addWidget(m_note);

    connect(m_x, &ValueSpin::typed, model, [model](double value) { model->set(value, std::nullopt); });
    connect(m_y, &ValueSpin::typed, model, [model](double value) { model->set(std::nullopt, value); });
    connect(m_second, &ValueSpin::typed, model, &EqualizerModel::setSecond);
    connect(m_second, &ValueSpin::stepped, model, &EqualizerModel::nudgeSecond);
    connect(m_slider, &QSlider::sliderPressed, model, [this, model] { model->beginGesture(tr("Move genes")); });
    connect(m_slider, &QSlider::sliderReleased, model, &EqualizerModel::endGesture);
    connect(m_slider, &QSlider::valueChanged, this, &PadPanel::slide);
    connect(m_x, &ValueSpin::stepped, model, [model](double by) { model->nudge(model->targets(), by, 0); });
    connect(m_y, &ValueSpin::stepped, model, [model](double by) { model->nudge(model->targets(), 0, by); });
    connect(actions->typeValues, &QAction::triggered, m_x, [this] {
        ValueSpin* first = m_weightSpins.empty() ? m_x : m_weightSpins.front();
        first->setFocus(Qt::ShortcutFocusReason);
        first->selectAll();
    });
    connect(model, &EqualizerModel::familyChanged, this, &PadPanel::newFamily);
    for (const auto signal : {&EqualizerModel::genomeChanged, &EqualizerModel::selectionChanged, &EqualizerModel::locksChanged})
        connect(model, signal, this, &PadPanel::refresh);
    newFamily();
}

QToolButton* PadPanel::button(QAction* action)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setProperty("role", QStringLiteral("flat"));
    button->setSizePolicy(QSizePolicy::MinimumExpanding, QSizePolicy::Fixed);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void PadPanel::buildOperations(EqualizerActions* actions, QVBoxLayout* layout)
{
    auto* grid = new QGridLayout;
    grid->setSpacing(4);
    QAction* const operations[] = {actions->typeValues, actions->subtract, actions->add,    actions->mirror,
                                   actions->shrink,     actions->grow,     actions->smooth, actions->resetCurve};
    for (int i = 0; i < int(std::size(operations)); ++i)
        grid->addWidget(button(operations[i]), i / 4, i % 4);
    layout->addLayout(grid);
    auto* menu = new QMenu(m_reset);
    menu->addActions({actions->resetOriginal, actions->resetA, actions->resetB, actions->resetEven, actions->resetCurve});
    m_reset->setMenu(menu);
    m_reset->setPopupMode(QToolButton::InstantPopup);
    m_reset->setProperty("role", QStringLiteral("flat"));
    m_reset->setFocusPolicy(Qt::TabFocus);
}

void PadPanel::buildWeights()
{
    m_weightSpins.clear();
    delete m_weights;
    m_weights = nullptr;
    if (!m_model->corners())
        return;
    m_weights = new QWidget;
    auto* grid = new QGridLayout(m_weights);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    for (std::size_t parent = 0; parent < m_model->parents(); ++parent) {
        auto* spin = new ValueSpin;
        spin->setAxis(m_model->axes().x);
        spin->setObjectName(QStringLiteral("weight_%1").arg(parent));
        spin->setAccessibleName(tr("weight of %1").arg(parentName(parent)));
        spin->setToolTip(tr("The share of parent %1; the others share the rest as they did").arg(parentName(parent)));
        auto* name = new QLabel(QStringLiteral("<b style='color:%1'>%2</b>").arg(parentColour(parent).name(), parentName(parent)));
        name->setBuddy(spin);
        grid->addWidget(name, int(parent) / 4, int(parent) % 4 * 2);
        grid->addWidget(spin, int(parent) / 4, int(parent) % 4 * 2 + 1);
        connect(spin, &ValueSpin::typed, m_model, [this, parent](double value) { m_model->setWeight(parent, value); });
        connect(spin, &ValueSpin::stepped, m_model,
                [this, parent](double by) { m_model->setWeight(parent, m_model->summary().weights[parent] + by); });
        m_weightSpins.push_back(spin);
    }
    static_cast<QVBoxLayout*>(layout())->insertWidget(2, m_weights); // below the plane
}

void PadPanel::showWeights(const EqualizerModel::Summary& sum)
{
    for (std::size_t parent = 0; parent < m_weightSpins.size() && parent < sum.weights.size(); ++parent)
        m_weightSpins[parent]->show(sum.weights[parent], 0);
    m_second->show(sum.second, sum.secondSpread);
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(int(std::lround(sum.second * kSliderSteps)));
}

void PadPanel::slide(int value)
{
    m_model->setSecond(double(value) / kSliderSteps);
}

void PadPanel::newFamily()
{
    const Axes& axes = m_model->axes();
    const bool corners = m_model->corners(), beside = axes.beside.has_value();
    m_x->setAxis(axes.x);
    m_x->setVisible(!corners);
    m_xName->setVisible(!corners);
    m_y->setVisible(axes.y.has_value() && !corners);
    m_yName->setVisible(corners ? beside : axes.y.has_value());
    m_second->setVisible(beside);
    m_slider->setVisible(beside);
    if (beside) {
        m_second->setAxis(*axes.beside);
        const QSignalBlocker quiet(m_slider);
        m_slider->setRange(int(axes.beside->softLow * kSliderSteps), int(axes.beside->softHigh * kSliderSteps));
        m_slider->setPageStep(kSliderSteps / 5);
        m_slider->setSingleStep(kSliderSteps / 20);
    }
    buildWeights();
    if (axes.y)
        m_y->setAxis(*axes.y);
    setEnabled(m_model->hasFamily());
    retranslate();
}

void PadPanel::refresh()
{
    const EqualizerModel::Summary sum = m_model->summary();
    const std::vector<GeneId> genes = m_model->targets();
    m_x->show(sum.mean.x, sum.spread.x);
    m_y->show(sum.mean.y, sum.spread.y);
    showWeights(sum);
    m_title->setText(!m_model->hasFamily() ? tr("No genes yet")
                         : m_model->selection().empty() ? tr("All %1 genes").arg(sum.count)
                         : genes.size() == 1 ? GeneWords::gene(genes.front())
                                             : tr("%1 genes selected").arg(sum.count));
    m_note->setText(sum.locked == 0 ? QString() : sum.locked == sum.count ? tr("Locked: nothing moves them") : tr("%1 of them locked").arg(sum.locked));
    m_note->setVisible(sum.locked > 0);
}

void PadPanel::retranslate()
{
    const Axes& axes = m_model->axes();
    m_xName->setText(GeneWords::axis(axes.x.kind));
    m_x->setAccessibleName(m_xName->text());
    if (axes.beside) {
        m_yName->setText(GeneWords::axis(axes.beside->kind));
        m_yName->setBuddy(m_second);
        for (QWidget* widget : std::initializer_list<QWidget*>{m_second, m_slider}) {
            widget->setAccessibleName(m_yName->text());
            widget->setToolTip(m_yName->text());
        }
    } else if (axes.y) {
        m_yName->setBuddy(m_y);
        m_yName->setText(GeneWords::axis(axes.y->kind));
        m_y->setAccessibleName(m_yName->text());
    }
    m_reset->setText(tr("reset ▾"));
    m_reset->setToolTip(tr("Reset the chosen genes, or all where none is chosen"));
    refresh();
}

void PadPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace heterosis
