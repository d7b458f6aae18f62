// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include <filesystem>
#include <optional>

#include "engine/workbench.h"

class QLabel;
class QProgressBar;
class QToolButton;

namespace heterosis {

class EqualizerModel;

// What a user's data say about the genes: where it pulls them (arrows on the gene map, and what they mean), and auto-EQ. The work itself
// is done elsewhere; the bar asks for it and shows how far it is.
class TuningBar : public QWidget {
    Q_OBJECT
public:
    explicit TuningBar(EqualizerModel* model, QWidget* parent = nullptr);

    // As the buttons do once a file is chosen.
    void sense(const std::filesystem::path& data);
    void tune(const std::filesystem::path& data);

    void showProgress(int step, int steps, double loss, double secondsLeft);
    void showSensitivity(const event::Sensed& sensed);
    void showTuned(const event::Tuned& tuned);
    void showEnd();                    // cancelled, or failed
    bool isBusy() const { return m_busy; }
    QString legend() const;            // as shown

Q_SIGNALS:
    void senseWanted(const std::filesystem::path& data);
    void tuneWanted(const std::filesystem::path& data, const std::set<heterosis::GeneId>& locked);
    void cancelWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void begin();
    void refresh();
    QString askForData(const QString& title);
    QString arrowsText() const;

    EqualizerModel* m_model;
    QToolButton *m_sense, *m_tune, *m_hide, *m_cancel;
    QLabel* m_legend;
    QProgressBar* m_progress;
    QString m_folder;                  // of the last data file
    std::optional<event::Tuned> m_tuned;
    std::optional<event::TuneProgress> m_step;
    bool m_busy = false, m_tuning = false;
};

} // namespace heterosis
