// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/tasting_dialog.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRandomGenerator>
#include <QStackedWidget>
#include <QStyle>
#include <QTableWidget>
#include <QVBoxLayout>

#include "breeding/speech_card.h"
#include "studbook/studbook_desk.h"
#include "studbook/studbook_words.h"
#include "style/message_bar.h"

namespace heterosis {

namespace {

constexpr std::size_t kSideBySide = 2;

} // namespace

TastingDialog::TastingDialog(StudbookDesk& desk, IndividualSpeaker* speaker, const TastingTask& task, const ListenSettings& settings, QWidget* parent)
    : QDialog(parent), m_desk(desk), m_speaker(speaker), m_session(task, kSideBySide, QRandomGenerator::global()->generate64()), m_forRun(task.forRun), m_settings(settings)
{
    setObjectName(QStringLiteral("tastingDialog"));
    setWindowTitle(tr("Blind tasting"));
    m_pages = new QStackedWidget;
    m_messages = new MessageBar;
    m_pages->addWidget(buildTasting());
    m_pages->addWidget(buildResult());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->addWidget(m_messages);
    column->addWidget(m_pages, 1);
    resize(900, 460);
    if (m_speaker) {
        m_speaker->setParent(this);
        connect(m_speaker, &IndividualSpeaker::spoken, this, [this](int place, const Heard& heard) {
            setAnswer(m_session.id(std::size_t(place)), heard);
            if (m_desk.writable())
                m_desk.addHeard(m_session.id(std::size_t(place)), heard);
        });
        connect(m_speaker, &IndividualSpeaker::failed, this, [this](int, const ErrorInfo& error) { m_messages->showError(error); });
    }
    if (!m_desk.writable())
        m_messages->showNotice(tr("This workspace is open for reading only: verdicts are not kept."));
    ask();
    setFocus();
}

QWidget* TastingDialog::buildTasting()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    auto* cards = new QHBoxLayout;
    for (std::size_t place = 0; place < std::min(m_session.size(), TastingSession::kMostSideBySide); ++place) {
        auto* card = new SpeechCard;
        card->setObjectName(QStringLiteral("tastingCard%1").arg(place + 1));
        connect(card, &SpeechCard::picked, this, [this, place] {
            point(int(place));
            setFocus();
        });
        m_cards.push_back(card);
        cards->addWidget(card, 1);
    }
    m_hint = new QLabel;
    m_hint->setProperty("role", QStringLiteral("dim"));
    m_progress = new QProgressBar;
    m_progress->setRange(0, int(m_session.wanted()));
    m_progress->setFormat(m_forRun ? tr("verdict %v of %m: then the run goes on") : tr("verdict %v of %m at most"));
    m_progress->setAccessibleName(tr("Verdicts so far"));
    column->addLayout(buildPrompt());
    column->addLayout(cards, 1);
    column->addWidget(m_hint);
    column->addLayout(buildButtons());
    column->addWidget(m_progress);
    return page;
}

QHBoxLayout* TastingDialog::buildPrompt()
{
    m_prompt = new QLineEdit(QString::fromStdString(m_settings.prompt));
    m_prompt->setObjectName(QStringLiteral("tastingPrompt"));
    m_prompt->setAccessibleName(tr("Prompt"));
    m_prompt->setToolTip(tr("Enter lets everybody answer another prompt"));
    connect(m_prompt, &QLineEdit::returnPressed, this, [this] {
        if (m_prompt->text().trimmed().isEmpty())
            return;
        m_settings.prompt = m_prompt->text().toStdString();
        ask();
        setFocus();
    });
    m_sideBySide = new QComboBox;
    m_sideBySide->setObjectName(QStringLiteral("sideBySide"));
    m_sideBySide->setToolTip(tr("How many answers stand side by side"));
    m_sideBySide->setAccessibleName(m_sideBySide->toolTip());
    for (std::size_t count = kSideBySide; count <= m_cards.size(); ++count)
        m_sideBySide->addItem(tr("%n answer(s)", nullptr, int(count)), int(count));
    connect(m_sideBySide, &QComboBox::activated, this, [this] {
        m_session.setSideBySide(std::size_t(m_sideBySide->currentData().toInt()));
        showPlaces();
        setFocus();
    });
    auto* line = new QHBoxLayout;
    line->addWidget(m_prompt, 1);
    line->addWidget(m_sideBySide);
    return line;
}

QHBoxLayout* TastingDialog::buildButtons()
{
    auto* buttons = new QHBoxLayout;
    const auto button = [&](const QString& text, const QString& name, auto run) {
        auto* made = new QPushButton(text);
        made->setObjectName(name);
        made->setAutoDefault(false);
        made->setFocusPolicy(Qt::TabFocus);
        connect(made, &QPushButton::clicked, this, run);
        buttons->addWidget(made);
        return made;
    };
    for (std::size_t place = 0; place < m_cards.size(); ++place)
        m_picks.push_back(button(tr("%1 is better").arg(place + 1), QStringLiteral("pick%1").arg(place + 1), [this, place] { pick(int(place)); }));
    m_bad = button(tr("All bad [0]"), QStringLiteral("allBad"), [this] { allBad(); });
    m_pass = button(tr("✓ Pass [P]"), QStringLiteral("tastingPass"), [this] { judge(true); });
    m_fail = button(tr("✗ Fail [F]"), QStringLiteral("tastingFail"), [this] { judge(false); });
    buttons->addStretch(1);
    if (m_forRun)
        m_enough = button(tr("Later: the run goes on waiting"), QStringLiteral("later"), [this] { reject(); });
    else
        m_enough = button(tr("Enough: show who they are"), QStringLiteral("enough"), [this] { showResult(); });
    return buttons;
}

QWidget* TastingDialog::buildResult()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    auto* title = new QLabel(tr("Who was better, and how sure that is"));
    title->setProperty("role", QStringLiteral("title"));
    m_result = new QTableWidget(0, 4);
    m_result->setObjectName(QStringLiteral("tastingResult"));
    m_result->setHorizontalHeaderLabels({tr("Individual"), tr("Rating"), tr("± (95 %)"), tr("Fitness")});
    m_result->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_result->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_result->verticalHeader()->hide();
    m_result->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_show = new QPushButton(tr("Put this one on the equalizer"));
    m_show->setObjectName(QStringLiteral("showWinner"));
    connect(m_show, &QPushButton::clicked, this, [this] {
        const auto order = m_session.tasting().ranking();
        const int row = m_result->currentRow();
        if (row >= 0 && row < int(order.size()))
            Q_EMIT chosen(m_session.id(order[std::size_t(row)]));
        accept();
    });
    auto* close = new QPushButton(tr("Close"));
    close->setObjectName(QStringLiteral("closeTasting"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_show);
    buttons->addStretch(1);
    buttons->addWidget(close);
    column->addWidget(title);
    column->addWidget(m_result, 1);
    column->addLayout(buttons);
    return page;
}

void TastingDialog::ask()
{
    m_answers.clear();
    showPlaces();
    if (!m_speaker)
        return;
    std::vector<IndividualSpeaker::Whom> whom;
    for (std::size_t i = 0; i < m_session.size(); ++i)
        whom.push_back({.id = m_session.id(i), .checkpoint = {}});
    m_speaker->speak(whom, m_settings);
}

void TastingDialog::setAnswer(IndividualId id, const Heard& heard)
{
    m_answers[id] = heard;
    showPlaces();
}

bool TastingDialog::isReady() const
{
    for (const std::size_t one : m_session.shown())
        if (!m_answers.contains(m_session.id(one)))
            return false;
    return true;
}

void TastingDialog::showPlaces()
{
    const std::size_t shown = m_session.shown().size();
    const bool ready = isReady();
    for (std::size_t place = 0; place < m_cards.size(); ++place) {
        m_cards[place]->setVisible(place < shown);
        m_picks[place]->setVisible(place < shown);
        m_picks[place]->setEnabled(ready);
        if (place >= shown)
            continue;
        m_cards[place]->setHeading(QString::number(place + 1));
        const auto answer = m_answers.find(m_session.id(m_session.shown()[place]));
        if (answer == m_answers.end())
            m_cards[place]->wait();
        else
            m_cards[place]->show(answer->second);
    }
    for (QPushButton* button : {m_bad, m_pass, m_fail})
        button->setEnabled(ready);
    m_hint->setText(tr("1 to %1 picks the better answer · 0 all are bad · ← → points, P passes, F fails").arg(shown));
    m_progress->setValue(int(m_session.said().size()));
    point(m_pointed);
}

void TastingDialog::point(int place)
{
    m_pointed = std::clamp(place, 0, int(m_session.shown().size()) - 1);
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        m_cards[i]->setProperty("role", int(i) == m_pointed ? QStringLiteral("child-card") : QStringLiteral("card"));
        m_cards[i]->style()->unpolish(m_cards[i]);
        m_cards[i]->style()->polish(m_cards[i]);
    }
}

void TastingDialog::record(const std::vector<TastingSession::Said>& said)
{
    if (m_desk.writable())
        for (const TastingSession::Said& one : said)
            m_desk.judge(one.id, one.verdict);
    m_session.finished() ? showResult() : showPlaces();
}

void TastingDialog::pick(int place)
{
    if (isReady() && place < int(m_session.shown().size()))
        record(m_session.pick(std::size_t(place), m_settings.prompt));
}

void TastingDialog::allBad()
{
    if (isReady())
        record(m_session.allBad(m_settings.prompt));
}

void TastingDialog::judge(bool pass)
{
    if (isReady())
        record(m_session.judge(std::size_t(m_pointed), pass, m_settings.prompt));
}

void TastingDialog::showResult()
{
    if (m_speaker)
        m_speaker->stop();
    const auto order = m_session.tasting().ranking();
    m_result->setRowCount(int(order.size()));
    const auto herd = m_desk.herd();
    for (std::size_t row = 0; row < order.size(); ++row) {
        const auto& rating = m_session.tasting().ratings()[order[row]];
        const int member = herd ? herd->indexOf(m_session.id(order[row])) : -1;
        QString fitness = QStringLiteral("–");
        if (member >= 0 && herd->members[std::size_t(member)].fitness)
            fitness = StudbookWords::number(*herd->members[std::size_t(member)].fitness);
        const QString cells[] = {QStringLiteral("#%1").arg(m_session.id(order[row])), StudbookWords::number(rating.mean, 2),
                                 StudbookWords::number(1.96 * rating.deviation, 2), fitness};
        for (int column = 0; column < 4; ++column)
            m_result->setItem(int(row), column, new QTableWidgetItem(cells[column]));
    }
    m_result->setCurrentCell(0, 0);
    m_pages->setCurrentIndex(1);
    m_result->setFocus();
}

void TastingDialog::keyPressEvent(QKeyEvent* event)
{
    if (m_pages->currentIndex() != 0 || m_prompt->hasFocus()) {
        QDialog::keyPressEvent(event);
        return;
    }
    const int key = event->key();
    if (key >= Qt::Key_1 && key <= Qt::Key_9)
        pick(key - Qt::Key_1);
    else if (key == Qt::Key_0)
        allBad();
    else if (key == Qt::Key_P || key == Qt::Key_F)
        judge(key == Qt::Key_P);
    else if (key == Qt::Key_Left || key == Qt::Key_Right)
        point(m_pointed + (key == Qt::Key_Right ? 1 : -1));
    else
        QDialog::keyPressEvent(event);
}

} // namespace heterosis
