// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include "engine/workbench.h"

class QLabel;
class QPushButton;

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
    void setExamining(Column column, double fraction);
    void setFindings(Column column, const std::vector<Finding>& findings);
    // What goes wrong with the parents. Names of tensors are long: the window shows it across its whole width, above the panel.
    MessageBar& messages() { return *m_messages; }

Q_SIGNALS:
    void openWanted();
    void swapWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    ParentCard* card(Column column) const;
    void tellOf(Column column, const std::vector<Finding>& findings);
    void retranslate();
    ParentCard *m_original, *m_a, *m_b;
    MessageBar* m_messages;
    QLabel *m_title, *m_hint, *m_plane, *m_tokens;
    QPushButton *m_open, *m_swap;
    std::optional<Plane> m_shownPlane;
    std::optional<Finding> m_unlikeTokens;
    bool m_keepsTokens = false;
    bool m_hasB = false;
};

} // namespace heterosis
