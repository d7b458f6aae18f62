// SPDX-License-Identifier: GPL-3.0-or-later
#include "listening/speech_pane.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include "listening/candidate_bars.h"
#include "listening/speech_text.h"
#include "bridge/translate_error.h"
#include "parents/parent_card.h"
#include "style/colours.h"
#include "style/message_bar.h"

namespace heterosis {

namespace {

constexpr int kDot = 10;

QString objectNameOf(Column column)
{
    return QStringLiteral("pane") + (column == Column::Child ? QStringLiteral("Child") : letterOf(column));
}

} // namespace

SpeechPane::SpeechPane(Column column, QWidget* parent)
    : QFrame(parent), m_column(column), m_name(new QLabel), m_speed(new QLabel), m_end(new QLabel), m_copy(new QToolButton),
      m_messages(new MessageBar), m_text(new SpeechText), m_made(new QLabel), m_strip(new CandidateStrip(QColor()))
{
    setObjectName(objectNameOf(column));
    setProperty("role", column == Column::Child ? QStringLiteral("child-card") : QStringLiteral("card"));
    m_text->setObjectName(QStringLiteral("speech"));
    m_text->setStrongMarks(column == Column::Child);
    m_name->setProperty("role", QStringLiteral("title"));
    m_name->setIndent(kDot + 8);
    m_name->setMinimumWidth(60);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_speed->setProperty("role", QStringLiteral("dim"));
    m_end->setProperty("role", QStringLiteral("dim"));
    m_end->setObjectName(QStringLiteral("speechEnd"));
    m_end->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_copy->setText(QStringLiteral("⧉"));
    auto* head = new QHBoxLayout;
    head->setSpacing(4);
    head->addWidget(m_name, 1);
    head->addWidget(m_speed);
    head->addWidget(m_copy);
    auto* column_ = new QVBoxLayout(this);
    column_->setContentsMargins(10, 5, 8, 9);
    column_->setSpacing(4);
    column_->addLayout(head);
    column_->addWidget(m_messages);
    column_->addWidget(m_text, 1);
    column_->addWidget(m_made, 1);
    m_made->setObjectName(QStringLiteral("made"));
    m_made->setTextFormat(Qt::PlainText);
    m_made->setWordWrap(true);
    m_made->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_made->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_made->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_made->hide();
    column_->addWidget(m_end);
    column_->addWidget(m_strip);
    setMinimumWidth(150);
    connect(m_copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(speech()); });
    connect(m_text, &SpeechText::tokenPointed, this, [this](int token) { showCandidates(std::max(0, token)); });
    display();
}

QColor SpeechPane::colour() const
{
    const Colours& c = Colours::current();
    switch (m_column) {
    case Column::Original: return c.original;
    case Column::A: return c.a;
    case Column::Child: return c.child;
    case Column::B: break;
    }
    return c.b;
}

QString SpeechPane::speech() const { return m_text->speech(); }

void SpeechPane::setModelName(const QString& name)
{
    m_modelName = name;
    display();
}

void SpeechPane::setReads(bool reads)
{
    m_reads = reads;
    display();
}

void SpeechPane::setSilence(const Text& silence)
{
    m_silence = silence;
    m_picture = {};
    m_made->setVisible(!silence.empty());
    for (QWidget* spoken : std::initializer_list<QWidget*>{m_text, m_strip, m_copy})
        spoken->setVisible(silence.empty());
    m_made->setText(translated(silence));
    display();
}

void SpeechPane::showRunning()
{
    m_messages->dismiss();
    m_state = State::Waiting;
    display();
}

void SpeechPane::showMade(const QString& text, const QImage& picture)
{
    m_state = State::Silent;
    m_picture = picture;
    if (picture.isNull())
        m_made->setText(text);
    else
        fitPicture();
    m_made->setAccessibleName(picture.isNull() ? text : tr("A picture of %1 × %2 points").arg(picture.width()).arg(picture.height()));
    display();
}

// As large as the pane allows, never larger than it is.
void SpeechPane::fitPicture()
{
    if (m_picture.isNull())
        return;
    const QSize room = m_made->size() * devicePixelRatioF();
    const QSize size = m_picture.width() > room.width() || m_picture.height() > room.height() ? m_picture.size().scaled(room, Qt::KeepAspectRatio) : m_picture.size();
    if (size.isEmpty())
        return;
    QPixmap shown = QPixmap::fromImage(m_picture.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    shown.setDevicePixelRatio(devicePixelRatioF());
    m_made->setPixmap(shown);
}

void SpeechPane::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fitPicture();
}

void SpeechPane::start()
{
    m_messages->dismiss();
    m_state = State::Waiting;
    m_text->setStale(true);
    display();
}

void SpeechPane::hear(const QList<HeardToken>& tokens)
{
    if (m_state != State::Speaking)
        m_text->clearSpeech();
    const bool first = m_text->tokens().isEmpty();
    m_state = State::Speaking;
    m_text->append(tokens);
    if (first) {
        showCandidates(0);
        display();
    }
    Q_EMIT speechChanged();
}

void SpeechPane::finish(Finish finish, double tokensPerSecond, double firstTokenSeconds)
{
    if (m_state == State::Waiting && finish != Finish::Cancelled)
        m_text->clearSpeech();   // it ended before it said a word
    m_state = State::Done;
    m_finish = finish;
    m_tokensPerSecond = tokensPerSecond;
    m_firstTokenSeconds = firstTokenSeconds;
    display();
    Q_EMIT speechChanged();
}

void SpeechPane::fail(const ErrorInfo& error)
{
    m_state = State::Failed;
    m_text->clearSpeech();
    showCandidates(0);
    m_messages->showError(error);
    display();
    Q_EMIT speechChanged();
}

void SpeechPane::silence()
{
    m_state = State::Silent;
    m_messages->dismiss();
    m_text->clearSpeech();
    showCandidates(0);
    display();
    Q_EMIT speechChanged();
}

void SpeechPane::showCandidates(int token)
{
    const auto& tokens = m_text->tokens();
    m_strip->setToken(token < tokens.size() ? &tokens[token] : nullptr);
}

QString SpeechPane::endText() const
{
    if (m_state == State::Waiting)
        return m_silence.empty() ? tr("listening…") : tr("your command is running…");
    if (m_state != State::Done)
        return {};
    if (m_reads)
        return tr("read in %1 ms").arg(QLocale::c().toString(m_firstTokenSeconds * 1000, 'f', 0));
    const int count = int(m_text->tokens().size());
    switch (m_finish) {
    case Finish::Eos: return tr("came to an end by itself");
    case Finish::Length: return tr("stopped after %n token(s), as set", nullptr, count);
    case Finish::Context: return tr("the context is full: stopped after %n token(s)", nullptr, count);
    case Finish::Cancelled: break;
    }
    return tr("interrupted");
}

void SpeechPane::display()
{
    const QString name = m_column == Column::Child ? tr("Child") : letterOf(m_column) + QLatin1Char(' ') + m_modelName;
    m_name->setText(name);
    m_name->setToolTip(m_column == Column::Child ? tr("What the equalizer makes of the parents. Words that differ from A are marked.") : m_modelName);
    const bool timed = m_state == State::Done && m_tokensPerSecond > 0;
    m_speed->setText(timed ? tr("%1 tok/s").arg(QLocale::c().toString(m_tokensPerSecond, 'f', m_tokensPerSecond < 10 ? 1 : 0)) : QString());
    m_speed->setToolTip(tr("First token after %1 ms").arg(QLocale::c().toString(m_firstTokenSeconds * 1000, 'f', 0)));
    m_end->setText(endText());
    m_copy->setToolTip(tr("Copy this text"));
    m_copy->setAccessibleName(m_copy->toolTip());
    m_text->setAccessibleName(name);
    m_text->setAccent(colour());
    m_strip->setColour(colour());
    m_strip->setToolTip(m_reads ? tr("What the first line says. Point at a line to see its own.")
                                : tr("The likeliest first tokens. Point at a word to see those of its place."));
    update();
}

void SpeechPane::paintEvent(QPaintEvent* event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour());
    painter.drawEllipse(QRectF(m_name->x(), m_name->geometry().center().y() - kDot / 2.0 + 0.5, kDot, kDot));
}

void SpeechPane::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        display();
    QFrame::changeEvent(event);
}

} // namespace heterosis
