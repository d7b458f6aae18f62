// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/chart_frame.h"

#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace heterosis {

ChartFrame::ChartFrame(const QString& objectName, QWidget* parent)
    : QWidget(parent), m_choice(new QComboBox), m_title(new QLabel), m_save(new QToolButton), m_head(new QHBoxLayout), m_pages(new QStackedWidget)
{
    setObjectName(objectName);
    setProperty("role", QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    m_title->setProperty("role", QStringLiteral("title"));
    m_choice->setObjectName(QStringLiteral("chartChoice"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_save->setObjectName(QStringLiteral("saveChart"));
    m_save->setText(QStringLiteral("⤓"));
    m_head->setSpacing(8);
    m_head->addWidget(m_title);
    m_head->addWidget(m_choice);
    m_head->addStretch(1);
    m_head->addWidget(m_save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 5, 6, 6);
    column->setSpacing(3);
    column->addLayout(m_head);
    column->addWidget(m_pages, 1);
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_pages->setCurrentIndex(index);
        adapt();
        Q_EMIT chartShown(index);
    });
    connect(m_save, &QToolButton::clicked, this, &ChartFrame::askForFile);
    retranslate();
}

void ChartFrame::addChart(QWidget* widget, Chart* chart, QWidget* tools)
{
    m_pages->addWidget(widget);
    m_charts.push_back(chart);
    m_tools.push_back(tools);
    if (tools)
        m_head->insertWidget(m_head->count() - 1, tools);
    const QSignalBlocker quiet(m_choice);
    m_choice->addItem(QString());
    adapt();
}

void ChartFrame::addPlain(QWidget* content) { addChart(content, nullptr, nullptr); }

void ChartFrame::setTitles(const QStringList& titles)
{
    for (int i = 0; i < titles.size(); ++i)
        m_choice->setItemText(i, titles[i]);
    m_title->setText(titles.value(0));
    m_choice->setAccessibleName(tr("Chart"));
    adapt();
}

void ChartFrame::showChart(int index) { m_choice->setCurrentIndex(index); }
int ChartFrame::shown() const { return m_pages->currentIndex(); }

void ChartFrame::adapt()
{
    m_choice->setVisible(m_charts.size() > 1);
    m_title->setVisible(m_charts.size() < 2);
    for (std::size_t i = 0; i < m_tools.size(); ++i)
        if (m_tools[i])
            m_tools[i]->setVisible(int(i) == shown());
    m_save->setVisible(!m_charts.empty() && m_charts[std::size_t(shown())]);
}

void ChartFrame::save(const QString& file) { saveChart(*m_charts[std::size_t(shown())], m_pages->currentWidget()->size(), file); }

void ChartFrame::askForFile()
{
    const QString file = QFileDialog::getSaveFileName(this, tr("Save the chart"), tr("chart") + QStringLiteral(".svg"),
                                                      tr("Drawing (*.svg);;Picture (*.png);;Numbers (*.csv)"));
    if (file.isEmpty())
        return;
    try {
        save(file);
    } catch (const Error& error) {
        Q_EMIT failed(error.info());
    }
}

void ChartFrame::retranslate()
{
    m_save->setToolTip(tr("Save this chart as SVG, PNG or CSV"));
    m_save->setAccessibleName(m_save->toolTip());
}

void ChartFrame::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace heterosis
