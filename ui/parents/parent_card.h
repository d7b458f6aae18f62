// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFrame>

#include <optional>

#include "engine/workbench.h"

class QAction;
class QLabel;
class QMenu;
class QToolButton;

namespace heterosis {

// One opened model: name, family, size, dtype, SHA-256 and the lock; of a parent a menu: its statistics, and of the third and further
// ones to take it out again.
class ParentCard : public QFrame {
    Q_OBJECT
public:
    explicit ParentCard(std::optional<std::size_t> number, QWidget* parent = nullptr); // 0: A, 1: B, ...; none: the original
    void setModel(const std::optional<ModelInfo>& model);
    void setHash(const QString& sha256);
    void setExamining(double fraction);                             // the doctor is at work
    void setFindings(const std::vector<Finding>& findings);         // what it found in the numbers
    QString hash() const { return m_hash; }

Q_SIGNALS:
    void statisticsWanted();
    void statisticsDropped();
    void removeWanted();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void display();
    void showProblems();
    void buildMenu();
    void retranslateMenu();
    QString letter() const;
    std::optional<std::size_t> m_number;
    std::optional<ModelInfo> m_model;
    QString m_hash;
    int m_examined = -1;                                            // percent; -1: not begun, or done
    std::vector<Finding> m_findings;
    QLabel *m_name, *m_facts, *m_lock, *m_problems;
    QToolButton* m_more;
    QAction *m_choose = nullptr, *m_drop = nullptr, *m_remove = nullptr;
};

// "O original", "A parent-english": the letter that stands for the column everywhere, then the model's name.
QString letterOf(Column column);

} // namespace heterosis
