// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include "base/error.h"
#include "base/json.h"
#include "training/trainer.h"

class QLabel;
class QPlainTextEdit;
class QSplitter;

namespace heterosis {

class ChartFrame;
class SamplesView;
class StepChart;

// A run while it goes on: its losses, rate, speed and gradients, step by step, and what it tells.
class RunPage : public QWidget {
    Q_OBJECT
public:
    explicit RunPage(QWidget* parent = nullptr);
    void begin(std::int64_t run, std::int64_t steps, const Json& done);     // done: the documents of the steps before
    void add(const TrainedStep& step);
    void addValid(std::int64_t step, double loss);
    void log(const QString& line);
    QString logText() const;
    SamplesView& samples() { return *m_samples; }
    StepChart& loss() { return *m_loss; }
    StepChart& speed() { return *m_speed; }
    StepChart& reward() { return *m_reward; }
    QByteArray saveLayout() const;
    void restoreLayout(const QByteArray& state);

Q_SIGNALS:
    void failed(const heterosis::ErrorInfo& error);

protected:
    void changeEvent(QEvent* event) override;

private:
    void addLoss(double step, double loss);
    void addAnswered(double step, double reward, double leash, double length);
    void showHead();
    void retranslate();
    std::int64_t m_run = 0, m_steps = 0, m_step = 0;
    double m_smooth = 0, m_lastLoss = 0;
    int m_losses = 0;
    QLabel* m_head;
    StepChart *m_loss, *m_reward, *m_leash, *m_length, *m_rate, *m_speed, *m_gradient;
    ChartFrame *m_lossFrame, *m_rateFrame, *m_speedFrame, *m_logFrame;
    QPlainTextEdit* m_log;
    SamplesView* m_samples;
    QSplitter *m_rows, *m_bottom;
};

} // namespace heterosis
