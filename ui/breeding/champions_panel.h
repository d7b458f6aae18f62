// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "engine/workbench.h"
#include "studbook/herd.h"

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace heterosis {

class IndividualSpeaker;
class MessageBar;
class SpeechCard;

// The champions of chosen generations answer one prompt side by side, the original first.
class ChampionsPanel : public QWidget {
    Q_OBJECT
public:
    explicit ChampionsPanel(IndividualSpeaker* speaker, QWidget* parent = nullptr);
    void setHerd(std::shared_ptr<const Herd> herd, std::int64_t run);
    void setOriginal(const std::filesystem::path& checkpoint, const QString& name);
    void setSettings(const ListenSettings& settings);   // of the listening row: prompt and sampling
    void speak();
    const std::vector<SpeechCard*>& cards() const { return m_cards; }

Q_SIGNALS:
    void opened(heterosis::IndividualId id);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Champion {
        int generation = 0;
        IndividualId id = 0;
        double fitness = 0;
    };
    void fillGenerations();
    void arrange();
    void retranslate();
    std::vector<Champion> chosen() const;
    QString subject(std::size_t place) const;
    IndividualSpeaker* m_speaker;
    std::int64_t m_run = 0;
    std::vector<Champion> m_champions;          // of every generation that was judged
    std::vector<Champion> m_shown;              // whose columns stand there, beside the original's
    std::vector<QString> m_answered;            // whose words each column holds
    bool m_speaking = false;
    bool m_choiceMade = false;
    std::vector<int> m_choice;
    std::filesystem::path m_original;
    QString m_originalName;
    ListenSettings m_settings;
    QLabel* m_title;
    QLineEdit* m_prompt;
    QToolButton *m_generations, *m_speak;
    MessageBar* m_messages;
    QHBoxLayout* m_columns;
    std::vector<SpeechCard*> m_cards;
};

} // namespace heterosis
