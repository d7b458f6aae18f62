// SPDX-License-Identifier: GPL-3.0-or-later
#include "parents/model_row.h"

#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

#include "bridge/paths.h"

namespace heterosis {

ModelRow::ModelRow(const QString& label, const QString& placeholder, const QColor& colour, const QString& objectName, QGridLayout* grid, int row,
                   QWidget* dialog)
    : QObject(dialog), m_edit(new QLineEdit), m_known(new QToolButton), m_dialog(dialog)
{
    auto* name = new QLabel(QStringLiteral("<span style='color:%1'>●</span>&nbsp; %2").arg(colour.name(), label.toHtmlEscaped()));
    name->setBuddy(m_edit);
    m_edit->setObjectName(objectName);
    m_edit->setPlaceholderText(placeholder);
    m_edit->setAccessibleName(label);
    m_edit->setClearButtonEnabled(true);
    m_edit->setMinimumWidth(380);
    auto* browseButton = new QToolButton;
    browseButton->setText(tr("Browse…"));
    browseButton->setProperty("role", QStringLiteral("flat"));
    m_known->setText(tr("On this machine ▾"));
    m_known->setToolTip(tr("The demo family and models of the local Hugging Face cache"));
    m_known->setProperty("role", QStringLiteral("flat"));
    m_known->setPopupMode(QToolButton::InstantPopup);
    m_known->setMenu(new QMenu(m_known));
    for (QToolButton* button : {browseButton, m_known})
        button->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    grid->addWidget(name, row, 0);
    grid->addWidget(m_edit, row, 1);
    grid->addWidget(browseButton, row, 2);
    grid->addWidget(m_known, row, 3);
    connect(m_edit, &QLineEdit::textChanged, this, &ModelRow::changed);
    connect(browseButton, &QToolButton::clicked, this, &ModelRow::browse);
    m_known->setEnabled(false);
}

QString ModelRow::path() const { return m_edit->text().trimmed(); }
void ModelRow::setPath(const QString& path) { m_edit->setText(path); }

void ModelRow::focus() { m_edit->setFocus(Qt::OtherFocusReason); }

void ModelRow::offer(const std::vector<CachedModel>& models)
{
    m_known->menu()->clear();
    for (const CachedModel& model : models)
        m_known->menu()->addAction(QString::fromStdString(model.name), this, [this, path = fromPath(model.directory)] { setPath(path); });
    m_known->setEnabled(!models.empty());
}

void ModelRow::browse()
{
    const QString start = path().isEmpty() ? QDir::homePath() : path();
    const QString chosen = QFileDialog::getExistingDirectory(m_dialog, tr("Choose a model's folder"), start);
    if (!chosen.isEmpty())
        setPath(chosen);
}

} // namespace heterosis
