// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFrame>

#include <optional>

#include "engine/workbench.h"

class QLabel;

namespace heterosis {

// One opened model: name, family, size, dtype, SHA-256 and the lock.
class ParentCard : public QFrame {
    Q_OBJECT
public:
    ParentCard(Column column, QWidget* parent = nullptr);
    void setModel(const std::optional<ModelInfo>& model);
    void setHash(const QString& sha256);
    void setExamining(double fraction);                             // the doctor is at work
    void setFindings(const std::vector<Finding>& findings);         // what it found in the numbers
    QString hash() const { return m_hash; }

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void display();
    void showProblems();
    Column m_column;
    std::optional<ModelInfo> m_model;
    QString m_hash;
    int m_examined = -1;                                            // percent; -1: not begun, or done
    std::vector<Finding> m_findings;
    QLabel *m_name, *m_facts, *m_lock, *m_problems;
};

// "O original", "A parent-english": the letter that stands for the column everywhere, then the model's name.
QString letterOf(Column column);

} // namespace heterosis
