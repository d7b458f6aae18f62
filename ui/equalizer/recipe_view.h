// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDialog>

#include "inheritance/recipe.h"

namespace heterosis {

// The recipe in words, to read and to copy.
class RecipeView : public QDialog {
    Q_OBJECT
public:
    explicit RecipeView(const Recipe& recipe, QWidget* parent = nullptr);
    QString text() const { return m_text; }

private:
    QString m_text;
};

} // namespace heterosis
