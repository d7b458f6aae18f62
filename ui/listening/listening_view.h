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

Q_SIGNALS:
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
    std::array<SpeechPane*, kColumns> m_panes;
    QTimer m_typing, m_marking;
    std::optional<ListenSettings> m_last;               // what was asked for last; empty: the next asking is new
};

} // namespace heterosis
