// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/json.h"
#include "engine/education_data.h"
#include "style/settings_form.h"

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace heterosis {

class FilePick;
class RateSpin;

// Who can be taught: a checkpoint, WORKSPACE#ID, or (subject "") the child on the equalizer, which is kept in the studbook first.
struct Learner {
    QString name;
    std::string subject;
    bool isFiles = true;                // a checkpoint on the disk, which an adapter may stand on
};

// The settings of a run of fine-tuning, as RUN.json (docs/formats.md) says them.
class LessonForm : public SettingsForm {
    Q_OBJECT
public:
    explicit LessonForm(QWidget* parent = nullptr);
    void setLearners(const std::vector<Learner>& learners);             // the chosen one stays where it is still there
    const Learner* learner() const;
    void setRaters(const std::vector<Learner>& raters);                 // models that may reward, of the studbook
    void chooseLearner(const std::string& subject);
    void setMultipliers(const std::vector<std::pair<GeneId, double>>& multipliers); // of the equalizer, for the method "by genes"
    void setFile(const QString& file);
    QString file() const;
    void setShape(Shape shape, bool choose);                            // of the file; choose: a kind that can learn from it
    void setSteps(std::int64_t steps) { m_estimated = steps; }          // how many the run will have, as the estimate says
    DataQuestion question() const;
    Json document(const std::string& subject) const;                    // of `finetune`, absolute paths
    void setDocument(const Json& document);                             // of a run that readTrainingSettings() took
    std::string kind() const;
    std::string method() const;
    bool needsData() const;                                             // else the norm suite that rewards brings its prompts
    bool lacksRater() const;                                            // answers are to be rated by a model, and none is chosen

Q_SIGNALS:
    void dataChanged();                 // what the rows are, or how they are read

private:
    void build();
    void wire();
    void adapt() override;              // what belongs to other choices is hidden
    void takeDefaultRate();
    void chooseRater();
    bool asksRater() const;
    void retranslate() override;
    void addPace(Json& run) const;
    void addMethod(Json& run) const;
    void addReward(Json& run) const;
    void addMeasuring(Json& run) const;
    void setReward(const Json& run);
    void setMeasuring(const Json& run);

    bool m_rateTouched = false;
    std::vector<Learner> m_learners;
    std::vector<std::pair<GeneId, double>> m_multipliers;
    std::int64_t m_estimated = 0;
    FilePick *m_file, *m_valid, *m_general, *m_norms, *m_proof;
    QComboBox *m_learner, *m_kind, *m_method, *m_measureOn, *m_paceUnit, *m_schedule, *m_precision, *m_lossOn, *m_rewardBy, *m_rater;
    QSpinBox *m_share, *m_warmup, *m_batch, *m_accumulate, *m_context, *m_seed, *m_rank, *m_alpha, *m_patience, *m_saveMinutes, *m_half, *m_proofHalf;
    QDoubleSpinBox *m_pace, *m_dropout, *m_decay, *m_clip, *m_beta, *m_kl, *m_keepLikely;
    RateSpin* m_rate;
    QCheckBox *m_packing, *m_recompute;
    QLabel* m_genes;
};

} // namespace heterosis
