// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/champions_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

#include "breeding/individual_speaker.h"
#include "breeding/speech_card.h"
#include "bridge/paths.h"
#include "studbook/studbook_words.h"
#include "style/message_bar.h"

namespace heterosis {

namespace {

constexpr std::size_t kAtFirst = 3; // champions, until somebody chooses: of the first, a middle and the last generation

} // namespace

ChampionsPanel::ChampionsPanel(IndividualSpeaker* speaker, QWidget* parent)
    : QWidget(parent), m_speaker(speaker), m_title(new QLabel), m_prompt(new QLineEdit), m_generations(new QToolButton), m_speak(new QToolButton),
      m_messages(new MessageBar), m_columns(new QHBoxLayout)
{
    setObjectName(QStringLiteral("championsPanel"));
    m_speaker->setParent(this);
    m_title->setProperty("role", QStringLiteral("title"));
    m_prompt->setObjectName(QStringLiteral("championsPrompt"));
    m_generations->setObjectName(QStringLiteral("championsGenerations"));
    m_generations->setPopupMode(QToolButton::InstantPopup);
    m_generations->setMenu(new QMenu(m_generations));
    m_speak->setObjectName(QStringLiteral("championsSpeak"));
    for (QToolButton* button : {m_generations, m_speak})
        button->setProperty("role", QStringLiteral("flat"));
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_title);
    head->addWidget(m_prompt, 1);
    head->addWidget(m_generations);
    head->addWidget(m_speak);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 6, 10, 8);
    column->setSpacing(6);
    column->addLayout(head);
    column->addWidget(m_messages);
    column->addLayout(m_columns, 1);
    connect(m_prompt, &QLineEdit::returnPressed, this, &ChampionsPanel::speak);
    connect(m_speak, &QToolButton::clicked, this, &ChampionsPanel::speak);
    const auto put = [this](int place, const auto& answer) {
        m_cards[std::size_t(place)]->show(answer);
        m_answered[std::size_t(place)] = subject(std::size_t(place));
    };
    connect(m_speaker, &IndividualSpeaker::spoken, this, put);
    connect(m_speaker, &IndividualSpeaker::failed, this, put);
    connect(m_speaker, &IndividualSpeaker::done, this, &ChampionsPanel::arrange); // generations may have come meanwhile
    retranslate();
}

void ChampionsPanel::setHerd(std::shared_ptr<const Herd> herd, std::int64_t run)
{
    const bool another = std::exchange(m_run, run) != run;
    std::vector<Champion> champions;
    if (herd)
        for (const Herd::Generation& g : herd->generations(run))
            if (g.judged > 0)
                champions.push_back({g.number, herd->members[std::size_t(g.members.front())].id, g.best});
    const auto same = [](const Champion& x, const Champion& y) { return x.id == y.id && x.generation == y.generation; };
    if (champions.size() == m_champions.size() && std::equal(champions.begin(), champions.end(), m_champions.begin(), same))
        return;
    m_champions = std::move(champions);
    fillGenerations();
    if (another || !m_speaking) // what a run's champions are saying is said to its end, under their own names
        arrange();
}

void ChampionsPanel::setOriginal(const std::filesystem::path& checkpoint, const QString& name)
{
    m_original = checkpoint;
    m_originalName = name;
    arrange();
}

void ChampionsPanel::setSettings(const ListenSettings& settings)
{
    m_settings = settings;
    if (!m_prompt->hasFocus())
        m_prompt->setText(QString::fromStdString(settings.prompt));
}

std::vector<ChampionsPanel::Champion> ChampionsPanel::chosen() const
{
    std::vector<Champion> champions;
    if (m_choiceMade || m_champions.size() <= kAtFirst) {
        for (const Champion& one : m_champions)
            if (!m_choiceMade || std::find(m_choice.begin(), m_choice.end(), one.generation) != m_choice.end())
                champions.push_back(one);
        return champions;
    }
    return {m_champions.front(), m_champions[m_champions.size() / 2], m_champions.back()};
}

void ChampionsPanel::fillGenerations()
{
    QMenu* menu = m_generations->menu();
    menu->clear();
    const auto shown = chosen();
    for (const Champion& one : m_champions) {
        QAction* made = menu->addAction(tr("Generation %1: #%2, %3").arg(one.generation).arg(one.id).arg(StudbookWords::number(one.fitness)));
        made->setCheckable(true);
        made->setData(one.generation);
        made->setChecked(std::any_of(shown.begin(), shown.end(), [&](const Champion& c) { return c.generation == one.generation; }));
        connect(made, &QAction::toggled, this, [this, menu] {
            m_choiceMade = true;
            m_choice.clear();
            for (const QAction* action : menu->actions())
                if (action->isChecked())
                    m_choice.push_back(action->data().toInt());
            arrange();
        });
    }
    m_generations->setEnabled(!m_champions.empty());
    m_speak->setEnabled(!m_champions.empty());
}

// Whose words stand in a column.
QString ChampionsPanel::subject(std::size_t place) const
{
    return place == 0 ? fromPath(m_original) : QStringLiteral("#%1 %2").arg(m_shown[place - 1].id).arg(m_shown[place - 1].fitness);
}

// Words stay in a column only as long as it is their speaker's.
void ChampionsPanel::arrange()
{
    m_speaker->stop();
    m_speaking = false;
    m_shown = chosen();
    while (m_cards.size() > m_shown.size() + 1) {
        m_cards.back()->deleteLater();
        m_cards.pop_back();
    }
    while (m_cards.size() < m_shown.size() + 1) {
        auto* card = new SpeechCard;
        card->setObjectName(QStringLiteral("champion%1").arg(m_cards.size()));
        m_cards.push_back(card);
        m_columns->addWidget(card, 1);
        connect(card, &SpeechCard::picked, this, [this, place = m_cards.size() - 1] {
            if (place > 0)
                Q_EMIT opened(m_shown[place - 1].id);
        });
    }
    m_cards[0]->setHeading(m_originalName.isEmpty() ? tr("Original") : tr("O %1").arg(m_originalName));
    for (std::size_t i = 0; i < m_shown.size(); ++i)
        m_cards[i + 1]->setHeading(tr("Gen %1: #%2").arg(m_shown[i].generation).arg(m_shown[i].id), StudbookWords::number(m_shown[i].fitness, 3));
    m_answered.resize(m_cards.size());
    for (std::size_t i = 0; i < m_cards.size(); ++i)
        if (m_answered[i] != subject(i)) {
            m_answered[i].clear();
            m_cards[i]->invite(m_shown.empty() ? QString() : tr("Speak lets them answer"));
        }
}

void ChampionsPanel::speak()
{
    m_settings.prompt = m_prompt->text().toStdString();
    if (m_settings.prompt.empty() || m_champions.empty())
        return;
    arrange();
    std::vector<IndividualSpeaker::Whom> whom{{.id = {}, .checkpoint = m_original}};
    for (const Champion& one : m_shown)
        whom.push_back({.id = one.id, .checkpoint = {}});
    for (SpeechCard* card : m_cards)
        card->wait();
    m_answered.assign(m_cards.size(), {});
    m_speaking = true;
    m_speaker->speak(whom, m_settings);
}

void ChampionsPanel::retranslate()
{
    m_title->setText(tr("Champions"));
    m_prompt->setPlaceholderText(tr("Write a prompt: the original and the champions answer it with the same seed"));
    m_prompt->setAccessibleName(tr("Prompt"));
    m_generations->setText(tr("Generations ▾"));
    m_generations->setToolTip(tr("Whose champions answer"));
    m_speak->setText(tr("Speak"));
    m_speak->setToolTip(tr("All answer the prompt, one after the other (Enter)"));
    fillGenerations();
    if (!m_cards.empty())
        arrange();
}

void ChampionsPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace heterosis
