// SPDX-License-Identifier: GPL-3.0-or-later
#include "listening/sampling_bar.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QRandomGenerator>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

namespace heterosis {

namespace {

constexpr int kLargestSeed = 999'999'999;

template <class Box, class Number> Box* box(const QString& name, Number low, Number high, Number step, int width)
{
    auto* made = new Box;
    made->setObjectName(name);
    made->setRange(low, high);
    made->setSingleStep(step);
    made->setFixedWidth(width);
    made->setKeyboardTracking(false);
    return made;
}

} // namespace

SamplingBar::SamplingBar(QWidget* parent)
    : QWidget(parent), m_chat(new QCheckBox), m_temperature(box<QDoubleSpinBox>(QStringLiteral("temperature"), 0.0, 5.0, 0.05, 72)),
      m_topP(box<QDoubleSpinBox>(QStringLiteral("topP"), 0.01, 1.0, 0.05, 72)), m_topK(box<QSpinBox>(QStringLiteral("topK"), 0, 1'000'000, 10, 76)),
      m_length(box<QSpinBox>(QStringLiteral("length"), 1, 100'000, 10, 72)), m_seed(box<QSpinBox>(QStringLiteral("seed"), 0, kLargestSeed, 1, 100)),
      m_temperatureLabel(new QLabel), m_topKLabel(new QLabel), m_topPLabel(new QLabel), m_lengthLabel(new QLabel), m_seedLabel(new QLabel),
      m_dice(new QToolButton)
{
    m_chat->setObjectName(QStringLiteral("chat"));
    m_dice->setObjectName(QStringLiteral("dice"));
    m_dice->setText(QStringLiteral("⚄"));
    m_dice->setProperty("role", QStringLiteral("flat"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_chat);
    const std::pair<QLabel*, QWidget*> pairs[] = {{m_temperatureLabel, m_temperature}, {m_topKLabel, m_topK}, {m_topPLabel, m_topP},
                                                   {m_lengthLabel, m_length}, {m_seedLabel, m_seed}};
    for (const auto& [label, edit] : pairs) {
        label->setProperty("role", QStringLiteral("dim"));
        label->setBuddy(edit);
        row->addSpacing(8);
        row->addWidget(label);
        row->addWidget(edit);
    }
    row->addWidget(m_dice);
    row->addStretch(1);
    for (QDoubleSpinBox* edit : {m_temperature, m_topP})
        connect(edit, &QDoubleSpinBox::valueChanged, this, &SamplingBar::changed);
    for (QSpinBox* edit : {m_topK, m_length, m_seed})
        connect(edit, &QSpinBox::valueChanged, this, &SamplingBar::changed);
    connect(m_chat, &QCheckBox::toggled, this, &SamplingBar::changed);
    connect(m_dice, &QToolButton::clicked, this, [this] { m_seed->setValue(QRandomGenerator::global()->bounded(10'000)); });
    setSettings({});
    setChat(false, {});
    retranslate();
}

void SamplingBar::fill(ListenSettings& settings) const
{
    settings.chat = m_chat->isEnabled() && m_chat->isChecked();
    settings.sampling.temperature = m_temperature->value();
    settings.sampling.topK = m_topK->value();
    settings.sampling.topP = m_topP->value();
    settings.sampling.seed = std::uint64_t(m_seed->value());
    settings.maxNew = m_length->value();
}

void SamplingBar::setSettings(const ListenSettings& settings)
{
    {
        const QSignalBlocker blocked(this);
        m_chat->setChecked(settings.chat);
        m_temperature->setValue(settings.sampling.temperature);
        m_topK->setValue(settings.sampling.topK);
        m_topP->setValue(settings.sampling.topP);
        m_seed->setValue(int(std::min<std::uint64_t>(settings.sampling.seed, kLargestSeed)));
        m_length->setValue(settings.maxNew);
    }
    Q_EMIT changed();
}

void SamplingBar::setChat(bool known, const QString& name)
{
    m_chatName = name;
    m_chat->setEnabled(known);
    retranslate();
}

void SamplingBar::retranslate()
{
    m_chat->setText(tr("Chat"));
    m_chat->setToolTip(m_chat->isEnabled() ? tr("Wrap the prompt in the models' chat template (%1)").arg(m_chatName)
                                           : tr("The tokenizer has no chat template that is known here"));
    m_temperatureLabel->setText(tr("temperature"));
    m_temperature->setToolTip(tr("0 takes the likeliest token each time"));
    m_topKLabel->setText(tr("top-k"));
    m_topK->setSpecialValueText(tr("all"));
    m_topK->setToolTip(tr("Draw only from this many of the likeliest tokens"));
    m_topPLabel->setText(tr("top-p"));
    m_topP->setToolTip(tr("Draw only from the likeliest tokens that hold this share of the probability"));
    m_lengthLabel->setText(tr("length"));
    m_length->setToolTip(tr("The most tokens that are said"));
    m_seedLabel->setText(tr("seed"));
    m_seed->setToolTip(tr("All four draw with the same seed"));
    m_dice->setToolTip(tr("Another seed"));
    m_dice->setAccessibleName(m_dice->toolTip());
}

void SamplingBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace heterosis
