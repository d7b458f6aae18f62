// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QCoreApplication>
#include <QString>

#include "studbook/herd.h"

namespace heterosis {

// How individuals, judges and runs are called in the window, in its language.
class StudbookWords {
    Q_DECLARE_TR_FUNCTIONS(StudbookWords)
public:
    static QString name(const Herd::Member& member);            // "#213", "parent-english"
    static QString origin(const std::string& origin);
    static QString judge(const std::string& judge);             // "norms"
    static QString judge(const Herd& herd, std::size_t column); // with its file where several judges share a name
    static QString strategy(const std::string& strategy);
    static QString grain(const std::string& grain);
    static QString state(const std::string& state);             // of a run
    static QString number(double value, int decimals = 4);
    static QString clock(double seconds);                       // "3:07"
    // Several lines: who this is, its parents, fitness, values and verdicts.
    static QString describe(const Herd& herd, int member);
    static bool lessIsBetter(const std::string& judge);         // a loss, a distance, a share of repetition
};

} // namespace heterosis
