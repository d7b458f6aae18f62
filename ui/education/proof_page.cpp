// SPDX-License-Identifier: GPL-3.0-or-later
#include "education/proof_page.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QIODevice>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTableWidget>
#include <QVBoxLayout>

#include "base/error.h"
#include "base/files.h"
#include "breeding/chart_frame.h"
#include "education/education_words.h"
#include "education/lesson_charts.h"
#include "engine/education.h"
#include "studbook/studbook_words.h"

namespace heterosis {

namespace {

QTableWidget* table(const QString& name, int columns)
{
    auto* made = new QTableWidget(0, columns);
    made->setObjectName(name);
    made->setEditTriggers(QAbstractItemView::NoEditTriggers);
    made->setSelectionBehavior(QAbstractItemView::SelectRows);
    made->setAlternatingRowColors(true);
    made->setShowGrid(false);
    made->setWordWrap(true);
    made->setTabKeyNavigation(false);
    made->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    made->verticalHeader()->hide();
    made->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return made;
}

QWidget* panel(QLabel* title, QWidget* content)
{
    auto* made = new QWidget;
    made->setProperty("role", QStringLiteral("panel"));
    made->setAttribute(Qt::WA_StyledBackground);
    title->setProperty("role", QStringLiteral("title"));
    auto* column = new QVBoxLayout(made);
    column->setContentsMargins(10, 6, 6, 6);
    column->setSpacing(4);
    column->addWidget(title);
    column->addWidget(content, 1);
    return made;
}

QString figure(const Json& value, int decimals = 4) { return value.is_number() ? StudbookWords::number(value.get<double>(), decimals) : QStringLiteral("–"); }

const Json* of(const Json& list, const std::string& judge)
{
    for (const Json& one : list)
        if (one.at("judge") == judge)
            return &one;
    return nullptr;
}

} // namespace

ProofPage::ProofPage(QWidget* parent)
    : QWidget(parent), m_runs(new QComboBox), m_runLabel(new QLabel), m_learned(new QLabel), m_forgotten(new QLabel), m_scoresTitle(new QLabel), m_answersTitle(new QLabel),
      m_equalizer(new QPushButton), m_report(new QPushButton), m_scores(table(QStringLiteral("proofScores"), 6)), m_answers(table(QStringLiteral("proofAnswers"), 3)),
      m_differences(new DifferenceChart), m_changes(new ChangeChart), m_differenceFrame(new ChartFrame(QStringLiteral("differenceFrame"))),
      m_changeFrame(new ChartFrame(QStringLiteral("changeFrame")))
{
    setObjectName(QStringLiteral("proofPage"));
    m_runs->setObjectName(QStringLiteral("proofRun"));
    m_runs->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_equalizer->setObjectName(QStringLiteral("toEqualizer"));
    m_report->setObjectName(QStringLiteral("openReport"));
    m_learned->setObjectName(QStringLiteral("proofLearned"));
    m_forgotten->setObjectName(QStringLiteral("proofForgotten"));
    for (QLabel* label : {m_learned, m_forgotten}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_learned->setProperty("role", QStringLiteral("title"));
    m_differences->setObjectName(QStringLiteral("differenceChart"));
    m_changes->setObjectName(QStringLiteral("changeChart"));
    m_differenceFrame->add(m_differences);
    m_changeFrame->add(m_changes);

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_runLabel);
    head->addWidget(m_runs);
    head->addStretch(1);
    head->addWidget(m_report);
    head->addWidget(m_equalizer);
    auto* measured = new QSplitter(Qt::Vertical);
    measured->addWidget(panel(m_scoresTitle, m_scores));
    measured->addWidget(m_differenceFrame);
    measured->setSizes({150, 170});
    m_top = new QSplitter(Qt::Horizontal);
    m_top->addWidget(measured);
    m_top->addWidget(m_changeFrame);
    m_rows = new QSplitter(Qt::Vertical);
    m_rows->addWidget(m_top);
    m_rows->addWidget(panel(m_answersTitle, m_answers));
    for (QSplitter* part : {measured, m_top, m_rows}) {
        part->setChildrenCollapsible(false);
        part->setHandleWidth(8);
    }
    m_top->setSizes({560, 480});
    m_rows->setSizes({330, 300});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(head);
    column->addWidget(m_learned);
    column->addWidget(m_forgotten);
    column->addWidget(m_rows, 1);
    m_answers->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_scores->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_scores->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);

    connect(m_runs, &QComboBox::currentIndexChanged, this, &ProofPage::read);
    connect(m_equalizer, &QPushButton::clicked, this, [this] { Q_EMIT equalizerWanted(child()); });
    connect(m_report, &QPushButton::clicked, this, [this] { Q_EMIT reportWanted(child()); });
    for (ChartFrame* frame : {m_differenceFrame, m_changeFrame})
        connect(frame, &ChartFrame::failed, this, &ProofPage::failed);
    retranslate();
}

void ProofPage::setRuns(const std::vector<Entry>& entries, const std::filesystem::path& workspace)
{
    const std::int64_t kept = workspace == m_workspace ? run() : 0;
    m_entries = entries;
    m_workspace = workspace;
    {
        const QSignalBlocker quiet(m_runs);
        m_runs->clear();
        for (const Entry& entry : entries)
            m_runs->addItem(entry.name, qlonglong(entry.run));
        m_runs->setCurrentIndex(entries.empty() ? -1 : std::max(0, m_runs->findData(qlonglong(kept))));
    }
    if (kept == 0 || run() != kept || m_proof.is_null())
        read();
    else
        display();
}

void ProofPage::showRun(std::int64_t run)
{
    if (const int index = m_runs->findData(qlonglong(run)); index >= 0)
        m_runs->setCurrentIndex(index);
}

std::int64_t ProofPage::run() const { return m_runs->currentIndex() < 0 ? 0 : m_runs->currentData().toLongLong(); }

IndividualId ProofPage::child() const
{
    for (const Entry& entry : m_entries)
        if (entry.run == run())
            return entry.child;
    return 0;
}

void ProofPage::read()
{
    m_proof = nullptr;
    if (run() != 0) {
        try {
            m_proof = readJson(proofFolder(m_workspace, run()) / "report.json");
            display();
            return;
        } catch (const Error& error) {
            m_proof = nullptr;
            Q_EMIT failed(error.info());
        } catch (const Json::exception&) { // of another version, or somebody changed it
            m_proof = nullptr;
        }
    }
    display();
}

void ProofPage::display()
{
    const bool proved = m_proof.is_object();
    m_equalizer->setEnabled(child() != 0);
    m_report->setEnabled(proved);
    m_runs->setEnabled(!m_entries.empty());
    m_rows->setVisible(proved);
    m_forgotten->setVisible(proved);
    if (!proved) {
        m_learned->setText(m_entries.empty() ? tr("No run has come to its end yet. Its proof of learning will stand here.") : tr("This run's report cannot be read."));
        return;
    }
    m_learned->setText(learned());
    m_forgotten->setText(forgotten());
    m_forgotten->setProperty("role", m_proof["forgetting"].value("forgotten", false) ? QStringLiteral("warning") : QStringLiteral("dim"));
    m_forgotten->setStyleSheet(QString()); // looks at the property again
    showScores();
    m_differences->setDifferences(m_proof.at("difference"));
    m_changes->setChanges(m_proof.at("genes"));
    showAnswers();
}

// In one sentence, from the rows that were not learned where there are any.
QString ProofPage::learned() const
{
    const Json* valid = of(m_proof["difference"], "valid");
    const Json* one = valid ? valid : of(m_proof["difference"], "train");
    const Json* before = one ? of(m_proof["before"], one->at("judge").get<std::string>()) : nullptr;
    const Json* after = one ? of(m_proof["after"], one->at("judge").get<std::string>()) : nullptr;
    if (!one || !before || !after || !(*one)["interval"][0].is_number())
        return tr("Nothing could be measured.");
    const bool moreIsBetter = before->value("measures", std::string("loss")) != "loss";
    const double low = (*one)["interval"][0].get<double>(), high = (*one)["interval"][1].get<double>();
    const bool better = moreIsBetter ? low > 0 : high < 0, worse = moreIsBetter ? high < 0 : low > 0;
    const QString from = figure((*before)["value"]), to = figure((*after)["value"]), where = EducationWords::part(one->at("judge").get<std::string>());
    const QString measure = EducationWords::measure(before->value("measures", std::string("loss")));
    if (better)
        return tr("✓ It learned: on %1 the %2 went from %3 to %4, and the interval excludes chance.").arg(where, measure, from, to);
    if (worse)
        return tr("✗ It became worse: on %1 the %2 went from %3 to %4.").arg(where, measure, from, to);
    return tr("It is not certain that it learned: on %1 the %2 went from %3 to %4, and the interval holds zero.").arg(where, measure, from, to);
}

QString ProofPage::forgotten() const
{
    const Json& said = m_proof["forgetting"];
    if (!said.value("measured", false))
        return tr("Forgetting was not measured: the run names no general text.");
    const QString by = figure(said["value"]);
    if (said.value("forgotten", false))
        return tr("⚠ It forgot: the loss on general text rose by %1, and the interval excludes chance.").arg(by);
    if (said["interval"][1].is_number() && said["interval"][1].get<double>() < 0)
        return tr("Nothing was forgotten: the loss on general text fell too, by %1.").arg(figure(-said["value"].get<double>()));
    return tr("No forgetting is seen: the loss on general text changed by %1, and the interval holds zero.").arg(by);
}

void ProofPage::showScores()
{
    const Json &before = m_proof["before"], &after = m_proof["after"], &difference = m_proof["difference"];
    m_scores->setRowCount(int(before.size()));
    for (std::size_t i = 0; i < before.size(); ++i) {
        const QStringList cells{EducationWords::part(before[i]["judge"].get<std::string>()), EducationWords::measure(before[i].value("measures", std::string())),
                                figure(before[i]["value"]), figure(after[i]["value"]), figure(difference[i]["value"]),
                                QStringLiteral("%1 … %2").arg(figure(difference[i]["interval"][0]), figure(difference[i]["interval"][1]))};
        for (int column = 0; column < cells.size(); ++column) {
            auto* item = new QTableWidgetItem(cells[column]);
            item->setToolTip(cells[column]);
            if (column >= 2)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_scores->setItem(int(i), column, item);
        }
    }
    m_scores->resizeRowsToContents();
}

void ProofPage::showAnswers()
{
    const Json& answers = m_proof["answers"];
    m_answers->setRowCount(int(answers.size()));
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const char* keys[] = {"prompt", "original", "child"};
        for (int column = 0; column < 3; ++column) {
            auto* item = new QTableWidgetItem(QString::fromStdString(answers[i][keys[column]].get<std::string>()).trimmed());
            item->setTextAlignment(Qt::AlignLeft | Qt::AlignTop);
            m_answers->setItem(int(i), column, item);
        }
    }
    m_answers->resizeRowsToContents();
}

QString ProofPage::verdict() const { return m_learned->text(); }

QByteArray ProofPage::saveLayout() const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << m_rows->saveState() << m_top->saveState();
    return bytes;
}

void ProofPage::restoreLayout(const QByteArray& state)
{
    QDataStream in(state);
    for (QSplitter* part : {m_rows, m_top}) {
        QByteArray one;
        in >> one;
        if (!one.isEmpty())
            part->restoreState(one);
    }
}

void ProofPage::retranslate()
{
    m_runLabel->setText(tr("Run"));
    m_runs->setAccessibleName(tr("Run"));
    m_runs->setToolTip(tr("Whose proof is shown"));
    m_report->setText(tr("Open report"));
    m_report->setToolTip(tr("The whole report as a page in the browser"));
    m_equalizer->setText(tr("On the equalizer"));
    m_equalizer->setToolTip(tr("The taught child against what it was: strength is how much of the education is kept"));
    m_scoresTitle->setText(tr("Before and after"));
    m_answersTitle->setText(tr("The same prompts, answered by both"));
    m_scores->setHorizontalHeaderLabels({tr("Data"), tr("Measure"), tr("Before"), tr("After"), tr("Difference"), tr("95 % interval")});
    m_answers->setHorizontalHeaderLabels({tr("Prompt"), tr("Original"), tr("Child")});
    m_scores->setAccessibleName(m_scoresTitle->text());
    m_answers->setAccessibleName(m_answersTitle->text());
    m_differenceFrame->setTitles({tr("What changed")});
    m_changeFrame->setTitles({tr("What changed in the weights, in percent")});
    m_differences->setAccessibleName(tr("What changed"));
    m_changes->setAccessibleName(tr("What changed in the weights"));
    display();
}

void ProofPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace heterosis
