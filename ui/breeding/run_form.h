// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <optional>
#include <vector>

#include "base/json.h"
#include "engine/workbench.h"
#include "style/settings_form.h"

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace heterosis {

class FilePick;
class JudgeTable;
class RateSpin;
class ShareBox;

// The settings of a breeding run, as RUN.json (design.md) says them. The parents are those that are open. What the form does not show of a
// document that was loaded is kept.
class RunForm : public SettingsForm {
    Q_OBJECT
public:
    explicit RunForm(QWidget* parent = nullptr);
    void setParents(const std::optional<OpenRequest>& request, const QString& names);
    // Whether these are those that are open; true where nothing is open yet.
    bool crosses(const std::vector<std::filesystem::path>& parents) const;
    void setKinship(const Text& warning);               // of the open parents; empty: they are near
    Json document() const;                              // absolute paths
    void setDocument(const Json& document, const QString& folder);
    JudgeTable& judges() { return *m_judges; }

private:
    void adapt() override;                              // what belongs to other choices is greyed out; warnings
    void retranslate() override;
    void adaptSchooling();
    void adaptToParents();
    bool personJudges() const;
    std::vector<std::filesystem::path> parents() const;
    Json schooling() const;
    void setSchooling(const Json& schooling, const QString& folder);

    Json m_kept = Json::object(), m_schooling = Json::object(); // of the schooling: what the form does not show
    std::optional<OpenRequest> m_request;
    Text m_kinship;
    QLabel *m_parents, *m_warning, *m_lessons;
    QComboBox *m_operator, *m_grain, *m_strategy, *m_selection, *m_path, *m_who;
    QDoubleSpinBox *m_share, *m_ratioLow, *m_ratioHigh, *m_strengthLow, *m_strengthHigh, *m_selectionSize, *m_mutationRate, *m_mutationSize;
    QSpinBox *m_population, *m_generations, *m_elite, *m_immigrants, *m_maxNew, *m_seed, *m_lessonSteps;
    ShareBox* m_shares;
    FilePick* m_lessonData;
    RateSpin* m_lessonRate;
    QCheckBox *m_racing, *m_baseline;
    JudgeTable* m_judges;
};

} // namespace heterosis
