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
    : QWidget(parent), m_original(new ParentCard(std::nullopt)), m_a(makeCard(0)), m_b(makeCard(1)), m_messages(new MessageBar(this)), m_title(new QLabel),
      m_hint(new QLabel), m_plane(new QLabel), m_tokens(new QLabel), m_open(new QPushButton), m_swap(new QPushButton), m_add(new QPushButton)
{
    setObjectName(QStringLiteral("parentsPanel"));
    setProperty("role", QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    m_title->setProperty("role", QStringLiteral("title"));
    m_open->setObjectName(QStringLiteral("openParents"));
    m_swap->setObjectName(QStringLiteral("swapParents"));
    m_add->setObjectName(QStringLiteral("addParent"));
    for (QLabel* label : {m_hint, m_plane}) {
        label->setProperty("role", QStringLiteral("dim"));
        label->setWordWrap(true);
    }
    m_tokens->setObjectName(QStringLiteral("unlikeTokens"));
    m_tokens->setProperty("role", QStringLiteral("warning"));
    m_tokens->setWordWrap(true);
    m_tokens->setTextFormat(Qt::PlainText);
    auto* cards = new QWidget;
    m_cards = new QVBoxLayout(cards);
    m_cards->setContentsMargins(0, 0, 0, 0);
    m_cards->setSpacing(8);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_original, m_a, m_b, m_tokens, m_hint, m_plane})
        m_cards->addWidget(widget);
    m_cards->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(cards);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_open, 1);
    buttons->addWidget(m_add);
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
    connect(m_add, &QPushButton::clicked, this, &ParentsPanel::addWanted);
    retranslate();
}

ParentCard* ParentsPanel::makeCard(std::size_t number)
{
    auto* card = new ParentCard(number);
    connect(card, &ParentCard::removeWanted, this, [this, number] { Q_EMIT removeWanted(number); }, Qt::QueuedConnection); // the card goes
    connect(card, &ParentCard::statisticsWanted, this, [this, number] { Q_EMIT statisticsWanted(number); });
    connect(card, &ParentCard::statisticsDropped, this, [this, number] { Q_EMIT statisticsDropped(number); });
    return card;
}

void ParentsPanel::setFurther(const std::vector<ModelInfo>& more)
{
    for (ParentCard* card : m_further)
        delete card;
    m_further.clear();
    for (std::size_t i = 0; i < more.size(); ++i) {
        ParentCard* card = m_further.emplace_back(makeCard(2 + i));
        m_cards->insertWidget(m_cards->indexOf(m_tokens), card);
        card->setModel(more[i]);
    }
}

void ParentsPanel::setFurtherHash(std::size_t parent, const QString& sha256)
{
    if (parent >= 2 && parent - 2 < m_further.size())
        m_further[parent - 2]->setHash(sha256);
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
    setFurther(family.more);
    m_full = family.more.size() + 2 >= kMostParents;
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
    m_add->setText(QStringLiteral("+"));
    m_add->setAccessibleName(tr("Add a parent"));
    m_add->setToolTip(m_hasB ? tr("Add a parent: it has no share of the child until you move the point towards it") : tr("Add a parent to cross this one with"));
    m_add->setEnabled(m_shownPlane.has_value() && !m_full);
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
