// SPDX-License-Identifier: GPL-3.0-or-later
#include "education/samples_view.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

namespace heterosis {

namespace {

constexpr int kLines = 2000;
enum Column { Prompt, Before, Now, Columns };

} // namespace

SamplesView::SamplesView(QWidget* parent)
    : QWidget(parent), m_wanted(new QCheckBox), m_when(new QLabel), m_pages(new QStackedWidget), m_table(new QTableWidget(0, Columns)), m_list(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("samplesView"));
    m_wanted->setObjectName(QStringLiteral("samplesWanted"));
    m_wanted->setChecked(true);
    m_when->setProperty("role", QStringLiteral("dim"));
    m_table->setObjectName(QStringLiteral("samplesTable"));
    m_table->verticalHeader()->hide();
    m_table->setWordWrap(true);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_list->setObjectName(QStringLiteral("lessonSamples"));
    m_list->setReadOnly(true);
    m_list->setMaximumBlockCount(kLines);
    m_list->setFrameShape(QFrame::NoFrame);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_list);
    auto* head = new QHBoxLayout;
    head->addWidget(m_wanted);
    head->addStretch(1);
    head->addWidget(m_when);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(m_pages, 1);
    connect(m_wanted, &QCheckBox::toggled, this, &SamplesView::wantedChanged);
    retranslate();
}

void SamplesView::clear()
{
    m_step = 0;
    m_table->setRowCount(0);
    m_list->clear();
    m_pages->setCurrentWidget(m_table);
    m_wanted->show();
    showWhen();
}

void SamplesView::setAnswers(qlonglong step, const std::vector<LiveAnswer>& answers)
{
    m_step = step;
    m_pages->setCurrentWidget(m_table);
    m_table->setRowCount(int(answers.size()));
    for (int row = 0; row < int(answers.size()); ++row) {
        const LiveAnswer& one = answers[std::size_t(row)];
        const std::string* texts[] = {&one.prompt, &one.before, &one.now};
        for (int column = 0; column < Columns; ++column) {
            auto* item = new QTableWidgetItem(QString::fromStdString(*texts[column]).trimmed());
            item->setTextAlignment(Qt::AlignLeft | Qt::AlignTop);
            m_table->setItem(row, column, item);
        }
    }
    m_table->resizeRowsToContents();
    showWhen();
}

void SamplesView::add(std::int64_t step, const std::string& sample)
{
    m_step = step;
    m_wanted->hide(); // these cost nothing: the run has them anyway
    m_pages->setCurrentWidget(m_list);
    m_list->appendPlainText(tr("Step %1").arg(step) + QLatin1Char('\n') + QString::fromStdString(sample).trimmed() + QLatin1Char('\n'));
    showWhen();
}

bool SamplesView::isWanted() const { return m_wanted->isChecked(); }
void SamplesView::setWanted(bool wanted) { m_wanted->setChecked(wanted); }

void SamplesView::showWhen() { m_when->setText(m_step > 0 ? tr("Step %1").arg(m_step) : QString()); }

void SamplesView::retranslate()
{
    m_wanted->setText(tr("Answer meanwhile"));
    m_wanted->setToolTip(tr("Three prompts of the data are answered now and then while the model learns, so seldom that it takes a twentieth of the time"));
    m_table->setHorizontalHeaderLabels({tr("Prompt"), tr("Before"), tr("Now")});
    m_table->setAccessibleName(tr("Samples of answers"));
    m_list->setAccessibleName(tr("Samples of answers"));
    showWhen();
}

void SamplesView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_table->resizeRowsToContents();
}

void SamplesView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace heterosis
