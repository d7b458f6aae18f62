// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QCoreApplication>
#include <QString>

#include "inheritance/recipe.h"

namespace heterosis {

// A recipe as sentences and formulas: "all genes: child = original + 1.3 × (0.60 × A + 0.40 × B − original)".
class RecipeWords {
    Q_DECLARE_TR_FUNCTIONS(RecipeWords)
public:
    static QString describe(const Recipe& recipe); // plain text, a line for each group of genes
    static QString formula(const Recipe& recipe, const Recipe::Entry& entry);

private:
    static QString blend(const Recipe& recipe, const Recipe::Entry& entry);
    static QString genes(const std::string& key);
    static QString parents(const Recipe& recipe);
    static QString operators(const Recipe& recipe);
    static QString draws(const Recipe& recipe);
};

} // namespace heterosis
