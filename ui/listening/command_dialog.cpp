// SPDX-License-Identifier: GPL-3.0-or-later
#include "listening/command_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace heterosis {

namespace {

constexpr int kLongest = 24 * 3600; // seconds

} // namespace

CommandDialog::CommandDialog(const UserCommand& command, QWidget* parent) : QDialog(parent), m_words(new QPlainTextEdit), m_seconds(new QSpinBox)
{
    setObjectName(QStringLiteral("commandDialog"));
    setWindowTitle(tr("Preview command"));
    m_words->setObjectName(QStringLiteral("commandWords"));
    m_words->setPlaceholderText(QStringLiteral("/usr/bin/python3\n%1\n--model\n{model}\n--prompt\n{prompt}\n--out\n{out}").arg(tr("/home/me/paint.py")));
    QStringList lines;
    for (const std::string& word : command.argv)
        lines << QString::fromStdString(word);
    m_words->setPlainText(lines.join(QLatin1Char('\n')));
    m_words->setAccessibleName(windowTitle());
    m_seconds->setRange(1, kLongest);
    m_seconds->setValue(command.seconds);
    m_seconds->setSuffix(tr(" s"));
    auto* help = new QLabel(tr("The program, then its arguments, one a line; no shell reads them. {model} becomes the child's safetensors file, {prompt} the "
                               "prompt, {out} the path of a picture (PNG or JPEG) that the program may write. Otherwise the picture whose path it prints "
                               "last is shown, or the text that it prints. Leave it empty to switch the preview off."));
    help->setWordWrap(true);
    auto* form = new QFormLayout;
    form->addRow(tr("Longest run"), m_seconds);
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(tr("Use it"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(help);
    column->addWidget(m_words, 1);
    column->addLayout(form);
    column->addWidget(buttons);
    resize(560, 420);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

UserCommand CommandDialog::command() const
{
    UserCommand command{.argv = {}, .seconds = m_seconds->value()};
    for (const QString& line : m_words->toPlainText().split(QLatin1Char('\n')))
        if (!line.isEmpty() || !command.argv.empty())
            command.argv.push_back(line.toStdString());
    while (!command.argv.empty() && command.argv.back().empty())
        command.argv.pop_back();
    return command;
}

} // namespace heterosis
