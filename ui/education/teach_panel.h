// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>

#include "education/teach_run.h"
#include "engine/education.h"
#include "studbook/long_run_panel.h"

class QFrame;

namespace heterosis {

class LessonForm;

// The left side of the education room: a lesson, what it will take, and a run that was cut off.
class TeachPanel : public LongRunPanel {
    Q_OBJECT
public:
    TeachPanel(TeachRun& run, StudbookDesk& desk, QWidget* parent = nullptr);
    LessonForm& form() { return *m_form; }
    void setEstimate(const std::optional<LessonEstimate>& estimate, bool underWay);
    void setObstacle(const QString& why);       // why it cannot begin; "": it can
    void setCutOff(const std::optional<CutOffRun>& run);
    const std::optional<CutOffRun>& cutOff() const { return m_cutOff; }
    QString estimateText() const;
    void load(const QString& file) override;
    void save(const QString& file) override;

protected:
    Words words() const override;
    bool mayStart() const override;
    void adapt() override;
    void retranslate() override;

private:
    void buildCutOff();
    QString trouble() const;                    // why it cannot begin, the estimate looked at
    void showEstimate();
    void showCutOff();
    void resumeCutOff();
    TeachRun& m_run;
    LessonForm* m_form;
    QFrame* m_cutOffBar;
    QLabel *m_cutOffText, *m_estimateText;
    QPushButton *m_goOn, *m_forget;
    std::optional<LessonEstimate> m_estimate;
    bool m_underWay = false;
    QString m_obstacle;
    std::optional<CutOffRun> m_cutOff;
};

} // namespace heterosis
