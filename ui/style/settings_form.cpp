// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/settings_form.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace heterosis {

SettingsForm::SettingsForm(QWidget* parent) : QWidget(parent), m_layout(new QFormLayout)
{
    m_layout->setHorizontalSpacing(8);
    m_layout->setVerticalSpacing(5);
    m_layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_layout->setRowWrapPolicy(QFormLayout::DontWrapRows);
}

QComboBox* SettingsForm::choice(const QString& name, const std::vector<std::string>& values)
{
    auto* made = new QComboBox;
    made->setObjectName(name);
    for (const std::string& value : values)
        made->addItem(QString::fromStdString(value), QString::fromStdString(value));
    made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    made->setMinimumContentsLength(8);
    connect(made, &QComboBox::currentIndexChanged, this, [this] {
        if (m_finished)
            adapt();
    });
    connect(made, &QComboBox::currentIndexChanged, this, &SettingsForm::changed);
    return made;
}

QWidget* SettingsForm::pair(QWidget* left, QWidget* right, int leftShare)
{
    auto* both = new QWidget;
    auto* line = new QHBoxLayout(both);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    line->addWidget(left, leftShare);
    line->addWidget(right, 1);
    return both;
}

void SettingsForm::row(const char* label, QWidget* field, const char* help)
{
    auto* made = new QLabel;
    made->setBuddy(field);
    m_layout->addRow(made, field);
    m_rows.push_back({made, field, label, help, m_more != nullptr});
}

void SettingsForm::more(const QString& name)
{
    m_more = new QToolButton;
    m_more->setObjectName(name);
    m_more->setCheckable(true);
    auto* line = new QWidget;
    auto* inner = new QHBoxLayout(line);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->addWidget(m_more);
    inner->addStretch(1);
    m_layout->addRow(line);
    connect(m_more, &QToolButton::toggled, this, &SettingsForm::showRows);
}

void SettingsForm::finish()
{
    m_finished = true;
    showRows();
    retranslate();
}

void SettingsForm::setFits(QWidget* field, bool fits)
{
    for (Row& row : m_rows)
        if (row.field == field || row.field->isAncestorOf(field))
            row.fits = fits;
}

void SettingsForm::showRows()
{
    const bool details = m_more->isChecked();
    for (const Row& row : m_rows) {
        const bool shown = row.fits && (details || !row.detail);
        row.label->setVisible(shown);
        row.field->setVisible(shown);
    }
    m_more->setText(details ? tr("Less ▴") : tr("More ▾"));
}

// Words are looked up where lupdate found them: in the context of the form that adds the row.
void SettingsForm::wordRows()
{
    const auto worded = [this](const char* text) { return *text ? QCoreApplication::translate(metaObject()->className(), text) : QString(); };
    for (const Row& row : m_rows) {
        row.label->setText(worded(row.text));
        row.label->setToolTip(worded(row.help));
        QWidgetList fields = row.field->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
        fields << row.field;
        for (QWidget* field : fields) {
            field->setToolTip(worded(row.help));
            if (*row.text)
                field->setAccessibleName(worded(row.text));
        }
    }
    showRows();
}

void SettingsForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace heterosis
