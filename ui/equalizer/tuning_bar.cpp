// SPDX-License-Identifier: GPL-3.0-or-later
#include "equalizer/tuning_bar.h"

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>

#include "bridge/paths.h"
#include "equalizer/equalizer_model.h"

namespace heterosis {
namespace {

QString nats(double value)
{
    return QLocale::c().toString(value, 'f', 3);
}

QToolButton* button(const QString& name, QHBoxLayout* row)
{
    auto* made = new QToolButton;
    made->setObjectName(name);
    made->setFocusPolicy(Qt::TabFocus);
    made->setProperty("role", QStringLiteral("flat"));
    row->addWidget(made);
    return made;
}

} // namespace

TuningBar::TuningBar(EqualizerModel* model, QWidget* parent) : QWidget(parent), m_model(model), m_folder(QDir::homePath())
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_sense = button(QStringLiteral("senseButton"), row);
    m_tune = button(QStringLiteral("tuneButton"), row);
    m_legend = new QLabel;
    m_legend->setObjectName(QStringLiteral("tuningLegend"));
    m_legend->setProperty("role", QStringLiteral("dim"));
    m_legend->setMinimumWidth(0);
    m_legend->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_legend, 1);
    m_progress = new QProgressBar;
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(90, 8);
    row->addWidget(m_progress);
    m_cancel = button(QStringLiteral("cancelTuning"), row);
    m_hide = button(QStringLiteral("hideArrows"), row);

    connect(m_sense, &QToolButton::clicked, this, [this] {
        if (const QString file = askForData(tr("Data whose loss is looked at")); !file.isEmpty())
            sense(toPath(file));
    });
    connect(m_tune, &QToolButton::clicked, this, [this] {
        if (const QString file = askForData(tr("Data to tune by")); !file.isEmpty())
            tune(toPath(file));
    });
    connect(m_cancel, &QToolButton::clicked, this, &TuningBar::cancelWanted);
    connect(m_hide, &QToolButton::clicked, m_model, &EqualizerModel::clearSensitivity);
    connect(m_model, &EqualizerModel::sensitivityChanged, this, &TuningBar::refresh);
    connect(m_model, &EqualizerModel::genomeChanged, this, [this] {
        m_tuned.reset();
        refresh();
    });
    connect(m_model, &EqualizerModel::familyChanged, this, &TuningBar::showEnd);
    refresh();
}

QString TuningBar::askForData(const QString& title)
{
    const QString file = QFileDialog::getOpenFileName(this, title, m_folder, tr("Text or conversations (*.txt *.jsonl *.json *.csv *.tsv);;All files (*)"));
    if (!file.isEmpty())
        m_folder = QFileInfo(file).path();
    return file;
}

void TuningBar::begin()
{
    m_busy = true;
    m_step.reset();
    m_tuned.reset();
    refresh();
}

void TuningBar::sense(const std::filesystem::path& file)
{
    m_tuning = false;
    begin();
    Q_EMIT senseWanted(file);
}

void TuningBar::tune(const std::filesystem::path& file)
{
    m_tuning = true;
    begin();
    std::set<GeneId> locked;
    for (const GeneId gene : m_model->genes())
        if (m_model->isLocked(gene))
            locked.insert(gene);
    Q_EMIT tuneWanted(file, locked);
}

void TuningBar::showProgress(int step, int steps, double loss, double secondsLeft)
{
    m_step = event::TuneProgress{step, steps, loss, secondsLeft};
    refresh();
}

void TuningBar::showSensitivity(const event::Sensed& sensed)
{
    if (!m_busy)
        return; // of a family that was left meanwhile
    m_busy = false;
    m_model->setSensitivity(sensed);
    refresh();
}

void TuningBar::showTuned(const event::Tuned& tuned)
{
    if (!m_busy)
        return;
    m_busy = false;
    if (tuned.better)
        m_model->take(tuned.genome, tr("Tune on data"));
    m_tuned = tuned;
    refresh();
}

void TuningBar::showEnd()
{
    m_busy = false;
    refresh();
}

QString TuningBar::legend() const
{
    return m_legend->text();
}

QString TuningBar::arrowsText() const
{
    const event::Sensed& sensed = *m_model->sensitivity();
    const bool strength = m_model->axes().y && m_model->family().plane == Plane::Strength;
    if (sensed.at.alleles != m_model->genome().alleles)
        return tr("Arrows of where the equalizer stood before; loss %1 there.").arg(nats(sensed.loss));
    return (strength ? tr("Arrows: → more of B, ↑ stronger; loss %1 nats per token.") : tr("Arrows: → more of B, ← of A; loss %1 nats per token.")).arg(nats(sensed.loss));
}

void TuningBar::refresh()
{
    const bool able = m_model->hasFamily() && m_model->parents() == 2 && m_model->family().silence.empty() && !m_model->family().encoder;
    m_sense->setEnabled(able && !m_busy);
    m_tune->setEnabled(able && !m_busy);
    m_cancel->setVisible(m_busy);
    m_progress->setVisible(m_busy);
    m_hide->setVisible(!m_busy && m_model->sensitivity().has_value());
    m_progress->setRange(0, m_step ? m_step->steps : 0);
    m_progress->setValue(m_step ? m_step->step : 0);
    QString text;
    if (m_busy && !m_tuning)
        text = tr("Looking where the data pulls…");
    else if (m_busy && m_step)
        text = tr("Tuning: step %1 of %2, loss %3").arg(m_step->step).arg(m_step->steps).arg(nats(m_step->loss))
            + (m_step->secondsLeft >= 0 ? tr(", %1 s left").arg(int(m_step->secondsLeft + 1)) : QString());
    else if (m_busy)
        text = tr("Tuning…");
    else if (m_tuned && m_tuned->better)
        text = tr("Tuned: loss %1 before, %2 after. Undo takes it back.").arg(nats(m_tuned->before), nats(m_tuned->after));
    else if (m_tuned)
        text = tr("No genome was found that is better than this one (loss %1).").arg(nats(m_tuned->before));
    else if (m_model->sensitivity())
        text = arrowsText();
    m_legend->setText(text);
    m_legend->setToolTip(text);
    m_sense->setText(tr("Where can weights be given?…"));
    m_sense->setToolTip(tr("One pass over your data shows for each gene which way the loss falls"));
    m_tune->setText(tr("Tune on my data…"));
    m_tune->setToolTip(tr("Auto-EQ: goes down the loss on your data from where the equalizer stands. Locked genes stay"));
    m_cancel->setText(tr("Stop"));
    m_hide->setText(tr("Hide arrows"));
    m_progress->setAccessibleName(tr("Progress of tuning"));
}

void TuningBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace heterosis
