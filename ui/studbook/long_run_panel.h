// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include <functional>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace heterosis {

class BackgroundRun;
class MessageBar;
class StudbookDesk;

// The left side of a room in which long runs are begun: the workspace, the settings of a run, its buttons and how far it is. What the
// settings are, and what else stands there, is the room's.
class LongRunPanel : public QWidget {
    Q_OBJECT
public:
    MessageBar& messages() { return *m_messages; }
    virtual void load(const QString& file) = 0; // a RUN.json
    virtual void save(const QString& file) = 0;

Q_SIGNALS:
    void startWanted();
    void workspaceWanted(const QString& folder);

protected:
    struct Words {
        QString title, workspace, save, start, cancel; // a title, and what the mouse is told over the buttons
    };
    // Widgets are called after `noun`: "Run" makes startRun, pauseRun, ...
    LongRunPanel(BackgroundRun& run, StudbookDesk& desk, const QString& noun, QWidget* parent);
    // From above: workspace, messages, `notice`, title, the settings, `estimate`, buttons, progress. Then what the room appends.
    void lay(QWidget* notice, QWidget* settings, int stretch, QWidget* estimate);
    QVBoxLayout& column() { return *m_column; }
    StudbookDesk& desk() { return m_desk; }
    virtual Words words() const = 0;            // in the language of the window
    virtual bool mayStart() const { return true; }
    virtual void adapt();                       // what can be done now
    virtual void retranslate();
    void showProgress(double fraction, double secondsLeft);
    // Shows what goes wrong in it instead of throwing.
    void guarded(const std::function<void()>& work);
    void changeEvent(QEvent* event) override;

private:
    void connectAll();
    void chooseWorkspace();
    BackgroundRun& m_run;
    StudbookDesk& m_desk;
    MessageBar* m_messages;
    QWidget* m_settings = nullptr;
    QLabel *m_workspaceTitle, *m_workspace, *m_title, *m_left;
    QToolButton *m_choose, *m_load, *m_save;
    QPushButton *m_start, *m_pause, *m_cancel;
    QProgressBar* m_progress;
    QVBoxLayout* m_column;
};

} // namespace heterosis
