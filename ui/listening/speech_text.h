// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>
#include <QTextEdit>

#include "engine/workbench.h"
#include "listening/word_diff.h"

namespace heterosis {

class TokenPopup;

// What one model said, token by token: selectable text that knows which token each character came with.
class SpeechText : public QTextEdit {
    Q_OBJECT
public:
    explicit SpeechText(QWidget* parent = nullptr);
    void setAccent(const QColor& colour);
    void setStrongMarks(bool strong) { m_strongMarks = strong; }
    void clearSpeech();
    void append(const QList<HeardToken>& tokens);
    // Old speech stays readable, but dim, until the first new token comes.
    void setStale(bool stale);
    void mark(const QList<TextRange>& ranges);
    QList<TextRange> marks() const { return m_marks; }
    const QList<HeardToken>& tokens() const { return m_tokens; }
    QString speech() const { return m_speech; }
    // The token that the character at `position` came with; -1 beyond the text.
    int tokenAt(int position) const;

Q_SIGNALS:
    void tokenPointed(int token);   // under the pointer or the caret; -1: none

protected:
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void point(int token, const QPoint& globalBelow);
    void paintMarks();
    QList<HeardToken> m_tokens;
    QList<int> m_ends;              // m_ends[i]: where token i's text ends in m_speech
    QString m_speech;
    QList<TextRange> m_marks;
    QColor m_accent;
    TokenPopup* m_popup;
    int m_pointed = -1;
    bool m_strongMarks = false, m_stale = false;
};

} // namespace heterosis
