// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include "engine/workbench.h"
#include "studbook/studbook.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QSplitter;

namespace heterosis {

class BreedRun;
class ChampionsPanel;
class ChartFrame;
class DiversityChart;
class FitnessChart;
class FrontChart;
class GeneChart;
class LineageChart;
class ParallelChart;
class RunPanel;
class StudbookDesk;
class StudbookTable;

// The breeding room: a run and its settings on the left, its charts, the lineage and everybody in the studbook on the right. One individual
// is current in all of them.
class BreedingView : public QWidget {
    Q_OBJECT
public:
    BreedingView(StudbookDesk& desk, BreedRun& run, Engine& engine, const ComputeOptions& compute, QWidget* parent = nullptr);
    RunPanel& panel() { return *m_panel; }
    StudbookTable& table() { return *m_table; }
    LineageChart& lineage() { return *m_lineage; }
    ChampionsPanel& champions() { return *m_champions; }
    ChartFrame& charts() { return *m_second; }
    void setFamily(const FamilyInfo& family, const OpenRequest& request);
    void setSettings(const ListenSettings& settings);
    IndividualId current() const { return m_current; }
    void setWaiting(int verdicts);              // that a run waits for; 0: none does
    // For a tasting: the rows that are chosen in the table, or the best of the run's last generation.
    std::vector<IndividualId> contestants() const;
    QByteArray saveLayout() const;
    void restoreLayout(const QByteArray& state);

Q_SIGNALS:
    void pointed(heterosis::IndividualId id);   // wants to be heard
    void opened(heterosis::IndividualId id);    // and shaped
    void tastingWanted();
    void reportWanted(heterosis::IndividualId id);  // of a taught one: the proof of its learning

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildCharts();
    QWidget* buildHead();
    void connectCharts();
    void setCurrent(IndividualId id);
    void showHerd();
    void showFigures();
    void fillRuns();
    void fillJudges();
    void retranslate();
    StudbookDesk& m_desk;
    RunPanel* m_panel;
    FitnessChart* m_fitness;
    FrontChart* m_front;
    DiversityChart* m_diversity;
    GeneChart* m_genes;
    ParallelChart* m_parallel;
    LineageChart* m_lineage;
    StudbookTable* m_table;
    ChampionsPanel* m_champions;
    ChartFrame *m_first, *m_second, *m_third, *m_fourth;
    QComboBox *m_runs, *m_judgeX, *m_judgeY;
    QSpinBox* m_generation;
    QLabel *m_runLabel, *m_summary;
    QPushButton *m_tasting, *m_report;
    QSplitter *m_columns, *m_rows, *m_top, *m_bottom;
    IndividualId m_current = 0;
    int m_waiting = 0;
};

} // namespace heterosis
