// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include <optional>

#include "base/json.h"
#include "engine/workbench.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QSpinBox;
class QToolButton;

namespace heterosis {

class JudgeTable;

// The settings of a breeding run, as RUN.json (design.md) says them. The parents are those that are open. What the form does not show of a
// document that was loaded is kept.
class RunForm : public QWidget {
    Q_OBJECT
public:
    explicit RunForm(QWidget* parent = nullptr);
    void setParents(const std::optional<OpenRequest>& request, const QString& names);
    void setKinship(const Text& warning);               // of the open parents; empty: they are near
    Json document() const;                              // absolute paths
    void setDocument(const Json& document, const QString& folder);
    JudgeTable& judges() { return *m_judges; }

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    template <class Box> Box* box(const QString& name, double low, double high, double value, double step = 1);
    QWidget* pair(QWidget* left, QWidget* right);
    void row(const char* label, QWidget* field, const char* help);
    void showDetails(bool on);
    void adapt();                                       // what belongs to other choices is greyed out; warnings
    void retranslate();

    struct Row {
        QLabel* label;
        QWidget* field;
        const char *text, *help;
        bool detail;
    };
    QFormLayout* m_layout;
    std::vector<Row> m_rows;
    bool m_details = false;
    Json m_kept = Json::object();
    std::optional<OpenRequest> m_request;
    Text m_kinship;
    QLabel *m_parents, *m_warning;
    QComboBox *m_operator, *m_grain, *m_strategy, *m_selection, *m_path;
    QDoubleSpinBox *m_share, *m_ratioLow, *m_ratioHigh, *m_strengthLow, *m_strengthHigh, *m_selectionSize, *m_mutationRate, *m_mutationSize;
    QSpinBox *m_population, *m_generations, *m_elite, *m_immigrants, *m_maxNew, *m_seed;
    QCheckBox *m_racing, *m_baseline;
    QToolButton* m_more;
    JudgeTable* m_judges;
};

} // namespace heterosis
