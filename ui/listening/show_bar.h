// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include "engine/command_run.h"

class QLabel;
class QPushButton;
class QToolButton;

namespace heterosis {

// Beneath the prompt where models cannot speak here: shows what they make by a command of the user's. Off until one is set.
class ShowBar : public QWidget {
    Q_OBJECT
public:
    explicit ShowBar(QWidget* parent = nullptr);
    const UserCommand& command() const { return m_command; }
    void setCommand(const UserCommand& command);
    void setBusy(bool busy);

Q_SIGNALS:
    void showWanted();
    void cancelWanted();
    void commandChanged(const heterosis::UserCommand& command);    // by the user

protected:
    void changeEvent(QEvent* event) override;

private:
    void askForCommand();
    void retranslate();
    UserCommand m_command;
    bool m_busy = false;
    QPushButton *m_show, *m_cancel;
    QToolButton* m_settings;
    QLabel* m_what;
};

} // namespace heterosis
