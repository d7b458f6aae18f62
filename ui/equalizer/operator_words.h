// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QCoreApplication>
#include <QString>

#include <vector>

#include "inheritance/operator_table.h"

namespace heterosis {

// Operators, grains and options as the window's language calls them. Names stay those of recipes and papers.
class OperatorWords {
    Q_DECLARE_TR_FUNCTIONS(OperatorWords)
public:
    struct Group {
        QString title;
        std::vector<Operator> operators;
    };
    static std::vector<Group> groups();             // every operator once
    static QString name(Operator op);               // "dare_ties"
    static QString describe(Operator op);           // one line
    static QString grain(Grain grain);
    static QString describe(Grain grain);
    static QString option(std::string_view name);   // what it does
};

// How far an option goes.
struct OptionRange {
    double low = 0, high = 1;
    bool whole = false; // only whole numbers
    static OptionRange of(std::string_view name);
};

} // namespace heterosis
