// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFrame>
#include <QImage>

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
    void setReads(bool reads);                      // an encoder: it says what it read, a line each
    // These models cannot be run here: the pane says why, until something is shown in its place. Empty: they can.
    void setSilence(const Text& silence);
    void showRunning();                             // the user's command is at work for it
    void showMade(const QString& text, const QImage& picture); // what it made: a picture, or text
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
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class State { Silent, Waiting, Speaking, Done, Failed };
    void display();
    void showCandidates(int token);
    void fitPicture();
    QString endText() const;
    QColor colour() const;
    Column m_column;
    State m_state = State::Silent;
    Finish m_finish = Finish::Length;
    double m_tokensPerSecond = 0, m_firstTokenSeconds = 0;
    QString m_modelName;
    bool m_reads = false;
    QLabel *m_name, *m_speed, *m_end;
    QToolButton* m_copy;
    MessageBar* m_messages;
    SpeechText* m_text;
    Text m_silence;
    QImage m_picture;
    QLabel* m_made;                                 // in place of the speech where the models are silent
    CandidateStrip* m_strip;
};

} // namespace heterosis
