// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include "engine/workbench.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace heterosis {

class MessageBar;
class ParentCard;

// The left column of the window: what is open.
class ParentsPanel : public QWidget {
    Q_OBJECT
public:
    explicit ParentsPanel(QWidget* parent = nullptr);
    void setFamily(const FamilyInfo& family);
    void setHash(Column column, const QString& sha256);
    void setFurtherHash(std::size_t parent, const QString& sha256); // 2: C, 3: D, ...
    void setExamining(Column column, double fraction);
    void setFindings(Column column, const std::vector<Finding>& findings);
    // What goes wrong with the parents. Names of tensors are long: the window shows it across its whole width, above the panel.
    MessageBar& messages() { return *m_messages; }

Q_SIGNALS:
    void openWanted();
    void swapWanted();
    void addWanted();
    void removeWanted(std::size_t parent);      // 0: A, 1: B, ...
    void statisticsWanted(std::size_t parent);
    void statisticsDropped(std::size_t parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    ParentCard* card(Column column) const;
    ParentCard* makeCard(std::size_t number);
    void setFurther(const std::vector<ModelInfo>& more);
    void tellOf(Column column, const std::vector<Finding>& findings);
    void retranslate();
    ParentCard *m_original, *m_a, *m_b;
    MessageBar* m_messages;
    QLabel *m_title, *m_hint, *m_plane, *m_tokens;
    QPushButton *m_open, *m_swap, *m_add;
    std::vector<ParentCard*> m_further;         // C, D, ...
    QVBoxLayout* m_cards;
    std::optional<Plane> m_shownPlane;
    std::optional<Finding> m_unlikeTokens;
    bool m_keepsTokens = false;
    bool m_hasB = false, m_full = false;
};

} // namespace heterosis
