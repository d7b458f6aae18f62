// SPDX-License-Identifier: GPL-3.0-or-later
#include "education/data_page.h"

#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QIODevice>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

#include "base/files.h"
#include "breeding/chart_frame.h"
#include "bridge/paths.h"
#include "bridge/translate_error.h"
#include "dataset/example_files.h"
#include "education/education_words.h"
#include "education/lesson_charts.h"
#include "education/problems_table.h"
#include "style/colours.h"
#include "training/learning_data.h"

namespace heterosis {

namespace {

bool isLearnedBySomebody(Shape shape)
{
    const auto kinds = trainingKinds();
    return std::any_of(kinds.begin(), kinds.end(), [shape](std::string_view kind) { return learnsFrom(kind, shape); });
}

std::vector<ErrorInfo> problemsOf(const DataAnswer& answer)
{
    std::vector<ErrorInfo> all = answer.summary.problems.listed;
    all.insert(all.end(), answer.unread.listed.begin(), answer.unread.listed.end());
    return all;
}

QString shownPieces(const LessonText& text)
{
    const Colours& c = Colours::current();
    QString html;
    for (const LessonPiece& piece : text.pieces) {
        const QString words = QString::fromStdString(piece.text).toHtmlEscaped();
        html += piece.learned ? QStringLiteral("<span style=\"color:%1\">%2</span>").arg((text.wanted ? c.child : c.b).name(), words)
                              : QStringLiteral("<span style=\"color:%1\">%2</span>").arg(c.dim.name(), words);
    }
    if (text.cut > 0)
        html += QStringLiteral("<span style=\"color:%1\"> ✂</span>").arg(c.warning.name());
    return html;
}

} // namespace

DataPage::DataPage(QWidget* parent)
    : QWidget(parent), m_pages(new QStackedWidget), m_invitation(new QLabel), m_invitationDetail(new QLabel), m_headline(new QLabel), m_details(new QLabel),
      m_warnings(new QLabel), m_rowsTitle(new QLabel), m_problemsTitle(new QLabel), m_legend(new QLabel), m_choose(new QPushButton), m_example(new QToolButton),
      m_exampleToo(new QToolButton), m_saveProblems(new QToolButton), m_rows(new QTextBrowser), m_lengths(new LengthChart),
      m_lengthFrame(new ChartFrame(QStringLiteral("lengthFrame"))), m_problems(new ProblemsTable)
{
    setObjectName(QStringLiteral("dataPage"));
    m_headline->setObjectName(QStringLiteral("dataHeadline"));
    m_headline->setProperty("role", QStringLiteral("title"));
    m_details->setObjectName(QStringLiteral("dataDetails"));
    m_details->setProperty("role", QStringLiteral("dim"));
    m_warnings->setObjectName(QStringLiteral("dataWarnings"));
    m_warnings->setProperty("role", QStringLiteral("warning"));
    for (QLabel* label : {m_headline, m_details, m_warnings}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_rows->setObjectName(QStringLiteral("dataRows"));
    m_rows->setProperty("role", QStringLiteral("speech"));
    m_rows->setOpenLinks(false);
    m_rows->setFrameShape(QFrame::NoFrame);
    m_legend->setTextFormat(Qt::RichText);
    m_lengths->setObjectName(QStringLiteral("lengthChart"));
    m_lengthFrame->add(m_lengths);
    m_saveProblems->setObjectName(QStringLiteral("saveProblems"));
    m_saveProblems->setText(QStringLiteral("⤓"));

    auto* head = new QWidget;
    auto* headColumn = new QVBoxLayout(head);
    headColumn->setContentsMargins(4, 2, 4, 2);
    headColumn->setSpacing(2);
    auto* first = new QHBoxLayout;
    first->addWidget(m_headline, 1);
    first->addWidget(m_exampleToo, 0, Qt::AlignTop);
    headColumn->addLayout(first);
    headColumn->addWidget(m_details);
    headColumn->addWidget(m_warnings);
    m_right = new QSplitter(Qt::Vertical);
    m_right->addWidget(m_lengthFrame);
    m_right->addWidget(buildPanel(m_problemsTitle, m_problems, m_saveProblems));
    m_columns = new QSplitter(Qt::Horizontal);
    m_columns->addWidget(buildPanel(m_rowsTitle, m_rows, m_legend));
    m_columns->addWidget(m_right);
    for (QSplitter* part : {m_right, m_columns}) {
        part->setChildrenCollapsible(false);
        part->setHandleWidth(8);
    }
    m_columns->setSizes({600, 460});
    m_right->setSizes({300, 340});
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(head);
    column->addWidget(m_columns, 1);
    m_pages->addWidget(buildInvitation());
    m_pages->addWidget(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);

    connect(m_choose, &QPushButton::clicked, this, &DataPage::fileWanted);
    connect(m_saveProblems, &QToolButton::clicked, this, &DataPage::saveProblems);
    for (QToolButton* button : {m_example, m_exampleToo}) {
        button->setProperty("role", QStringLiteral("flat"));
        button->setPopupMode(QToolButton::InstantPopup);
        button->setMenu(new QMenu(button));
    }
    m_example->setObjectName(QStringLiteral("writeExample"));
    m_exampleToo->setObjectName(QStringLiteral("writeExampleToo"));
    retranslate();
}

QWidget* DataPage::buildInvitation()
{
    auto* page = new QWidget;
    page->setProperty("role", QStringLiteral("panel"));
    page->setAttribute(Qt::WA_StyledBackground);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    m_invitation->setObjectName(QStringLiteral("dataInvitation"));
    m_invitation->setFont(large);
    m_invitation->setAlignment(Qt::AlignCenter);
    m_invitationDetail->setAlignment(Qt::AlignCenter);
    m_invitationDetail->setWordWrap(true);
    m_invitationDetail->setTextFormat(Qt::RichText);
    m_choose->setObjectName(QStringLiteral("chooseData"));
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_choose);
    buttons->addWidget(m_example);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(60, 20, 60, 20);
    column->setSpacing(14);
    column->addStretch(2);
    column->addWidget(m_invitation);
    column->addWidget(m_invitationDetail);
    column->addLayout(buttons);
    column->addStretch(3);
    return page;
}

QWidget* DataPage::buildPanel(QLabel* title, QWidget* content, QWidget* beside)
{
    auto* panel = new QWidget;
    panel->setProperty("role", QStringLiteral("panel"));
    panel->setAttribute(Qt::WA_StyledBackground);
    title->setProperty("role", QStringLiteral("title"));
    auto* head = new QHBoxLayout;
    head->addWidget(title);
    head->addStretch(1);
    if (beside)
        head->addWidget(beside);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(10, 5, 6, 6);
    column->setSpacing(3);
    column->addLayout(head);
    column->addWidget(content, 1);
    return panel;
}

void DataPage::setAnswer(std::shared_ptr<const DataAnswer> answer)
{
    m_answer = std::move(answer);
    m_file = m_answer ? fromPath(m_answer->summary.file) : QString();
    m_error.reset();
    m_reading = false;
    display();
}

void DataPage::setFailure(const QString& file, const ErrorInfo& error)
{
    m_answer.reset();
    m_file = file;
    m_error = error;
    m_reading = false;
    display();
}

void DataPage::setReading(const QString& file)
{
    m_reading = true;
    if (file != m_file) {
        m_answer.reset();
        m_error.reset();
        m_file = file;
        display();
    }
}

void DataPage::display()
{
    m_pages->setCurrentIndex(m_answer ? 1 : 0);
    if (!m_answer) {
        const ShownError shown = m_error ? translateError(*m_error) : ShownError();
        m_invitation->setText(m_error ? tr("%1 cannot be learned").arg(QFileInfo(m_file).fileName())
                                      : m_reading ? tr("Reading %1…").arg(QFileInfo(m_file).fileName()) : tr("Drop a data file here"));
        m_invitationDetail->setText(m_error ? shown.html()
                                            : tr("Texts, conversations, prompts with completions, preferences: txt, JSONL or CSV. The file is only read. "
                                                 "You see every row as the model will, before anything is learned.").toHtmlEscaped());
        return;
    }
    showSummary();
    showRows();
    showProblems();
    m_lengths->setLengths(m_answer->lengths, m_answer->context);
    QString title = tr("Length");
    if (!m_answer->lengths.empty()) {
        std::vector<std::uint32_t> sorted = m_answer->lengths;
        std::sort(sorted.begin(), sorted.end());
        title = tr("Length: half the rows up to %1 tokens, the longest %2").arg(sorted[sorted.size() / 2]).arg(sorted.back());
    }
    m_lengthFrame->setTitles({title});
}

void DataPage::showSummary()
{
    const DataAnswer& a = *m_answer;
    m_headline->setText(tr("%1: %2 (%3)").arg(QFileInfo(m_file).fileName(), EducationWords::shape(a.summary.shape), EducationWords::format(a.summary.format)));
    QStringList details{tr("%n row(s) are learned", nullptr, int(a.learned))};
    if (a.valid)
        details << tr("measured on %n row(s) of the other file", nullptr, int(a.valid->rows));
    else if (a.held > 0)
        details << tr("%n are held back for measuring", nullptr, int(a.held));
    details << (a.summary.problems.count + a.unread.count == 0 ? tr("none was set aside") : tr("%n were set aside", nullptr, int(a.summary.problems.count + a.unread.count)));
    details << (a.summary.duplicates == 0 ? tr("no row comes twice") : tr("%n say what an earlier row says", nullptr, int(a.summary.duplicates)));
    if (a.isRead())
        details << tr("%n token(s)", nullptr, int(std::min<std::uint64_t>(a.tokens, 2'000'000'000)))
                << (a.chatTemplate == "none" ? tr("no chat template: turns are plain lines") : tr("chat template %1").arg(QString::fromStdString(a.chatTemplate)));
    m_details->setText(details.join(QStringLiteral(" · ")));
    QStringList warnings;
    if (a.longer > 0)
        warnings << tr("%1 rows are longer than %2 tokens and are cut there").arg(a.longer).arg(a.context);
    if (a.overlap.count > 0)
        warnings << tr("%1 rows are in the file that is measured on too (line %2 there, line %3 here): what is measured will look too good")
                        .arg(a.overlap.count).arg(a.overlap.lines.front().second).arg(a.overlap.lines.front().first);
    if (a.testSet)
        warnings << tr("This looks like the public test set %1: whoever learns from it can no longer report on it").arg(QString::fromStdString(*a.testSet));
    for (const auto& problem : {a.subjectProblem, a.validProblem, a.generalProblem})
        if (problem)
            warnings << translateError(*problem).plain();
    m_warnings->setText(warnings.isEmpty() ? QString() : QStringLiteral("⚠ ") + warnings.join(QStringLiteral("\n⚠ ")));
    m_warnings->setVisible(!warnings.isEmpty());
}

void DataPage::showRows()
{
    const DataAnswer& a = *m_answer;
    const Colours& c = Colours::current();
    QString html;
    for (const LessonRow& row : a.rows) {
        QStringList facts{tr("line %1").arg(row.line)};
        if (row.held)
            facts << tr("held back");
        for (const LessonText& text : row.texts) {
            QStringList own = facts;
            if (row.texts.size() == 2)
                own << (text.wanted ? QStringLiteral("✓ ") + tr("chosen") : QStringLiteral("✗ ") + tr("rejected"));
            else if (a.summary.shape == Shape::Kto)
                own << (text.wanted ? QStringLiteral("👍 ") + tr("liked") : QStringLiteral("👎 ") + tr("not liked"));
            if (text.tokens > 0)
                own << tr("%n token(s)", nullptr, int(text.tokens));
            html += QStringLiteral("<p style=\"margin:8px 0 1px 0;color:%1\"><small>%2</small></p><p style=\"margin:0;white-space:pre-wrap\">%3</p>")
                        .arg(c.dim.name(), own.join(QStringLiteral(" · ")), shownPieces(text));
        }
    }
    if (a.summary.rows > a.rows.size())
        html += QStringLiteral("<p style=\"color:%1\">%2</p>").arg(c.dim.name(), tr("… and %n more", nullptr, int(a.summary.rows - a.rows.size())));
    m_rows->setHtml(html);
    m_legend->setText(QStringLiteral("<span style=\"color:%1\">■</span> %2 &nbsp; <span style=\"color:%3\">■</span> %4")
                          .arg(c.child.name(), tr("learned"), c.dim.name(), tr("only read")));
    m_rowsTitle->setText(a.isRead() ? tr("As the model reads it") : tr("Rows"));
}

void DataPage::showProblems()
{
    const std::vector<ErrorInfo> all = problemsOf(*m_answer);
    const std::size_t count = m_answer->summary.problems.count + m_answer->unread.count;
    m_problemsTitle->setText(count == 0 ? tr("Every row can be used") : tr("Set aside: %n row(s)", nullptr, int(count)));
    m_saveProblems->setEnabled(count > 0);
    m_problems->setProblems(all);
}

QString DataPage::summary() const { return m_answer ? m_headline->text() + QLatin1Char('\n') + m_details->text() + QLatin1Char('\n') + m_warnings->text() : m_invitation->text(); }
QString DataPage::preview() const { return m_rows->toPlainText(); }

void DataPage::fillExamples()
{
    for (QToolButton* button : {m_example, m_exampleToo}) {
        button->menu()->clear();
        for (const Shape shape : kShapes)
            if (isLearnedBySomebody(shape))
                button->menu()->addAction(EducationWords::shape(shape), this, [this, shape] { askForExample(shape); });
    }
}

void DataPage::askForExample(Shape shape)
{
    const QString name = QStringLiteral("example-%1.jsonl").arg(QString::fromUtf8(nameOf(shape).data(), qsizetype(nameOf(shape).size())));
    const QString file = QFileDialog::getSaveFileName(this, tr("Write an example file"), name, tr("JSON Lines (*.jsonl)"));
    if (file.isEmpty())
        return;
    try {
        writeExample(shape, file);
    } catch (const Error& error) {
        Q_EMIT failed(error.info());
    }
}

void DataPage::writeExample(Shape shape, const QString& file)
{
    writeFileAtomically(toPath(file), exampleFile(shape));
    Q_EMIT exampleWritten(file);
}

void DataPage::saveProblems()
{
    const QString file = QFileDialog::getSaveFileName(this, tr("Save the list of rows that were set aside"), QStringLiteral("set-aside.txt"), tr("Text (*.txt)"));
    if (file.isEmpty() || !m_answer)
        return;
    std::string lines;
    for (const Problems& problems : {m_answer->summary.problems, m_answer->unread})
        for (const std::string& line : problems.lines())
            lines += line + "\n";
    try {
        writeFileAtomically(toPath(file), lines);
    } catch (const Error& error) {
        Q_EMIT failed(error.info());
    }
}

QByteArray DataPage::saveLayout() const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << m_columns->saveState() << m_right->saveState();
    return bytes;
}

void DataPage::restoreLayout(const QByteArray& state)
{
    QDataStream in(state);
    for (QSplitter* part : {m_columns, m_right}) {
        QByteArray one;
        in >> one;
        if (!one.isEmpty())
            part->restoreState(one);
    }
}

void DataPage::retranslate()
{
    m_choose->setText(tr("Open a data file…"));
    for (QToolButton* button : {m_example, m_exampleToo}) {
        button->setText(tr("Write an example file ▾"));
        button->setToolTip(tr("A small file of each shape, to start your own from"));
    }
    m_saveProblems->setToolTip(tr("Save the list"));
    m_saveProblems->setAccessibleName(m_saveProblems->toolTip());
    m_problems->retranslate();
    m_rows->setAccessibleName(tr("Rows as the model reads them"));
    m_lengths->setAccessibleName(tr("Length of the rows"));
    fillExamples();
    display();
}

void DataPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange && m_answer)
        showRows();
    QWidget::changeEvent(event);
}

} // namespace heterosis
