// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/judge_table.h"

#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QMenu>
#include <QProcess>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "studbook/studbook_words.h"

namespace heterosis {

namespace {

enum Place { Name, File, Weight, Goal, Places };
constexpr int kJudgeRole = Qt::UserRole;
constexpr const char* kJudges[] = {"text", "sft", "norms", "choices", "language", "repetition", "distance", "person"};

constexpr int kAroundName = 20; // pixels of a button beside its text

bool needsFile(const std::string& judge) { return judge != "distance" && judge != "person"; }

} // namespace

JudgeTable::JudgeTable(QWidget* parent) : QWidget(parent), m_table(new QTableWidget(0, Places)), m_add(new QToolButton), m_remove(new QToolButton)
{
    m_table->setObjectName(QStringLiteral("judgeTable"));
    m_table->verticalHeader()->hide();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setFixedHeight(136);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(Weight, QHeaderView::Fixed);
    m_table->horizontalHeader()->setSectionResizeMode(Goal, QHeaderView::Fixed);
    m_table->horizontalHeader()->resizeSection(Weight, 56);
    m_table->horizontalHeader()->resizeSection(Goal, 56);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this, [this](int section) {
        for (int row = 0; section == File && row < m_table->rowCount(); ++row)
            fitName(row);
    });
    m_add->setObjectName(QStringLiteral("addJudge"));
    m_remove->setObjectName(QStringLiteral("removeJudge"));
    for (QToolButton* button : {m_add, m_remove})
        button->setProperty("role", QStringLiteral("flat"));
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setMenu(new QMenu(m_add));
    connect(m_remove, &QToolButton::clicked, this, [this] {
        m_table->removeRow(m_table->currentRow() >= 0 ? m_table->currentRow() : m_table->rowCount() - 1);
        Q_EMIT changed();
    });
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_table);
    column->addLayout(buttons);
    retranslate();
}

int JudgeTable::count() const { return m_table->rowCount(); }

void JudgeTable::add(const std::string& judge)
{
    insert({{"judge", judge}});
    const int row = m_table->rowCount() - 1;
    m_table->setCurrentCell(row, Name);
    Q_EMIT changed();
}

void JudgeTable::addCommand()
{
    const QString line = QInputDialog::getText(this, tr("A program as judge"), tr("Program and arguments; it is given answers and writes a number a line:"));
    const QStringList words = QProcess::splitCommand(line);
    if (words.isEmpty())
        return;
    Json judge{{"judge", "command"}, {"command", Json::array()}};
    for (const QString& word : words)
        judge["command"].push_back(word.toStdString());
    insert(judge);
    Q_EMIT changed();
}

void JudgeTable::insert(const Json& judge)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    const std::string name = judge.value("judge", std::string("text"));
    auto* item = new QTableWidgetItem(StudbookWords::judge(name));
    item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled);
    item->setData(kJudgeRole, QString::fromStdString(judge.dump()));
    m_table->setItem(row, Name, item);
    auto* file = new QPushButton;
    file->setFlat(true);
    file->setStyleSheet(QStringLiteral("padding: 2px 3px;"));
    file->setObjectName(QStringLiteral("judgeFile"));
    file->setEnabled(needsFile(name));
    connect(file, &QPushButton::clicked, this, [this, file] {
        for (int at = 0; at < m_table->rowCount(); ++at)
            if (m_table->cellWidget(at, File) == file)
                chooseFile(at);
    });
    m_table->setCellWidget(row, File, file);
    auto* weight = new QDoubleSpinBox;
    weight->setButtonSymbols(QAbstractSpinBox::NoButtons);
    weight->setRange(-1000, 1000);
    weight->setDecimals(3);
    weight->setValue(judge.value("weight", 1.0));
    weight->setToolTip(tr("How much this judge counts in the fitness"));
    connect(weight, &QDoubleSpinBox::valueChanged, this, &JudgeTable::changed);
    m_table->setCellWidget(row, Weight, weight);
    auto* goal = new QComboBox;
    goal->addItem(QStringLiteral("↑"), QStringLiteral("max"));
    goal->addItem(QStringLiteral("↓"), QStringLiteral("min"));
    const std::string better = judge.value("goal", std::string(StudbookWords::lessIsBetter(name) ? "min" : "max"));
    goal->setCurrentIndex(better == "min");
    goal->setToolTip(tr("↑ more is better, ↓ less is better"));
    goal->setAccessibleName(goal->toolTip());
    connect(goal, &QComboBox::currentIndexChanged, this, &JudgeTable::changed);
    m_table->setCellWidget(row, Goal, goal);
    setFile(row, QString::fromStdString(judge.value("file", std::string())));
}

void JudgeTable::setFile(int row, const QString& file)
{
    auto* button = static_cast<QPushButton*>(m_table->cellWidget(row, File));
    button->setProperty("file", file);
    const QString name = !button->isEnabled() ? QStringLiteral("–") : file.isEmpty() ? tr("choose…") : QFileInfo(file).fileName();
    button->setToolTip(file.isEmpty() ? tr("The data that this judge asks about") : file);
    button->setAccessibleName(name);
    fitName(row);
    Q_EMIT changed();
}

// Names differ at their ends: norm_near_en, norm_near_ko.
void JudgeTable::fitName(int row)
{
    auto* button = static_cast<QPushButton*>(m_table->cellWidget(row, File));
    if (!button)
        return; // the row is just being filled
    const QFileInfo file(button->property("file").toString());
    const QString name = file.filePath().isEmpty() ? button->accessibleName() : file.completeBaseName();
    button->setText(button->fontMetrics().elidedText(name, Qt::ElideLeft, m_table->horizontalHeader()->sectionSize(File) - kAroundName));
}

void JudgeTable::chooseFile(int row)
{
    const QString before = m_table->cellWidget(row, File)->property("file").toString();
    const QString file = QFileDialog::getOpenFileName(this, tr("Data for the judge"), before, tr("Data (*.jsonl *.json *.txt *.csv *.tsv);;All files (*)"));
    if (!file.isEmpty())
        setFile(row, file);
}

// What the table does not show (a half, a command) is kept as it was read.
Json JudgeTable::judges() const
{
    Json all = Json::array();
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const Json kept = Json::parse(m_table->item(row, Name)->data(kJudgeRole).toString().toStdString());
        Json judge{{"judge", kept.at("judge")}};
        if (const QString file = m_table->cellWidget(row, File)->property("file").toString(); !file.isEmpty())
            judge["file"] = file.toStdString();
        judge["weight"] = static_cast<QDoubleSpinBox*>(m_table->cellWidget(row, Weight))->value();
        judge["goal"] = static_cast<QComboBox*>(m_table->cellWidget(row, Goal))->currentData().toString().toStdString();
        for (const auto& [key, value] : kept.items())
            if (key != "file" && !judge.contains(key))
                judge[key] = value;
        all.push_back(std::move(judge));
    }
    return all;
}

void JudgeTable::setJudges(const Json& judges, const QString& folder)
{
    m_table->setRowCount(0);
    for (Json judge : judges) {
        if (!judge.is_object() || !judge.value("judge", Json()).is_string())
            continue; // the run is refused with the reason when it is read
        if (judge.contains("file") && judge["file"].is_string())
            judge["file"] = QDir::cleanPath(QDir(folder).absoluteFilePath(QString::fromStdString(judge["file"].get<std::string>()))).toStdString();
        insert(judge);
    }
    Q_EMIT changed();
}

void JudgeTable::retranslate()
{
    m_table->setHorizontalHeaderLabels({tr("Judge"), tr("Data"), tr("Weight"), tr("Goal")});
    m_add->setText(tr("Add a judge ▾"));
    m_add->setToolTip(tr("Who says how good a child is"));
    m_remove->setText(tr("Remove"));
    m_remove->setToolTip(tr("Take the chosen judge out"));
    m_add->menu()->clear();
    for (const char* judge : kJudges)
        m_add->menu()->addAction(StudbookWords::judge(judge), this, [this, judge] { add(judge); })->setData(QString::fromLatin1(judge));
    m_add->menu()->addAction(StudbookWords::judge("command"), this, [this] { addCommand(); });
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const Json judge = Json::parse(m_table->item(row, Name)->data(kJudgeRole).toString().toStdString());
        m_table->item(row, Name)->setText(StudbookWords::judge(judge.value("judge", std::string())));
        setFile(row, m_table->cellWidget(row, File)->property("file").toString());
    }
}

void JudgeTable::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace heterosis
