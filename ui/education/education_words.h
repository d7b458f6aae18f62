// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QCoreApplication>
#include <QString>

#include <string>

#include "dataset/dataset.h"

namespace heterosis {

// How runs and data of the education room are called, in the language of the window.
class EducationWords {
    Q_DECLARE_TR_FUNCTIONS(EducationWords)
public:
    static QString kind(const std::string& kind);       // "Fine-tuning (SFT)"
    static QString kindHelp(const std::string& kind);
    static QString method(const std::string& method);   // "by genes", "LoRA", ...
    static QString shape(Shape shape);                  // "pairs of a chosen and a rejected answer (DPO)"
    static QString format(RowFormat format);            // "JSON Lines"
    static QString part(const std::string& judge);      // "learned rows", "held-back rows", "general text"
    static QString measure(const std::string& measure); // "loss per token"
    static QString duration(double seconds);            // "about 3 min"
};

} // namespace heterosis
