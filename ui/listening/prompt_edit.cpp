// SPDX-License-Identifier: GPL-3.0-or-later
#include "listening/prompt_edit.h"

#include <QKeyEvent>

#include <algorithm>

namespace heterosis {

PromptEdit::PromptEdit(QWidget* parent) : QPlainTextEdit(parent)
{
    setObjectName(QStringLiteral("prompt"));
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(2);
    connect(this, &QPlainTextEdit::textChanged, this, &PromptEdit::fitHeight);
    fitHeight();
}

void PromptEdit::fitHeight()
{
    // A plain text document counts its height in lines.
    const int lines = std::clamp(int(document()->size().height()), 1, 3);
    setFixedHeight(lines * fontMetrics().lineSpacing() + 14);
    setVerticalScrollBarPolicy(document()->size().height() > 3 ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
}

void PromptEdit::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        fitHeight();
}

void PromptEdit::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !(event->modifiers() & Qt::ShiftModifier)) {
        Q_EMIT entered();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

} // namespace heterosis
