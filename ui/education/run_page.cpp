// SPDX-License-Identifier: GPL-3.0-or-later
#include "education/run_page.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QIODevice>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

#include "breeding/chart_frame.h"
#include "education/lesson_charts.h"
#include "education/samples_view.h"

namespace heterosis {

namespace {

constexpr int kLogLines = 2000;
constexpr double kSmooth = 0.1; // what a new step's loss weighs in the smoothed line

enum Charts { kLossChart, kRewardChart };
enum Series { kEachLoss, kSmoothLoss, kValidLoss };

} // namespace

RunPage::RunPage(QWidget* parent)
    : QWidget(parent), m_head(new QLabel), m_loss(new StepChart), m_reward(new StepChart), m_leash(new StepChart), m_length(new StepChart), m_rate(new StepChart),
      m_speed(new StepChart), m_gradient(new StepChart), m_lossFrame(new ChartFrame(QStringLiteral("lossFrame"))), m_rateFrame(new ChartFrame(QStringLiteral("rateFrame"))),
      m_speedFrame(new ChartFrame(QStringLiteral("speedFrame"))), m_logFrame(new ChartFrame(QStringLiteral("logFrame"))), m_log(new QPlainTextEdit), m_samples(new SamplesView)
{
    setObjectName(QStringLiteral("runPage"));
    m_loss->setObjectName(QStringLiteral("lossChart"));
    m_rate->setObjectName(QStringLiteral("rateChart"));
    m_speed->setObjectName(QStringLiteral("speedChart"));
    m_gradient->setObjectName(QStringLiteral("gradientChart"));
    m_reward->setObjectName(QStringLiteral("rewardChart"));
    m_leash->setObjectName(QStringLiteral("leashChart"));
    m_length->setObjectName(QStringLiteral("answerLengthChart"));
    for (StepChart* chart : {m_loss, m_reward, m_leash, m_length})
        m_lossFrame->add(chart);
    m_rateFrame->add(m_rate);
    m_rateFrame->add(m_gradient);
    m_speedFrame->add(m_speed);
    m_head->setObjectName(QStringLiteral("runHead"));
    m_head->setProperty("role", QStringLiteral("title"));
    m_log->setObjectName(QStringLiteral("lessonLog"));
    m_log->setReadOnly(true);
    m_log->setMaximumBlockCount(kLogLines);
    m_log->setFrameShape(QFrame::NoFrame);
    m_logFrame->addPlain(m_log);
    m_logFrame->addPlain(m_samples);
    m_bottom = new QSplitter(Qt::Horizontal);
    for (QWidget* part : std::initializer_list<QWidget*>{m_rateFrame, m_speedFrame, m_logFrame})
        m_bottom->addWidget(part);
    m_rows = new QSplitter(Qt::Vertical);
    m_rows->addWidget(m_lossFrame);
    m_rows->addWidget(m_bottom);
    for (QSplitter* part : {m_rows, m_bottom}) {
        part->setChildrenCollapsible(false);
        part->setHandleWidth(8);
    }
    m_rows->setSizes({430, 270});
    m_bottom->setSizes({330, 330, 400});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_head);
    column->addWidget(m_rows, 1);
    for (ChartFrame* frame : {m_lossFrame, m_rateFrame, m_speedFrame})
        connect(frame, &ChartFrame::failed, this, &RunPage::failed);
    retranslate();
}

void RunPage::begin(std::int64_t run, std::int64_t steps, const Json& done)
{
    m_run = run;
    m_steps = steps;
    m_step = 0;
    m_losses = 0;
    m_smooth = 0;
    for (StepChart* chart : {m_loss, m_reward, m_leash, m_length, m_rate, m_speed, m_gradient})
        chart->clear();
    m_samples->clear();
    m_lossFrame->showChart(kLossChart);
    for (const Json& one : done) {
        const double step = one.at("step").get<double>();
        m_step = std::int64_t(step);
        addLoss(step, one.at("loss").get<double>());
        m_rate->add(0, step, one.at("lr").get<double>());
        m_gradient->add(0, step, one.at("grad_norm").get<double>());
        if (one.contains("valid"))
            m_loss->add(kValidLoss, step, one["valid"].get<double>());
        if (one.contains("reward"))
            addAnswered(step, one["reward"].get<double>(), one.value("kl", 0.0), one.value("length", 0.0));
    }
    showHead();
}

void RunPage::addLoss(double step, double loss)
{
    const double weight = std::max(kSmooth, 1.0 / ++m_losses); // the first ones are their mean
    m_smooth += weight * (loss - m_smooth);
    m_lastLoss = loss;
    m_loss->add(kEachLoss, step, loss);
    m_loss->add(kSmoothLoss, step, m_smooth);
}

void RunPage::addAnswered(double step, double reward, double leash, double length)
{
    if (m_reward->count(0) == 0)
        m_lossFrame->showChart(kRewardChart);
    m_reward->add(0, step, reward);
    m_leash->add(0, step, leash);
    m_length->add(0, step, length);
}

void RunPage::add(const TrainedStep& step)
{
    m_step = step.step;
    addLoss(double(step.step), step.loss);
    m_rate->add(0, double(step.step), step.lr);
    m_gradient->add(0, double(step.step), step.gradNorm);
    if (step.seconds > 0 && step.read > 0)
        m_speed->add(0, double(step.step), double(step.read) / step.seconds);
    if (step.answered) {
        addAnswered(double(step.step), step.answered->reward, step.answered->kl, step.answered->length);
        m_samples->add(step.step, step.answered->sample);
    }
    showHead();
}

void RunPage::addValid(std::int64_t step, double loss) { m_loss->add(kValidLoss, double(step), loss); }

void RunPage::log(const QString& line) { m_log->appendPlainText(QDateTime::currentDateTime().toString(QStringLiteral("HH:mm:ss  ")) + line); }
QString RunPage::logText() const { return m_log->toPlainText(); }

void RunPage::showHead()
{
    if (m_run == 0)
        m_head->setText(tr("Nothing is being taught"));
    else if (m_step == 0)
        m_head->setText(tr("Run %1 · %2 steps").arg(m_run).arg(m_steps));
    else
        m_head->setText(tr("Run %1 · step %2 of %3 · loss %4").arg(m_run).arg(m_step).arg(m_steps).arg(m_lastLoss, 0, 'f', 4));
}

QByteArray RunPage::saveLayout() const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << m_rows->saveState() << m_bottom->saveState() << m_samples->isWanted();
    return bytes;
}

void RunPage::restoreLayout(const QByteArray& state)
{
    QDataStream in(state);
    for (QSplitter* part : {m_rows, m_bottom}) {
        QByteArray one;
        in >> one;
        if (!one.isEmpty())
            part->restoreState(one);
    }
    bool listening = true;
    in >> listening;
    m_samples->setWanted(listening || in.status() != QDataStream::Ok);
}

void RunPage::retranslate()
{
    m_loss->setLabel(tr("loss"));
    m_loss->setSeries({{tr("each step"), StepChart::Look::Faint}, {tr("smoothed"), StepChart::Look::Line}, {tr("held-back rows"), StepChart::Look::Dots}});
    m_reward->setLabel(tr("reward"));
    m_reward->setSeries({{tr("reward"), StepChart::Look::Line}});
    m_leash->setLabel(tr("nats a token"));
    m_leash->setSeries({{tr("nats a token"), StepChart::Look::Line}});
    m_length->setLabel(tr("tokens an answer"));
    m_length->setSeries({{tr("tokens an answer"), StepChart::Look::Line}});
    m_rate->setLabel(tr("learning rate"));
    m_rate->setSeries({{tr("learning rate"), StepChart::Look::Line}});
    m_gradient->setLabel(tr("length"));
    m_gradient->setSeries({{tr("gradient"), StepChart::Look::Line}});
    m_speed->setLabel(tr("tokens a second"));
    m_speed->setSeries({{tr("tokens a second"), StepChart::Look::Line}});
    m_lossFrame->setTitles({tr("Loss"), tr("Reward"), tr("Distance from the original (KL)"), tr("Length of the answers")});
    m_logFrame->setTitles({tr("Log"), tr("Samples")});
    m_rateFrame->setTitles({tr("Learning rate"), tr("Gradient")});
    m_speedFrame->setTitles({tr("Speed")});
    m_loss->setAccessibleName(tr("Loss over the steps"));
    m_rate->setAccessibleName(tr("Learning rate over the steps"));
    m_gradient->setAccessibleName(tr("Length of the gradient over the steps"));
    m_speed->setAccessibleName(tr("Tokens a second over the steps"));
    m_reward->setAccessibleName(tr("Reward over the steps"));
    m_leash->setAccessibleName(tr("Distance from the original over the steps"));
    m_length->setAccessibleName(tr("Length of the answers over the steps"));
    m_log->setAccessibleName(tr("Log"));
    showHead();
}

void RunPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace heterosis
