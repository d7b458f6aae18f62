// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include <filesystem>
#include <vector>

#include "base/error.h"
#include "base/json.h"
#include "studbook/studbook.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSplitter;
class QTableWidget;

namespace heterosis {

class ChangeChart;
class ChartFrame;
class DifferenceChart;

// What a run's learning came to: measured before and after with intervals, the same prompts answered by both, what changed in the
// weights, and what was forgotten.
class ProofPage : public QWidget {
    Q_OBJECT
public:
    struct Entry {
        std::int64_t run = 0;
        IndividualId child = 0;
        QString name;
    };
    explicit ProofPage(QWidget* parent = nullptr);
    void setRuns(const std::vector<Entry>& entries, const std::filesystem::path& workspace); // the newest first; keeps what is shown
    void showRun(std::int64_t run);
    std::int64_t run() const;
    IndividualId child() const;
    QString verdict() const;
    QTableWidget& answers() { return *m_answers; }
    QTableWidget& scores() { return *m_scores; }
    QByteArray saveLayout() const;
    void restoreLayout(const QByteArray& state);

Q_SIGNALS:
    void equalizerWanted(heterosis::IndividualId id);
    void reportWanted(heterosis::IndividualId id);
    void failed(const heterosis::ErrorInfo& error);

protected:
    void changeEvent(QEvent* event) override;

private:
    void read();
    void display();
    void showScores();
    void showAnswers();
    QString learned() const;
    QString forgotten() const;
    void retranslate();
    std::vector<Entry> m_entries;
    std::filesystem::path m_workspace;
    Json m_proof;
    QComboBox* m_runs;
    QLabel *m_runLabel, *m_learned, *m_forgotten, *m_scoresTitle, *m_answersTitle;
    QPushButton *m_equalizer, *m_report;
    QTableWidget *m_scores, *m_answers;
    DifferenceChart* m_differences;
    ChangeChart* m_changes;
    ChartFrame *m_differenceFrame, *m_changeFrame;
    QSplitter *m_rows, *m_top;
};

} // namespace heterosis
