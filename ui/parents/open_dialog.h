// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDialog>
#include <QTimer>

#include <optional>

#include "checkpoint/checkpoint.h"
#include "engine/workbench.h"

class QCheckBox;
class QGridLayout;
class QLabel;
class QPushButton;

namespace heterosis {

class MessageBar;
class ModelRow;

// Chooses one model, or two parents and an optional original, and further parents. What opening would do is checked while one types, from the headers
// alone and off the window's thread: the family, whether the parents fit, and the memory that opening takes.
class OpenDialog : public QDialog {
    Q_OBJECT
public:
    explicit OpenDialog(const std::optional<OpenRequest>& start, QWidget* parent = nullptr);
    OpenRequest request() const;
    void addParent(const QString& path = {}); // a line for one more, while there is room

private:
    struct Answer {
        std::optional<FamilyInfo> family;
        ErrorInfo error;
    };
    void check();
    void watch(ModelRow* row);
    void changed();
    void showAnswer(const Answer& answer);
    void showTokens(const FamilyInfo& family);
    QString fitText(const FamilyInfo& family) const;
    ModelRow *m_a, *m_b, *m_original;
    std::vector<ModelRow*> m_further;       // C, D, ...
    std::vector<CachedModel> m_known;
    QGridLayout* m_grid;
    QPushButton* m_add;
    QLabel* m_fit;
    QCheckBox* m_keepTokens;    // offered where the parents' tokenizers differ
    MessageBar* m_messages;
    QPushButton* m_open;
    QTimer m_pause;
    int m_serial = 0; // of the newest check; older answers are dropped
};

} // namespace heterosis
