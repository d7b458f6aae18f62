// SPDX-License-Identifier: GPL-3.0-or-later
#include "parents/parents_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

#include "bridge/translate_error.h"
#include "parents/parent_card.h"
#include "style/message_bar.h"

namespace heterosis {

ParentsPanel::ParentsPanel(QWidget* parent)
    : QWidget(parent), m_original(new ParentCard(Column::Original)), m_a(new ParentCard(Column::A)), m_b(new ParentCard(Column::B)),
      m_messages(new MessageBar(this)), m_title(new QLabel), m_hint(new QLabel), m_plane(new QLabel), m_tokens(new QLabel), m_open(new QPushButton), m_swap(new QPushButton)
{
    setObjectName(QStringLiteral("parentsPanel"));
    setProperty("role", QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    m_title->setProperty("role", QStringLiteral("title"));
    m_open->setObjectName(QStringLiteral("openParents"));
    m_swap->setObjectName(QStringLiteral("swapParents"));
    for (QLabel* label : {m_hint, m_plane}) {
        label->setProperty("role", QStringLiteral("dim"));
        label->setWordWrap(true);
    }
    m_tokens->setObjectName(QStringLiteral("unlikeTokens"));
    m_tokens->setProperty("role", QStringLiteral("warning"));
    m_tokens->setWordWrap(true);
    m_tokens->setTextFormat(Qt::PlainText);
    auto* cards = new QWidget;
    auto* column = new QVBoxLayout(cards);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_original, m_a, m_b, m_tokens, m_hint, m_plane})
        column->addWidget(widget);
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(cards);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_open, 1);
    buttons->addWidget(m_swap);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(10, 8, 10, 10);
    all->setSpacing(8);
    all->addWidget(m_title);
    all->addWidget(scroll, 1);
    all->addLayout(buttons);
    setMinimumWidth(190);
    connect(m_open, &QPushButton::clicked, this, &ParentsPanel::openWanted);
    connect(m_swap, &QPushButton::clicked, this, &ParentsPanel::swapWanted);
    retranslate();
}

ParentCard* ParentsPanel::card(Column column) const
{
    return column == Column::Original ? m_original : column == Column::A ? m_a : column == Column::B ? m_b : nullptr;
}

void ParentsPanel::setFamily(const FamilyInfo& family)
{
    m_messages->dismiss();
    m_original->setModel(family.original);
    m_a->setModel(family.a);
    m_b->setModel(family.b);
    m_shownPlane = family.plane;
    m_hasB = family.b.has_value();
    m_unlikeTokens = family.unlikeTokens;
    m_keepsTokens = !family.keptGenes.empty();
    retranslate();
    for (const auto& [column, model] : {std::pair(Column::A, &family.a), std::pair(Column::B, &family.b), std::pair(Column::Original, &family.original)})
        if (*model)
            tellOf(column, (*model)->problems);
}

// What is serious is said across the window; the rest stands on the card.
void ParentsPanel::tellOf(Column column, const std::vector<Finding>& findings)
{
    const auto serious = std::find_if(findings.begin(), findings.end(), [](const Finding& finding) { return finding.severity == Severity::Serious; });
    if (serious != findings.end() && !m_messages->shows())
        m_messages->showNotice(tr("%1: %2").arg(letterOf(column), translated(*serious)));
}

void ParentsPanel::setExamining(Column column, double fraction)
{
    if (ParentCard* shown = card(column))
        shown->setExamining(fraction);
}

void ParentsPanel::setFindings(Column column, const std::vector<Finding>& findings)
{
    if (ParentCard* shown = card(column))
        shown->setFindings(findings);
    tellOf(column, findings);
}

void ParentsPanel::setHash(Column column, const QString& sha256)
{
    if (ParentCard* shown = card(column))
        shown->setHash(sha256);
}

void ParentsPanel::retranslate()
{
    m_title->setText(tr("Parents"));
    m_open->setText(tr("Open…"));
    m_open->setToolTip(tr("Open one model, or two parents and their original"));
    m_swap->setText(QStringLiteral("A ⇄ B"));
    m_swap->setToolTip(tr("Swap the parents: A becomes B"));
    m_swap->setAccessibleName(m_swap->toolTip());
    m_swap->setEnabled(m_hasB);
    m_hint->setVisible(!m_shownPlane);
    m_hint->setText(tr("Open a model folder, or drop one or two on the window."));
    m_tokens->setVisible(m_unlikeTokens.has_value());
    if (m_unlikeTokens)
        m_tokens->setText(QStringLiteral("⚠ ") + (m_keepsTokens ? tr("The tokenizers differ: embedding and head stay those of A.") : translated(*m_unlikeTokens)));
    m_tokens->setToolTip(m_unlikeTokens ? translated(m_unlikeTokens->message) : QString());
    m_plane->setVisible(m_shownPlane.has_value() && *m_shownPlane != Plane::Strength);
    m_plane->setText(m_shownPlane == Plane::Single ? tr("One model is open: each gene's contribution is scaled. Open a second one to cross the two.")
                                                   : tr("No original is given: the child falls back to A, and the height of the pad is the density of rows."));
}

void ParentsPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace heterosis
