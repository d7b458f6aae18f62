// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFrame>

#include "engine/workbench.h"

class QLabel;
class QToolButton;

namespace heterosis {

class CandidateStrip;
class MessageBar;
class SpeechText;

// One column of the listening row: who speaks, what it says, how fast, how it ended.
class SpeechPane : public QFrame {
    Q_OBJECT
public:
    explicit SpeechPane(Column column, QWidget* parent = nullptr);
    void setModelName(const QString& name);         // "" for the child
    void start();
    void hear(const QList<HeardToken>& tokens);
    void finish(heterosis::Finish finish, double tokensPerSecond, double firstTokenSeconds);
    void fail(const ErrorInfo& error);
    void silence();                                 // an empty prompt: nothing is said
    bool isSpeaking() const { return m_state == State::Waiting || m_state == State::Speaking; }
    QString speech() const;
    SpeechText& text() { return *m_text; }

Q_SIGNALS:
    void speechChanged();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    enum class State { Silent, Waiting, Speaking, Done, Failed };
    void display();
    void showCandidates(int token);
    QString endText() const;
    QColor colour() const;
    Column m_column;
    State m_state = State::Silent;
    Finish m_finish = Finish::Length;
    double m_tokensPerSecond = 0, m_firstTokenSeconds = 0;
    QString m_modelName;
    QLabel *m_name, *m_speed, *m_end;
    QToolButton* m_copy;
    MessageBar* m_messages;
    SpeechText* m_text;
    CandidateStrip* m_strip;
};

} // namespace heterosis
