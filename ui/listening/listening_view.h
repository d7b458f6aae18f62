// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QTimer>
#include <QWidget>

#include <array>
#include <optional>

#include "engine/workbench.h"

class QLabel;
class QToolButton;

namespace heterosis {

class MessageBar;
class PromptEdit;
class SamplingBar;
class ShowBar;
class SpeechPane;

// One prompt, four panes: original, A, child, B.
class ListeningView : public QWidget {
    Q_OBJECT
public:
    explicit ListeningView(QWidget* parent = nullptr);
    void setFamily(const FamilyInfo& family);
    ListenSettings settings() const;
    void setSettings(const ListenSettings& settings);   // speaks at once
    SpeechPane& pane(Column column) { return *m_panes[std::size_t(column)]; }
    // Nobody is speaking: every pane that is shown has ended, failed or was not asked.
    bool isQuiet() const;

    void start(Column column);
    void hear(Column column, const QList<HeardToken>& tokens);
    void finish(Column column, Finish finish, double tokensPerSecond, double firstTokenSeconds);
    void fail(Column column, const ErrorInfo& error);
    // Models that cannot be run here: the user's command (off where it is empty) shows what they make.
    void setCommand(const UserCommand& command);
    void showRunning(Column column);
    void showMade(Column column, const QString& text, const QByteArray& image);
    void failToShow(Column column, const ErrorInfo& error, bool cancelled);

Q_SIGNALS:
    void showWanted(const heterosis::UserCommand& command, const QString& prompt);
    void showCancelled();
    void commandChanged(const heterosis::UserCommand& command);
    void settingsChanged(const heterosis::ListenSettings& settings);
    void spoken();                                      // some pane's words changed

protected:
    void changeEvent(QEvent* event) override;

private:
    void speakNow();
    void markWords();
    void fillExamples();
    void retranslate();
    QLabel* m_title;
    PromptEdit* m_prompt;
    QToolButton* m_examples;
    SamplingBar* m_sampling;
    MessageBar* m_messages;
    ShowBar* m_show;
    std::array<SpeechPane*, kColumns> m_panes;
    QTimer m_typing, m_marking;
    bool m_silent = false;                              // the models are not run here
    bool m_reads = false;                               // the models are encoders
    std::optional<ListenSettings> m_last;               // what was asked for last; empty: the next asking is new
};

} // namespace heterosis
