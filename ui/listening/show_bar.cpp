// SPDX-License-Identifier: GPL-3.0-or-later
#include "listening/show_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "listening/command_dialog.h"

namespace heterosis {

ShowBar::ShowBar(QWidget* parent) : QWidget(parent), m_show(new QPushButton), m_cancel(new QPushButton), m_settings(new QToolButton), m_what(new QLabel)
{
    setObjectName(QStringLiteral("showBar"));
    m_show->setObjectName(QStringLiteral("showButton"));
    m_settings->setObjectName(QStringLiteral("showSettings"));
    m_settings->setProperty("role", QStringLiteral("flat"));
    m_what->setProperty("role", QStringLiteral("dim"));
    m_what->setTextFormat(Qt::PlainText);
    m_what->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_show);
    row->addWidget(m_cancel);
    row->addWidget(m_what, 1);
    row->addWidget(m_settings);
    connect(m_show, &QPushButton::clicked, this, [this] {
        if (m_command.argv.empty())
            askForCommand();
        else
            Q_EMIT showWanted();
    });
    connect(m_cancel, &QPushButton::clicked, this, &ShowBar::cancelWanted);
    connect(m_settings, &QToolButton::clicked, this, &ShowBar::askForCommand);
    retranslate();
}

void ShowBar::setCommand(const UserCommand& command)
{
    m_command = command;
    retranslate();
}

void ShowBar::setBusy(bool busy)
{
    m_busy = busy;
    retranslate();
}

void ShowBar::askForCommand()
{
    auto* dialog = new CommandDialog(m_command, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        setCommand(dialog->command());
        Q_EMIT commandChanged(m_command);
    });
    dialog->open();
}

void ShowBar::retranslate()
{
    m_show->setText(m_command.argv.empty() ? tr("Set a preview command…") : tr("Show"));
    m_show->setToolTip(tr("Writes the child to a temporary file and runs your command for it, and for the original"));
    m_show->setEnabled(!m_busy);
    m_cancel->setText(tr("Cancel"));
    m_cancel->setVisible(m_busy);
    m_settings->setText(tr("Preview command…"));
    m_settings->setVisible(!m_command.argv.empty());
    m_settings->setEnabled(!m_busy);
    QStringList words;
    for (const std::string& word : m_command.argv)
        words << QString::fromStdString(word);
    m_what->setText(m_busy ? tr("Your command is running…") : words.isEmpty() ? tr("A program of yours can show what these models make. None is set, so nothing is run.") : words.join(QLatin1Char(' ')));
    m_what->setToolTip(words.join(QLatin1Char('\n')));
}

void ShowBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace heterosis
