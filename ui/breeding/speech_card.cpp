// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/speech_card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QTextEdit>
#include <QVBoxLayout>

#include "bridge/translate_error.h"

namespace heterosis {

SpeechCard::SpeechCard(QWidget* parent) : QFrame(parent), m_heading(new QLabel), m_detail(new QLabel), m_text(new QTextEdit)
{
    setProperty("role", QStringLiteral("card"));
    m_heading->setProperty("role", QStringLiteral("title"));
    m_detail->setProperty("role", QStringLiteral("dim"));
    m_text->setObjectName(QStringLiteral("cardSpeech"));
    m_text->setProperty("role", QStringLiteral("speech"));
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setFocusPolicy(Qt::NoFocus);
    m_text->viewport()->installEventFilter(this);
    auto* head = new QHBoxLayout;
    head->addWidget(m_heading, 1);
    head->addWidget(m_detail);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 6, 8, 8);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(m_text, 1);
    setMinimumWidth(140);
}

void SpeechCard::setHeading(const QString& heading, const QString& detail)
{
    m_heading->setText(heading);
    m_detail->setText(detail);
    m_text->setAccessibleName(heading);
}

void SpeechCard::invite(const QString& hint)
{
    m_text->clear();
    m_text->setPlaceholderText(hint);
}

void SpeechCard::wait() { invite(tr("listening…")); }

void SpeechCard::show(const Heard& heard)
{
    m_text->clear();
    m_text->setPlaceholderText(heard.text.empty() ? tr("said nothing") : QString());
    m_text->setPlainText(QString::fromStdString(heard.text));
}

void SpeechCard::show(const ErrorInfo& error)
{
    m_text->clear();
    m_text->setPlaceholderText(translateError(error).plain());
}

QString SpeechCard::speech() const { return m_text->toPlainText(); }

void SpeechCard::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT picked();
}

// A click on the words is one on the card, unless it marks some of them.
bool SpeechCard::eventFilter(QObject*, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonRelease && static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton && !m_text->textCursor().hasSelection())
        Q_EMIT picked();
    return false;
}

} // namespace heterosis
