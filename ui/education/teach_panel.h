// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include <functional>
#include <optional>

#include "engine/education.h"
#include "education/teach_run.h"

class QFrame;
class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace heterosis {

class LessonForm;
class MessageBar;
class StudbookDesk;

// The left side of the education room: the settings of a run, what it will take, its buttons, how far it is, and a run that was cut off.
class TeachPanel : public QWidget {
    Q_OBJECT
public:
    TeachPanel(TeachRun& run, StudbookDesk& desk, QWidget* parent = nullptr);
    LessonForm& form() { return *m_form; }
    MessageBar& messages() { return *m_messages; }
    void setEstimate(const std::optional<LessonEstimate>& estimate, bool underWay);
    void setObstacle(const QString& why);       // why it cannot begin; "": it can
    void setCutOff(const std::optional<CutOffRun>& run);
    const std::optional<CutOffRun>& cutOff() const { return m_cutOff; }
    QString estimateText() const;
    void load(const QString& file);
    void save(const QString& file);

Q_SIGNALS:
    void startWanted();
    void workspaceWanted(const QString& folder);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildCutOff();
    void build();
    void adapt();
    void showEstimate();
    void showCutOff();
    void showProgress(double fraction, double secondsLeft);
    void resumeCutOff();
    void retranslate();
    void guarded(const std::function<void()>& work);
    TeachRun& m_run;
    StudbookDesk& m_desk;
    MessageBar* m_messages;
    LessonForm* m_form;
    QFrame* m_cutOffBar;
    QLabel *m_workspaceTitle, *m_workspace, *m_title, *m_cutOffText, *m_estimateText, *m_left;
    QToolButton *m_choose, *m_load, *m_save;
    QPushButton *m_start, *m_pause, *m_cancel, *m_goOn, *m_forget;
    QProgressBar* m_progress;
    std::optional<LessonEstimate> m_estimate;
    bool m_underWay = false;
    QString m_obstacle;
    std::optional<CutOffRun> m_cutOff;
};

} // namespace heterosis
