// SPDX-License-Identifier: GPL-3.0-or-later
#include "listening/listening_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

#include "listening/example_prompts.h"
#include "listening/prompt_edit.h"
#include "listening/sampling_bar.h"
#include "listening/show_bar.h"
#include "listening/speech_pane.h"
#include "listening/speech_text.h"
#include "style/message_bar.h"

namespace heterosis {

namespace {

constexpr int kTypingPause = 400, kMarkingPause = 30; // milliseconds
constexpr Column kOrder[] = {Column::Original, Column::A, Column::Child, Column::B};

} // namespace

ListeningView::ListeningView(QWidget* parent)
    : QWidget(parent), m_title(new QLabel), m_prompt(new PromptEdit), m_examples(new QToolButton), m_sampling(new SamplingBar), m_messages(new MessageBar), m_show(new ShowBar)
{
    setObjectName(QStringLiteral("listeningView"));
    setProperty("role", QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    m_title->setProperty("role", QStringLiteral("title"));
    m_examples->setObjectName(QStringLiteral("examples"));
    m_examples->setProperty("role", QStringLiteral("flat"));
    m_examples->setPopupMode(QToolButton::InstantPopup);
    m_examples->setMenu(new QMenu(m_examples));
    auto* head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(m_title);
    head->addWidget(m_prompt, 1);
    head->addWidget(m_examples);
    auto* panes = new QSplitter;
    panes->setObjectName(QStringLiteral("panes"));
    panes->setChildrenCollapsible(false);
    panes->setHandleWidth(8);
    for (const Column column : kOrder) {
        auto* made = new SpeechPane(column);
        m_panes[std::size_t(column)] = made;
        panes->addWidget(made);
        connect(made, &SpeechPane::speechChanged, this, [this] {
            m_marking.start();
            Q_EMIT spoken();
        });
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 10, 10);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_sampling);
    column->addWidget(m_show);
    m_show->hide();
    column->addWidget(m_messages);
    column->addWidget(panes, 1);

    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPause);
    m_marking.setSingleShot(true);
    m_marking.setInterval(kMarkingPause);
    connect(&m_typing, &QTimer::timeout, this, &ListeningView::speakNow);
    connect(&m_marking, &QTimer::timeout, this, &ListeningView::markWords);
    connect(m_prompt, &QPlainTextEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_prompt, &PromptEdit::entered, this, [this] {
        m_last.reset(); // Enter speaks again even when nothing changed
        speakNow();
    });
    connect(m_sampling, &SamplingBar::changed, this, &ListeningView::speakNow);
    connect(m_show, &ShowBar::showWanted, this, [this] { Q_EMIT showWanted(m_show->command(), m_prompt->toPlainText()); });
    connect(m_show, &ShowBar::cancelWanted, this, &ListeningView::showCancelled);
    connect(m_show, &ShowBar::commandChanged, this, &ListeningView::commandChanged);
    pane(Column::Original).hide();
    pane(Column::B).hide();
    retranslate();
}

void ListeningView::setFamily(const FamilyInfo& family)
{
    const std::optional<ModelInfo>* models[] = {&family.original, &family.a, nullptr, &family.b};
    for (const Column column : kOrder) {
        pane(column).silence();
        const auto* model = models[std::size_t(column)];
        pane(column).setModelName(model && *model ? QString::fromStdString((*model)->name) : QString());
        pane(column).setVisible(!model || model->has_value());
        pane(column).setReads(family.encoder);
        pane(column).setSilence(family.silence);
    }
    m_silent = !family.silence.empty();
    m_show->setVisible(m_silent);
    m_show->setBusy(false);
    m_reads = family.encoder;
    m_sampling->setVisible(!m_reads && !m_silent);
    m_examples->setVisible(!m_reads && !m_silent);
    retranslate();
    m_sampling->setChat(family.chatKnown, QString::fromStdString(family.chatName));
    if (family.tokenizerProblem)
        m_messages->showError(ErrorInfo{.message = text("The models cannot speak here: there is no tokenizer for them"), .file = family.tokenizerProblem->file, .remedy = family.tokenizerProblem->message});
    else
        m_messages->dismiss();
}

ListenSettings ListeningView::settings() const
{
    ListenSettings settings;
    settings.prompt = m_prompt->toPlainText().toStdString();
    m_sampling->fill(settings);
    return settings;
}

void ListeningView::setSettings(const ListenSettings& settings)
{
    {
        const QSignalBlocker quiet(this);
        m_prompt->setPlainText(QString::fromStdString(settings.prompt));
        m_sampling->setSettings(settings);
    }
    m_last.reset();
    speakNow();
}

void ListeningView::speakNow()
{
    m_typing.stop();
    const ListenSettings now = settings();
    if (signalsBlocked() || now == m_last)
        return;
    m_last = now;
    if (now.prompt.empty())
        for (SpeechPane* shown : m_panes)
            shown->silence();
    Q_EMIT settingsChanged(now);
}

bool ListeningView::isQuiet() const
{
    return std::none_of(m_panes.begin(), m_panes.end(), [](const SpeechPane* shown) { return shown->isSpeaking(); });
}

void ListeningView::start(Column column) { pane(column).start(); }
void ListeningView::hear(Column column, const QList<HeardToken>& tokens) { pane(column).hear(tokens); }
void ListeningView::fail(Column column, const ErrorInfo& error) { pane(column).fail(error); }

void ListeningView::finish(Column column, Finish finish, double tokensPerSecond, double firstTokenSeconds)
{
    pane(column).finish(finish, tokensPerSecond, firstTokenSeconds);
}

void ListeningView::setCommand(const UserCommand& command) { m_show->setCommand(command); }

void ListeningView::showRunning(Column column)
{
    m_show->setBusy(true);
    pane(column).showRunning();
}

void ListeningView::showMade(Column column, const QString& text, const QByteArray& image)
{
    pane(column).showMade(text, QImage::fromData(image));
    m_show->setBusy(!isQuiet());
}

void ListeningView::failToShow(Column column, const ErrorInfo& error, bool cancelled)
{
    if (cancelled)
        pane(column).showMade(tr("Cancelled."), {});
    else
        pane(column).fail(error);
    m_show->setBusy(!isQuiet());
}

void ListeningView::markWords()
{
    const QString reference = pane(Column::A).speech();
    for (const Column column : {Column::Original, Column::Child, Column::B})
        pane(column).text().mark(reference.isEmpty() ? QList<TextRange>() : wordsThatDiffer(pane(column).speech(), reference));
}

void ListeningView::fillExamples()
{
    QMenu* menu = m_examples->menu();
    menu->clear();
    for (const ExamplePrompt& example : examplePrompts()) {
        if (example.startsGroup && !menu->isEmpty())
            menu->addSeparator();
        menu->addAction(example.text, this, [this, prompt = example.text] {
            m_prompt->setPlainText(prompt);
            speakNow();
        });
    }
}

void ListeningView::retranslate()
{
    m_title->setText(tr("Listening"));
    m_prompt->setPlaceholderText(m_silent ? tr("Write a prompt for your preview command") : m_reads ? tr("Write a text with [MASK], or sentences to compare, one a line")
                                         : tr("Write a prompt: all four answer it with the same seed"));
    m_prompt->setAccessibleName(tr("Prompt"));
    m_prompt->setToolTip(tr("Enter speaks, Shift+Enter starts a new line"));
    m_examples->setText(tr("Examples ▾"));
    m_examples->setToolTip(tr("Prompts that show what the demo family learned"));
    fillExamples();
}

void ListeningView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace heterosis
