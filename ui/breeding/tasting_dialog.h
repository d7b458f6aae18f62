// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDialog>

#include <map>
#include <vector>

#include "breeding/individual_speaker.h"
#include "breeding/tasting_session.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableWidget;

namespace heterosis {

class MessageBar;
class SpeechCard;
class StudbookDesk;

// Answers without names: keys 1 to 9 pick the better one, 0 says that all are bad, P and F pass or fail the one that is pointed out (Left
// and Right). Every verdict goes to the studbook at once. After as many as the task asks for, or when somebody has enough, names and
// ratings are shown; where a run waits, nobody is named before it has all that it waits for.
class TastingDialog : public QDialog {
    Q_OBJECT
public:
    TastingDialog(StudbookDesk& desk, IndividualSpeaker* speaker, const TastingTask& task, const ListenSettings& settings, QWidget* parent = nullptr);
    const TastingSession& session() const { return m_session; }
    bool isReady() const;               // those who are shown have spoken
    void setAnswer(IndividualId id, const Heard& heard); // what the speaker gives, or a studbook that remembers it

Q_SIGNALS:
    void chosen(heterosis::IndividualId id); // the user wants this one on the equalizer

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* buildTasting();
    QHBoxLayout* buildPrompt();
    QHBoxLayout* buildButtons();
    QWidget* buildResult();
    void ask();                         // lets everybody answer the prompt
    void showPlaces();
    void point(int place);
    void pick(int place);
    void allBad();
    void judge(bool pass);
    void record(const std::vector<TastingSession::Said>& said);
    void showResult();

    StudbookDesk& m_desk;
    IndividualSpeaker* m_speaker;
    TastingSession m_session;
    bool m_forRun;
    ListenSettings m_settings;
    std::map<IndividualId, Heard> m_answers;
    std::vector<SpeechCard*> m_cards;       // as many as may stand side by side; those that do are shown
    std::vector<QPushButton*> m_picks;
    int m_pointed = 0;
    QStackedWidget* m_pages;
    MessageBar* m_messages;
    QLineEdit* m_prompt;
    QComboBox* m_sideBySide;
    QProgressBar* m_progress;
    QLabel* m_hint;
    QPushButton *m_bad, *m_pass, *m_fail, *m_enough, *m_show;
    QTableWidget* m_result;
};

} // namespace heterosis
