// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/verdict_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace heterosis {

VerdictBar::VerdictBar(QWidget* parent)
    : QWidget(parent), m_pass(new QToolButton), m_fail(new QToolButton), m_keep(new QToolButton), m_tasting(new QToolButton), m_said(new QLabel)
{
    setObjectName(QStringLiteral("verdictBar"));
    m_pass->setObjectName(QStringLiteral("passChild"));
    m_fail->setObjectName(QStringLiteral("failChild"));
    m_keep->setObjectName(QStringLiteral("keepChild"));
    m_tasting->setObjectName(QStringLiteral("tasteChildren"));
    m_said->setObjectName(QStringLiteral("verdictSaid"));
    m_said->setProperty("role", QStringLiteral("dim"));
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(2, 0, 2, 0);
    line->setSpacing(8);
    for (QToolButton* button : {m_pass, m_fail, m_tasting, m_keep}) {
        button->setProperty("role", QStringLiteral("flat"));
        button->setFocusPolicy(Qt::TabFocus);
        line->addWidget(button);
    }
    line->addWidget(m_said, 1);
    connect(m_pass, &QToolButton::clicked, this, [this] { Q_EMIT judged(true); });
    connect(m_fail, &QToolButton::clicked, this, [this] { Q_EMIT judged(false); });
    connect(m_keep, &QToolButton::clicked, this, &VerdictBar::kept);
    connect(m_tasting, &QToolButton::clicked, this, &VerdictBar::tastingWanted);
    retranslate();
}

void VerdictBar::setReady(bool ready, const QString& why)
{
    m_why = why;
    for (QToolButton* button : {m_pass, m_fail, m_keep})
        button->setEnabled(ready);
    retranslate();
}

void VerdictBar::say(const QString& text) { m_said->setText(text); }

void VerdictBar::retranslate()
{
    m_pass->setText(tr("✓ Pass [1]"));
    m_fail->setText(tr("✗ Fail [2]"));
    m_keep->setText(tr("Keep in studbook [K]"));
    m_tasting->setText(tr("Blind tasting [B]"));
    const auto help = [this](const QString& text) { return m_why.isEmpty() ? text : m_why; };
    m_pass->setToolTip(help(tr("The child answered well: it is kept with your verdict")));
    m_fail->setToolTip(help(tr("The child answered badly: it is kept with your verdict")));
    m_keep->setToolTip(help(tr("The child joins the studbook, as one made by hand")));
    m_tasting->setToolTip(tr("Compare answers without names"));
}

void VerdictBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace heterosis
