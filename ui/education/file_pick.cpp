// SPDX-License-Identifier: GPL-3.0-or-later
#include "education/file_pick.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>

namespace heterosis {

QString droppedFile(const QMimeData* data)
{
    for (const QUrl& url : data->urls())
        if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isFile())
            return url.toLocalFile();
    return {};
}

FilePick::FilePick(const QString& objectName, QWidget* parent) : QWidget(parent), m_name(new QPushButton), m_clear(new QToolButton)
{
    setObjectName(objectName);
    setAcceptDrops(true);
    m_name->setObjectName(objectName + QStringLiteral("Name"));
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_clear->setObjectName(objectName + QStringLiteral("Clear"));
    m_clear->setText(QStringLiteral("✕"));
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(2);
    line->addWidget(m_name, 1);
    line->addWidget(m_clear);
    setFocusProxy(m_name);
    connect(m_name, &QPushButton::clicked, this, &FilePick::choose);
    connect(m_clear, &QToolButton::clicked, this, [this] { take({}); });
    display();
}

void FilePick::setTexts(const QString& nothing, const QString& title, const QString& filter)
{
    m_nothing = nothing;
    m_title = title;
    m_filter = filter;
    m_clear->setToolTip(tr("Take the file away"));
    m_clear->setAccessibleName(m_clear->toolTip());
    display();
}

void FilePick::setFile(const QString& file)
{
    m_file = file;
    display();
}

void FilePick::take(const QString& file)
{
    if (file == m_file)
        return;
    setFile(file);
    Q_EMIT changed();
}

void FilePick::choose()
{
    const QString file = QFileDialog::getOpenFileName(this, m_title, QFileInfo(m_file).path(), m_filter);
    if (!file.isEmpty())
        take(file);
}

void FilePick::display()
{
    const QString name = m_file.isEmpty() ? m_nothing : QFileInfo(m_file).fileName();
    m_name->setText(m_name->fontMetrics().elidedText(name, Qt::ElideMiddle, std::max(40, m_name->width() - 26)));
    m_name->setToolTip(m_file.isEmpty() ? m_title : m_file);
    m_name->setAccessibleName(m_title + (m_file.isEmpty() ? QString() : QStringLiteral(": ") + name));
    m_clear->setVisible(!m_file.isEmpty());
}

void FilePick::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    display();
}

void FilePick::dragEnterEvent(QDragEnterEvent* event)
{
    if (!droppedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void FilePick::dropEvent(QDropEvent* event)
{
    const QString file = droppedFile(event->mimeData());
    if (file.isEmpty())
        return;
    event->acceptProposedAction();
    take(file);
}

} // namespace heterosis
