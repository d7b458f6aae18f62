// SPDX-License-Identifier: GPL-3.0-or-later
#include "listening/speech_text.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

#include "listening/candidate_bars.h"
#include "style/colours.h"

namespace heterosis {

SpeechText::SpeechText(QWidget* parent) : QTextEdit(parent), m_popup(new TokenPopup(this))
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setProperty("role", QStringLiteral("speech"));
    setFrameShape(QFrame::NoFrame);
    setUndoRedoEnabled(false);
    viewport()->setMouseTracking(true);
    document()->setDocumentMargin(1);
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumHeight(fontMetrics().height() * 2);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.08);
    setFont(large);
}

void SpeechText::setAccent(const QColor& colour)
{
    m_accent = colour;
    paintMarks();
}

void SpeechText::clearSpeech()
{
    m_tokens.clear();
    m_ends.clear();
    m_speech.clear();
    m_marks.clear();
    m_pointed = -1;
    m_popup->hide();
    setExtraSelections({});
    clear();
    m_stale = false;
}

void SpeechText::append(const QList<HeardToken>& tokens)
{
    QString more;
    for (const HeardToken& token : tokens) {
        more += QString::fromStdString(token.text);
        m_tokens << token;
        m_ends << int(m_speech.size() + more.size());
    }
    m_speech += more;
    QScrollBar* bar = verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum() - 2;
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    QTextCharFormat format;
    format.setForeground(Colours::current().text);
    cursor.insertText(more, format);
    if (atEnd)
        bar->setValue(bar->maximum());
}

void SpeechText::setStale(bool stale)
{
    m_stale = stale;
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    QTextCharFormat format;
    format.setForeground(stale ? Colours::current().dim : Colours::current().text);
    cursor.mergeCharFormat(format);
    paintMarks();
}

void SpeechText::mark(const QList<TextRange>& ranges)
{
    if (m_marks == ranges)
        return;
    m_marks = ranges;
    paintMarks();
}

// Underline besides the backdrop: colour is never the only sign.
void SpeechText::paintMarks()
{
    QList<QTextEdit::ExtraSelection> selections;
    for (const TextRange& range : m_marks) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        selection.cursor.setPosition(std::min(range.start, int(m_speech.size())));
        selection.cursor.setPosition(std::min(range.start + range.length, int(m_speech.size())), QTextCursor::KeepAnchor);
        QColor backdrop = m_accent;
        backdrop.setAlphaF(m_stale ? 0.08f : 0.2f);
        if (m_strongMarks)
            selection.format.setBackground(backdrop);
        QColor line = m_accent;
        line.setAlphaF(m_stale ? 0.35f : m_strongMarks ? 1.0f : 0.55f);
        selection.format.setUnderlineColor(line);
        selection.format.setUnderlineStyle(m_strongMarks ? QTextCharFormat::SingleUnderline : QTextCharFormat::DotLine);
        selections << selection;
    }
    setExtraSelections(selections);
}

int SpeechText::tokenAt(int position) const
{
    if (position < 0 || position >= m_speech.size())
        return -1;
    // The first token whose text ends beyond the position; tokens without text (parts of a character) are passed over.
    return int(std::upper_bound(m_ends.begin(), m_ends.end(), position) - m_ends.begin());
}

void SpeechText::mouseMoveEvent(QMouseEvent* event)
{
    QTextEdit::mouseMoveEvent(event);
    const QPoint at = event->position().toPoint();
    QTextCursor cursor = cursorForPosition(at);
    // The nearest gap between characters is given; the character under the pointer may be the one before it.
    if (cursor.position() > 0 && cursorRect(cursor).left() > at.x())
        cursor.movePosition(QTextCursor::Left);
    const QRect rect = cursorRect(cursor);
    const bool over = at.y() >= rect.top() && at.y() <= rect.bottom() && at.x() >= rect.left() - 2 && at.x() <= rect.left() + fontMetrics().height() * 2;
    point(over && event->buttons() == Qt::NoButton ? tokenAt(cursor.position()) : -1, viewport()->mapToGlobal(rect.bottomLeft()));
}

void SpeechText::keyPressEvent(QKeyEvent* event)
{
    QTextEdit::keyPressEvent(event);
    point(tokenAt(textCursor().position()), viewport()->mapToGlobal(cursorRect().bottomLeft()));
}

void SpeechText::point(int token, const QPoint& globalBelow)
{
    if (token == m_pointed)
        return;
    m_pointed = token;
    if (token >= 0 && token < m_tokens.size())
        m_popup->showFor(m_tokens[token], m_accent, globalBelow);
    else
        m_popup->hide();
    Q_EMIT tokenPointed(token);
}

void SpeechText::leaveEvent(QEvent* event)
{
    point(-1, {});
    QTextEdit::leaveEvent(event);
}

void SpeechText::changeEvent(QEvent* event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_popup)
        setStale(m_stale);
}

} // namespace heterosis
