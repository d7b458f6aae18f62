// SPDX-License-Identifier: GPL-3.0-or-later
#include "equalizer/recipe_view.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "equalizer/recipe_words.h"

namespace heterosis {

RecipeView::RecipeView(const Recipe& recipe, QWidget* parent)
    : QDialog(parent)
    , m_text(RecipeWords::describe(recipe))
{
    setObjectName(QStringLiteral("recipeView"));
    setWindowTitle(tr("The recipe in words"));
    auto* text = new QPlainTextEdit(m_text);
    text->setObjectName(QStringLiteral("recipeText"));
    text->setReadOnly(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setAccessibleName(windowTitle());
    auto* buttons = new QDialogButtonBox;
    QPushButton* copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    copy->setObjectName(QStringLiteral("copyRecipe"));
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_text); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addWidget(text, 1);
    layout->addWidget(buttons);
    resize(760, 460);
}

} // namespace heterosis
