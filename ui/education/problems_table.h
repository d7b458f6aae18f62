// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QTableWidget>

#include <vector>

#include "base/error.h"

namespace heterosis {

// Rows of a data file that cannot be used: line, field, what is wrong, what to do.
class ProblemsTable : public QTableWidget {
    Q_OBJECT
public:
    explicit ProblemsTable(QWidget* parent = nullptr);
    void setProblems(const std::vector<ErrorInfo>& problems);   // the first ones are shown
    void retranslate();
};

} // namespace heterosis
