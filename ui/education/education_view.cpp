// SPDX-License-Identifier: GPL-3.0-or-later
#include "education/education_view.h"

#include <QDragEnterEvent>
#include <QIODevice>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include "education/data_page.h"
#include "education/file_pick.h"
#include "education/proof_page.h"
#include "education/run_page.h"
#include "education/teach_panel.h"
#include "style/message_bar.h"

namespace heterosis {

EducationView::EducationView(TeachRun& run, StudbookDesk& desk, QWidget* parent)
    : QWidget(parent), m_panel(new TeachPanel(run, desk)), m_data(new DataPage), m_run(new RunPage), m_proof(new ProofPage), m_tabs(new QTabBar),
      m_pages(new QStackedWidget), m_columns(new QSplitter(Qt::Horizontal))
{
    setObjectName(QStringLiteral("educationView"));
    setAcceptDrops(true);
    m_tabs->setObjectName(QStringLiteral("educationTabs"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (QWidget* page : std::initializer_list<QWidget*>{m_data, m_run, m_proof}) {
        m_pages->addWidget(page);
        m_tabs->addTab(QString());
    }
    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_tabs);
    column->addWidget(m_pages, 1);
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(8);
    m_columns->addWidget(m_panel);
    m_columns->addWidget(right);
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({350, 1080});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_columns);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_data, &DataPage::failed, &m_panel->messages(), &MessageBar::showError);
    connect(m_run, &RunPage::failed, &m_panel->messages(), &MessageBar::showError);
    connect(m_proof, &ProofPage::failed, &m_panel->messages(), &MessageBar::showError);
    retranslate();
}

void EducationView::show(Page page) { m_tabs->setCurrentIndex(int(page)); }
EducationView::Page EducationView::shown() const { return Page(m_tabs->currentIndex()); }

QByteArray EducationView::saveLayout() const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << m_columns->saveState() << m_data->saveLayout() << m_run->saveLayout() << m_proof->saveLayout();
    return bytes;
}

void EducationView::restoreLayout(const QByteArray& state)
{
    QDataStream in(state);
    QByteArray columns, data, run, proof;
    in >> columns >> data >> run >> proof;
    if (!columns.isEmpty())
        m_columns->restoreState(columns);
    m_data->restoreLayout(data);
    m_run->restoreLayout(run);
    m_proof->restoreLayout(proof);
}

void EducationView::retranslate()
{
    m_tabs->setTabText(int(Page::Data), tr("Data"));
    m_tabs->setTabText(int(Page::Run), tr("Run"));
    m_tabs->setTabText(int(Page::Proof), tr("Proof"));
    m_tabs->setAccessibleName(tr("Parts of the education room"));
}

void EducationView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void EducationView::dragEnterEvent(QDragEnterEvent* event)
{
    if (!droppedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void EducationView::dropEvent(QDropEvent* event)
{
    const QString file = droppedFile(event->mimeData());
    if (file.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT dropped(file);
}

} // namespace heterosis
