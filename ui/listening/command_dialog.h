// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDialog>

#include "engine/command_run.h"

class QPlainTextEdit;
class QSpinBox;

namespace heterosis {

// The preview command: a program and its arguments, one a line, and how long it may run.
class CommandDialog : public QDialog {
    Q_OBJECT
public:
    explicit CommandDialog(const UserCommand& command, QWidget* parent = nullptr);
    UserCommand command() const;

private:
    QPlainTextEdit* m_words;
    QSpinBox* m_seconds;
};

} // namespace heterosis
