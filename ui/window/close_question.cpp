// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/close_question.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace heterosis {

bool mayPauseAndClose(QWidget* window, const QString& title, const QString& what)
{
    QMessageBox question(QMessageBox::Question, title, what, QMessageBox::NoButton, window);
    question.setObjectName(QStringLiteral("closeQuestion"));
    auto* close = question.addButton(QCoreApplication::translate("CloseQuestion", "Pause and close"), QMessageBox::AcceptRole);
    close->setObjectName(QStringLiteral("pauseAndClose"));
    auto* stay = question.addButton(QCoreApplication::translate("CloseQuestion", "Stay"), QMessageBox::RejectRole);
    stay->setObjectName(QStringLiteral("stayOpen"));
    question.setDefaultButton(stay);
    question.exec();
    return question.clickedButton() == close;
}

} // namespace heterosis
