// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include "base/json.h"

class QTableWidget;
class QToolButton;

namespace heterosis {

// The judges of a run: which, on what file, how much each counts, and whether less or more is better.
class JudgeTable : public QWidget {
    Q_OBJECT
public:
    explicit JudgeTable(QWidget* parent = nullptr);
    Json judges() const;
    void setJudges(const Json& judges, const QString& folder); // files are relative to `folder`
    void add(const std::string& judge);
    void setFile(int row, const QString& file);
    int count() const;

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void addCommand();
    void insert(const Json& judge);
    void chooseFile(int row);
    void fitName(int row);
    void retranslate();
    QTableWidget* m_table;
    QToolButton *m_add, *m_remove;
};

} // namespace heterosis
