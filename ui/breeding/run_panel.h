// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include <functional>

#include "breeding/breed_run.h"

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace heterosis {

class EqualizerModel;
class MessageBar;
class RunForm;
class StudbookDesk;

// The left side of the breeding room: the workspace, the settings of a run, its buttons, how far it is, and what it tells.
class RunPanel : public QWidget {
    Q_OBJECT
public:
    RunPanel(BreedRun& run, StudbookDesk& desk, QWidget* parent = nullptr);
    RunForm& form() { return *m_form; }
    MessageBar& messages() { return *m_messages; }
    void load(const QString& file);     // a RUN.json
    void save(const QString& file);
    void start();
    QString logText() const;

Q_SIGNALS:
    void workspaceWanted(const QString& folder);

protected:
    void changeEvent(QEvent* event) override;

private:
    void chooseWorkspace();
    void adapt();                       // what can be done now
    void showProgress(double fraction, double secondsLeft);
    void retranslate();
    // Shows what goes wrong in it instead of throwing.
    void guarded(const std::function<void()>& work);
    BreedRun& m_run;
    StudbookDesk& m_desk;
    MessageBar* m_messages;
    QLabel *m_workspaceTitle, *m_workspace, *m_title, *m_logTitle, *m_left;
    QToolButton *m_choose, *m_load, *m_save;
    RunForm* m_form;
    QPushButton *m_start, *m_pause, *m_cancel;
    QProgressBar* m_progress;
    QPlainTextEdit* m_log;
};

} // namespace heterosis
