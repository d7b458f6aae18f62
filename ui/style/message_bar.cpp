// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/message_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "bridge/translate_error.h"

namespace heterosis {

MessageBar::MessageBar(QWidget* parent) : QFrame(parent), m_sign(new QLabel(QStringLiteral("⚠"))), m_text(new QLabel), m_close(new QToolButton)
{
    setProperty("role", QStringLiteral("message"));
    setObjectName(QStringLiteral("messageBar"));
    m_sign->setProperty("role", QStringLiteral("warning"));
    m_text->setObjectName(QStringLiteral("messageText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_text->setMinimumWidth(60);
    m_close->setText(QStringLiteral("✕"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 6, 4, 6);
    row->setSpacing(8);
    row->addWidget(m_sign, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    row->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    hide();
}

void MessageBar::showError(const ErrorInfo& error)
{
    m_error = error;
    m_notice.clear();
    display();
}

void MessageBar::showNotice(const QString& text)
{
    m_error = {};
    m_notice = text;
    display();
}

void MessageBar::dismiss()
{
    m_error = {};
    m_notice.clear();
    m_plain.clear();
    hide();
}

void MessageBar::display()
{
    const ShownError shown = m_notice.isEmpty() ? translateError(m_error) : ShownError{m_notice, {}, {}};
    m_plain = shown.plain();
    m_text->setText(shown.html());
    m_close->setToolTip(tr("Hide this message"));
    m_close->setAccessibleName(m_close->toolTip());
    setAccessibleName(m_plain);
    setVisible(!m_plain.isEmpty());
}

void MessageBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && shows())
        display();
    QFrame::changeEvent(event);
}

} // namespace heterosis
